using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>What the application of a project is called.</summary>
internal static class ProjectName
{
    public const string Argument = "name";

    /// <summary>What is wrong with the name of a call; null when nothing is, or none is given.</summary>
    public static CallError? Check(ToolDescriptor tool, ToolCall call)
        => Project.Given(call, Argument) is { } name && !IsRight(name)
            ? CallError.InvalidArguments(
                tool.Name,
                [new SchemaViolation(
                Argument, "expected a name of at most 100 characters without '<', '>', line breaks and characters that are not seen")])
            : null;

    /// <summary>The name in the call, else that in package.json, else that of the folder.</summary>
    public static string Of(ToolCall call, ProjectFolder folder)
        => Project.Given(call, Argument)
            ?? new[] { InPackage(folder), folder.Name }.FirstOrDefault(static name => name is not null && IsRight(name))
                ?? "My application";

    private static bool IsRight(string name)
        => name.Trim().Length > 0 && name.Length <= 100 && name == name.Trim()
           && !name.Any(static character => character is '<' or '>' or '\u2028' or '\u2029' || char.IsControl(character)
               || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format
                   or System.Globalization.UnicodeCategory.Surrogate);

    private static string? InPackage(ProjectFolder folder)
    {
        try
        {
            return folder.Find("package.json") is { } file && folder.Text(file) is { Length: > 0 } text
                && JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } package
                && package.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it is half a surrogate pair.
            return null;
        }
    }
}
