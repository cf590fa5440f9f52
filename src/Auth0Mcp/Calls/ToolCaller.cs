using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>
/// The one road of every call: enabled? → arguments against the whole schema → defaults → HTTP → redaction and paging.
/// Whoever calls (MCP client, command line), the answer is a result; only cancellation by the caller is an exception.
/// </summary>
internal sealed class ToolCaller(ToolCatalog catalog, Func<IManagementApi> api)
{
    private readonly ToolPlans _plans = new();

    /// <summary>Calls a tool by name.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> CallAsync(string name, IReadOnlyDictionary<string, JsonElement> arguments, CancellationToken cancellationToken)
    {
        if (catalog.Find(name) is not { } tool)
        {
            return UnknownTool(name);
        }

        var plan = _plans.For(tool);
        if (ArgumentChecker.Check(tool, plan, arguments) is { } refused)
        {
            return refused;
        }

        var complete = plan.Defaults.Apply(arguments);
        if (tool.RequiresChange && !arguments.Keys.Any(argument => tool.BodyProperty(argument) is not null))
        {
            return NothingToChange(tool, plan);
        }

        return await SendAsync(tool, plan, new ToolArguments(complete), cancellationToken);
    }

    private async Task<CallResult> SendAsync(OperationTool tool, ToolPlan plan, ToolArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await tool.SendAsync(api(), arguments, cancellationToken);
            return response.IsSuccessStatusCode
                ? await ResponseReader.ReadAsync(tool, plan, arguments, response, cancellationToken)
                : await ApiError.ReadAsync(tool, response, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return TransportError.Explain(exception, tool);
        }
    }

    private CallResult UnknownTool(string name)
    {
        if (ManagementCatalog.Find(name) is { } disabled)
        {
            return catalog.IsReadOnly && disabled.Access != ToolAccess.Read
                ? CallError.Create("tool_disabled", $"'{name}' is not available: this server is in read-only mode.", "Ask the user to restart the server without read-only mode if the change is wanted.")
                : CallError.Create("tool_disabled", $"'{name}' is not enabled on this server.", $"Ask the user to start the server with --tools '{name}' or --toolsets {disabled.Toolsets[0]} if it is needed.");
        }

        var names = catalog.Tools.Select(static tool => tool.Name);
        var shown = name.Length > 80 ? name[..80] + "…" : name;
        return CallError.Create("unknown_tool", $"There is no tool '{shown}'{NearMiss.SeveralQuestion(name, names)}", "Call one of the tools in the list of tools.");
    }

    private static CallResult NothingToChange(OperationTool tool, ToolPlan plan)
    {
        var properties = plan.ArgumentNames.Where(argument => tool.BodyProperty(argument) is not null).ToList();
        var shown = string.Join(", ", properties.Take(12)) + (properties.Count > 12 ? $" and {properties.Count - 12} more" : "");
        return CallError.Create("invalid_arguments", $"Nothing to change: give at least one of {shown}.", $"Add what should change and call {tool.Name} again.");
    }
}
