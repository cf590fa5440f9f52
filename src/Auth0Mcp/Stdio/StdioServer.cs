using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Mcp;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Stdio;

/// <summary>The MCP server over a pair of streams.</summary>
internal static class StdioServer
{
    public const string Name = "auth0-mcp";

    private static readonly int s_threads = (2 * CallCaps.Default.Concurrent) + 8;

    /// <summary>Serves until the input ends or the caller cancels.</summary>
    /// <param name="more">Prompts and resources beside the server's own; null for none.</param>
    public static async Task RunAsync(
        ToolCatalog catalog, ToolInvoker caller, Stream input, Stream output, CancellationToken cancellationToken,
        MoreKnowledge? more = null)
    {
        PackedTables.Release();
        using var pending = new PendingRequests(TimeProvider.System);
        var batches = new Batches();
        await using var answers = new AnswerStream(output, batches);
        await using var guarded = new RequestGuardStream(input, pending, batches, answers);
        await using var transport = new StreamServerTransport(guarded, answers, Name);
        await using var server = McpServer.Create(transport, Options(catalog, caller, pending, more));
        try
        {
            await server.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is a way to end a server.
        }
    }

    /// <summary>
    /// One thread for each call that may work at a time, and some for what is answered at once: the pool by itself starts as many as
    /// there are processors, and another one twice a second. A server that only lists its tools does without.
    /// </summary>
    private static bool MoreThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        return ThreadPool.SetMinThreads(Math.Max(workers, s_threads), completions);
    }

    private static McpServerOptions Options(ToolCatalog catalog, ToolInvoker caller, PendingRequests pending, MoreKnowledge? more)
    {
        var (host, profile) = caller.Tenant;
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = Name,
                Title = "Auth0 Management API",
                Version = ProductVersion.Number,
                Icons = ProtocolIcons.Server
            },
            ServerInstructions = ServerInstructions.For(catalog.IsReadOnly, host, profile, caller.Notice),
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
        };
        var tools =
            new Lazy<List<Tool>>(() => catalog.Tools.Select(tool => ProtocolTools.From(tool, catalog, caller.IsStructured)).ToList());
        options.Handlers.ListToolsHandler = (request, _)
            => ValueTask.FromResult(new ListToolsResult { Tools = tools.Value }.Unchanging(request.Server));
        var calls = new CallHandler(caller, RequestGuard.Refusal);
        var threads = new Lazy<bool>(MoreThreads);
        options.Handlers.CallToolHandler = async (request, cancellation) =>
        {
            _ = threads.Value;

            // The SDK would let a call run on after the client has hung up, and wait for it.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pending.Abandoned);
            return ProtocolTools.Result(await calls.CallAsync(request, either.Token), caller.IsStructured);
        };
        KnowledgeHandlers.AddTo(options, () => caller, pending.Abandoned, more);
        options.Filters.Message.OutgoingFilters.Add(next => async (message, _) =>
        {
            // The SDK writes a message and its end separately: cancelled between the two, the next answer would share its line.
            await next(message, CancellationToken.None);
            if (message.JsonRpcMessage is JsonRpcMessageWithId answer and not JsonRpcRequest)
            {
                pending.Remove(answer.Id);
            }
        });
        return options;
    }
}
