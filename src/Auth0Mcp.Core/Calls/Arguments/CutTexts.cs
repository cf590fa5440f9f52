using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Refuses to write back what a result showed of a long text (<see cref="Results.ShortenedJson"/>): the rest of it would be lost.
/// </summary>
internal static partial class CutTexts
{
    /// <summary>The error for the first such text in the arguments of a change; null when there is none.</summary>
    public static CallError? Refuse(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (tool.Access == ToolAccess.Read)
        {
            return null;
        }

        foreach (var (name, value) in arguments)
        {
            if (JsonMarshal.GetRawUtf8Value(value).IndexOf(" characters]"u8) >= 0 && First(value, name) is { } path)
            {
                return CallError.InvalidArguments(
                    tool.Name,
                    [new SchemaViolation(
                        path, "is the beginning of a longer text, as a result shows it; the rest would be lost. Send the whole text, "
                        + "or leave it out")]);
            }
        }

        return null;
    }

    private static string? First(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => Ending().IsMatch(value.GetString()!) ? path : null,
        JsonValueKind.Object => value.EnumerateObject()
            .Select(member => First(member.Value, MemberPath.Join(path, member.Name))).FirstOrDefault(static found => found is not null),
        JsonValueKind.Array => value.EnumerateArray()
            .Select((item, index) => First(item, MemberPath.Join(path, index))).FirstOrDefault(static found => found is not null),
        _ => null,
    };

    [GeneratedRegex(@"… \[[0-9]{1,12} of [0-9]{1,12} characters\]\s{0,8}\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Ending();
}
