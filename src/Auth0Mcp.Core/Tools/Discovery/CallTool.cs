using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>
/// Calls any tool of one access by its name, on the same pipeline as if it were listed. There is one for each access, so that a
/// client can approve reads alone.
/// </summary>
internal abstract class CallTool : CallerTool
{
    private static readonly JsonElement s_noArguments = JsonElement.Parse("{}"u8);

    /// <summary>The one for tools of that access.</summary>
    public static CallTool For(ToolAccess access) => access switch
    {
        ToolAccess.Read => CallReadTool.Instance,
        ToolAccess.Write => CallWriteTool.Instance,
        _ => CallDestructiveTool.Instance,
    };

    public sealed override IReadOnlyList<string> Toolsets { get; } = ["discovery"];

    public sealed override bool IsCore => true;

    public sealed override bool IsIdempotent => Access == ToolAccess.Read;

    public sealed override ToolAccess? Calls => Access;

    public sealed override string? AliasOf(string argument) => argument switch
    {
        "tool" or "tool_name" or "toolName" => "name",
        "args" or "params" or "parameters" or "input" => "arguments",
        _ => null,
    };

    public sealed override CallTarget Unwrap(ToolCall call, ToolCatalog catalog)
    {
        var name = ClientPrefix.Strip(call.Arguments["name"].GetString()!, catalog.Registry);
        var given = call.Arguments.TryGetValue("arguments", out var arguments) ? arguments : s_noArguments;
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        var meant = call.For(name, members) with { Via = Name };
        var tool = catalog.Registry.Find(name);
        return new CallTarget(tool, meant, Refusal(name, tool, catalog));
    }

    private CallError? Refusal(string name, ToolDescriptor? tool, ToolCatalog catalog)
        => tool is null || !catalog.Reaches(tool) ? MissingTool.Explain(name, catalog)
            : tool.Toolsets is ["discovery"] || tool.IsOnByNameOnly
                ? new CallError("wrong_caller", $"'{name}' is called directly.", $"Call {name} itself.")
            : tool.Access != Access
                ? new CallError(
                    "wrong_caller",
                    $"'{name}' is a {AccessWords.Of(tool.Access)} tool; {Name} calls {AccessWords.Of(Access)} tools alone.",
                    $"Call {For(tool.Access).Name} with the same name and arguments.")
            : null;
}
