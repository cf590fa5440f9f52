using System.Collections.ObjectModel;
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

    /// <summary>Calls the tool as the client would: by its name, or through the caller of reads.</summary>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public Task<CallResult> CallAsync(string tool, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var isListed = caller.Catalog.Find(tool) is not null;
        var json = JsonElement.Parse(ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            if (isListed)
            {
                Write(writer, arguments);
            }
            else
            {
                writer.WriteString("name", tool);
                writer.WriteStartObject("arguments");
                Write(writer, arguments);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }));
        var given = json.EnumerateObject()
            .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);
        return caller.CallAsync(
            new ToolCall(isListed ? tool : CallReadTool.Instance.Name, new ReadOnlyDictionary<string, JsonElement>(given)),
            cancellationToken);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            writer.WriteString(name, value);
        }
    }
}
