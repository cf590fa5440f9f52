using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Mcp;

/// <summary>
/// Calls of read tools that a client asks for in another way than by name: they pass the door and the pipeline like every other.
/// </summary>
internal sealed class ReadCalls(ToolInvoker caller)
{
    /// <summary>True when a client could call the tool itself.</summary>
    public bool Reaches(string tool)
        => caller.Catalog.Registry.Find(tool) is { } found && found.Access == ToolAccess.Read && caller.Catalog.Reaches(found);

    /// <summary>How the list of a tool is paged; null for one that is not a list.</summary>
    public PageShape? PageOf(string tool) => (caller.Catalog.Registry.Find(tool) as OperationTool)?.Page;

    /// <summary>Calls the tool as the client would: by its name, or through the caller of reads.</summary>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public Task<CallResult> CallAsync(
        string tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments, CancellationToken cancellationToken)
    {
        if (caller.Catalog.Find(tool) is null)
        {
            var asked = JsonElement.Parse(ResultJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", tool);
                writer.WriteObject("arguments", arguments);
                writer.WriteEndObject();
            }));
            (tool, arguments) = (CallReadTool.Instance.Name, asked.EnumerateObject()
                .Select(static member => KeyValuePair.Create(member.Name, member.Value)));
        }

        return caller.CallAsync(
            new ToolCall(tool, new Dictionary<string, JsonElement>(arguments, StringComparer.Ordinal)), cancellationToken);
    }

    /// <summary>A text as an argument.</summary>
    public static JsonElement Text(string text) => JsonElement.Parse(ResultJson.Write(writer => writer.WriteStringValue(text)));
}
