using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary><c>dry_run</c> beside the arguments of any tool. Once a call is dry it stays so, whoever passes it on.</summary>
internal static class DryRunFlag
{
    public const string Argument = "dry_run";

    private const string Expected =
        "expected boolean: true changes nothing and returns the request; false, or leaving it out, makes the change";

    /// <summary>True for the flag of a tool that declares it; an operation that has such an argument means something else.</summary>
    public static bool Is(ToolDescriptor tool, string argument) => argument == Argument && tool is not OperationTool;

    /// <summary>
    /// The call with the flag in its place instead of among the arguments. A property of the API that has its name stays what it
    /// is.
    /// </summary>
    public static ToolCall Take(ToolDescriptor tool, IReadOnlyList<string> known, ToolCall call, List<SchemaViolation> problems)
    {
        if (!call.Arguments.TryGetValue(Argument, out var value) || (tool is OperationTool && known.Contains(Argument)))
        {
            return call;
        }

        if (Read(value) is not { } isDry)
        {
            problems.Add(new SchemaViolation(Argument, Expected));
            return call;
        }

        if (isDry && tool.Access == ToolAccess.Read)
        {
            call.Context.Note("dry_run was ignored: a read changes nothing.");
        }

        return call with
        {
            Arguments = call.Arguments.Where(static argument => argument.Key != Argument).ToDictionary(StringComparer.Ordinal),
            IsDryRun = call.IsDryRun || (isDry && tool.Access != ToolAccess.Read),
        };
    }

    /// <summary>Null for what may mean either, as null itself does.</summary>
    private static bool? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when JsonText.IsSound(value) && bool.TryParse(value.GetString(), out var flag) => flag,
        _ => null,
    };
}
