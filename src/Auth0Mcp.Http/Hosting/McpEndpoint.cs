using System.Text.Json.Nodes;
using Auth0Mcp.Mcp;
using Auth0Mcp.Team.People;
using Auth0Mcp.Team.Settings;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// MCP over Streamable HTTP. Whom a message is from is read off the request that brought it, every time: nothing of a person is
/// kept from one request to the next.
/// </summary>
internal static class McpEndpoint
{
    private const string Name = "auth0-mcp-http";

    /// <summary>The member of <c>_meta</c> that names a change, for clients that cannot set headers per call.</summary>
    private const string IdempotencyMember = "io.github.auth0mcp/idempotency-key";

    private const string IdempotencyHeader = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <summary>The tools of a person change with the settings of the server, and so with a restart.</summary>
    private static readonly TimeSpan s_listLife = TimeSpan.FromMinutes(5);

    public static void AddTo(IServiceCollection services, IHttpContextAccessor accessor, ServerSettings settings, MoreKnowledge more)
    {
        services.AddMcpServer(options =>
        {
            options.ServerInfo = new Implementation
            {
                Name = Name,
                Title = "Auth0 Management API",
                Version = ProductVersion.Number,
                Icons = ProtocolIcons.Server
            };
            options.Capabilities = new ServerCapabilities { Tools = new ToolsCapability() };
            options.Handlers.ListToolsHandler = (request, _) => ValueTask.FromResult(
                new ListToolsResult { Tools = Caller.Of(accessor.HttpContext).Grant.Tools }.GoodFor(s_listLife, request.Server));
            options.Handlers.CallToolHandler = async (request, cancellation) => await CallAsync(accessor.HttpContext, request, cancellation);
            KnowledgeHandlers.AddTo(options, () => Caller.Of(accessor.HttpContext).Pipeline, CancellationToken.None, more);
        }).WithHttpTransport(transport =>
        {
            transport.SessionMode = settings.HasSessionAffinity
                ? HttpServerSessionMode.StatefulForInitializeClients
                : HttpServerSessionMode.Stateless;
            transport.ConfigureSessionOptions = static (context, options, _) =>
            {
                var caller = Caller.Of(context);
                var (host, profile) = caller.Pipeline.Tenant;
                options.ServerInstructions = ServerInstructions.For(caller.Grant.Catalog.IsReadOnly, host, profile);
                return Task.CompletedTask;
            };
        });
    }

    private static async Task<CallToolResult> CallAsync(
        HttpContext? context, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(context);
        if (KeyOf(context!, request.Params.Meta) is { } key)
        {
            context!.Features.Set(caller with { IdempotencyKey = key });
        }

        var result = await new CallHandler(caller.Pipeline, static _ => null).CallAsync(request, cancellationToken);
        return ProtocolTools.Result(result, isStructured: false);
    }

    /// <summary>Null when the client named no key, or none that can be one.</summary>
    private static string? KeyOf(HttpContext context, JsonObject? meta)
    {
        var given = meta?[IdempotencyMember] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : context.Request.Headers[IdempotencyHeader].ToString();
        return given.Length is > 0 and <= LongestKey ? given : null;
    }
}
