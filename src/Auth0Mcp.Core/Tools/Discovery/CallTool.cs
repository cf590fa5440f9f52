using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>
/// Calls any tool of one access by its name, on the same pipeline as if it were listed. There is one for each access, so that a client can
/// approve reads alone.
/// </summary>
internal abstract class CallTool : BuiltInTool
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

    public sealed override Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var name = ClientPrefix.Strip(call.Arguments["name"].GetString()!, pipeline.Catalog.Registry);
        if (pipeline.Catalog.Registry.Find(name) is not { } tool || !pipeline.Catalog.Reaches(tool))
        {
            return Task.FromResult(MissingTool.Explain(name, pipeline.Catalog));
        }

        if (tool is BuiltInTool { Toolsets: ["discovery"] } or { IsOnByNameOnly: true })
        {
            return Task.FromResult(CallError.Create("wrong_caller", $"'{name}' is called directly.", $"Call {name} itself."));
        }

        if (tool.Access != Access)
        {
            return Task.FromResult(CallError.Create(
                "wrong_caller", $"'{name}' is a {AccessWords.Of(tool.Access)} tool; {Name} calls {AccessWords.Of(Access)} tools alone.", $"Call {For(tool.Access).Name} with the same name and arguments."));
        }

        var arguments = call.Arguments.TryGetValue("arguments", out var given) ? given : s_noArguments;
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in arguments.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return pipeline.CallAsync(tool, call.For(name, members) with { Via = Name }, cancellationToken);
    }
}
