using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>The identifier of an API, as it goes into files.</summary>
internal static class Audience
{
    public const string Argument = "audience";

    /// <summary>What is wrong with the one of a call; null when nothing is, or none is given.</summary>
    public static CallError? Check(ToolDescriptor tool, ToolCall call)
        => Project.Given(call, Argument) is { } audience
            && audience.Any(static character => char.IsControl(character) || char.IsWhiteSpace(character)
                || character is '\u2028' or '\u2029' or '"' or '\'' or '`' or '\\' or '<' or '>' or '$' or '{' or '}')
            ? CallError.InvalidArguments(
                tool.Name,
                [new SchemaViolation(
                Argument, "expected the identifier of an API, e.g. https://api.example.com, without blanks, quotes and brackets")])
            : null;
}
