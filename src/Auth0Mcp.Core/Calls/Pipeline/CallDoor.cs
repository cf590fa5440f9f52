using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Catalog;

namespace Auth0Mcp.Calls.Pipeline;

/// <summary>Finds the tool that a call means, through those that only pass calls on.</summary>
internal sealed class CallDoor(ToolCatalog catalog, ToolPlans plans)
{
    /// <exception cref="TimeoutException">The arguments cannot be read within the time of the call.</exception>
    public CallTarget Open(ToolCall given)
    {
        var call = given with { Tool = ClientPrefix.Strip(given.Tool, catalog.Registry) };
        if (catalog.Find(call.Tool) is not { } tool)
        {
            return new CallTarget(catalog.Registry.Find(call.Tool), call, MissingTool.Explain(call.Tool, catalog));
        }

        while (tool is CallerTool caller)
        {
            var plan = plans.For(caller);
            var (read, unclear, fit) = ArgumentReader.Read(caller, plan, call);
            var refused = unclear.Count > 0
                ? CallError.InvalidArguments(caller.Name, unclear)
                : ArgumentChecker.Check(caller, plan, read, static _ => false, fit);
            if (refused is not null)
            {
                return new CallTarget(caller, read, refused);
            }

            var target = caller.Unwrap(read, catalog);
            if (target is not { Tool: { } meant, Refusal: null })
            {
                return target;
            }

            (tool, call) = (meant, target.Call);
        }

        return new CallTarget(tool, call);
    }
}
