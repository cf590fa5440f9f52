using System.Runtime.CompilerServices;
using Auth0Mcp.Calls.Pipeline;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary>Adds prompts, resources and completions to a server. Nothing of them is read before a client asks.</summary>
internal static class KnowledgeHandlers
{
    /// <param name="caller">The pipeline of whoever asks.</param>
    /// <param name="abandoned">The client has hung up.</param>
    /// <param name="more">What there is beside the server's own; null for nothing.</param>
    public static void AddTo(McpServerOptions options, Func<ToolInvoker> caller, CancellationToken abandoned, MoreKnowledge? more = null)
    {
        var knowledge = new KnowledgeOf(caller, more ?? MoreKnowledge.None);
        options.Capabilities ??= new ServerCapabilities();
        options.Capabilities.Prompts = new PromptsCapability();
        options.Capabilities.Resources = new ResourcesCapability();
        options.Capabilities.Completions = new CompletionsCapability();
        var handlers = options.Handlers;
        handlers.ListPromptsHandler = (request, _) => ValueTask.FromResult(knowledge.Now.Prompts.List(request.Server));
        handlers.GetPromptHandler = (request, _) => ValueTask.FromResult(knowledge.Now.Prompts.Get(request.Params));
        handlers.ListResourcesHandler = (request, _) => ValueTask.FromResult(knowledge.Now.Resources.List(request.Server));
        handlers.ListResourceTemplatesHandler = (request, _) => ValueTask.FromResult(knowledge.Now.Resources.Templates(request.Server));
        handlers.ReadResourceHandler = async (request, cancellation) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, abandoned);
            return await knowledge.Now.Resources.ReadAsync(request.Params?.Uri ?? "", request.Server, either.Token);
        };
        handlers.CompleteHandler = async (request, cancellation) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, abandoned);
            return await knowledge.Now.Completions.CompleteAsync(request.Params, either.Token);
        };
    }

    /// <summary>What belongs to each pipeline, kept as long as that one is there.</summary>
    private sealed class KnowledgeOf(Func<ToolInvoker> caller, MoreKnowledge more)
    {
        private readonly ConditionalWeakTable<ToolInvoker, Knowledge> _known = [];

        public Knowledge Now => _known.GetValue(caller(), now => new Knowledge(now, more));
    }

    private sealed class Knowledge
    {
        public Knowledge(ToolInvoker caller, MoreKnowledge more)
        {
            var calls = new ReadCalls(caller);
            var things = new TenantThings(calls);
            var library = new PromptLibrary(caller.Catalog, more.Prompts);
            Prompts = new PromptHandler(library);
            Resources = new ResourceHandler(caller, calls, things, more);
            Completions = new CompletionHandler(library, new ThingFinder(calls, caller.Time), things);
        }

        public PromptHandler Prompts { get; }

        public ResourceHandler Resources { get; }

        public CompletionHandler Completions { get; }
    }
}
