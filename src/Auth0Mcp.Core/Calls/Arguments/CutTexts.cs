using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Refuses to write back what a result showed of a long text (<see cref="Results.ShortenedJson"/>), or a plan of a long list: the rest
/// of it would be lost. Lists that a result cut have no mark; <see cref="Updates.CutLists"/> knows them by what is stored.
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
            if (MayBeIn(JsonMarshal.GetRawUtf8Value(value)) && JsonIntegrity.IsSound(value) && First(value, name) is { } found)
            {
                return CallError.InvalidArguments(tool.Name, [found]);
            }
        }

        return null;
    }

    private static bool MayBeIn(ReadOnlySpan<byte> raw)
        => raw.IndexOf(" characters]"u8) >= 0 || raw.IndexOf(" more\""u8) >= 0 || raw.IndexOf("\"(a"u8) >= 0
            || raw.IndexOf("\\u"u8) >= 0;

    private static SchemaViolation? First(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when Mark().IsMatch(value.GetString()!):
                return new SchemaViolation(
                    path, "holds the beginning of a longer text, as a result shows it; the rest would be lost. Send the whole text, or "
                    + "leave it out");
            case JsonValueKind.String when Count().IsMatch(value.GetString()!):
                return new SchemaViolation(
                    path, "says how much there is, as a plan shows it, and is not a value. Send all of it, or leave it out");
            case JsonValueKind.Array
                when value.EnumerateArray().LastOrDefault() is { ValueKind: JsonValueKind.String } last
                    && Rest().IsMatch(last.GetString()!):
                return new SchemaViolation(
                    path, "is the beginning of a longer list, as a plan shows it; the rest would be lost. Send the whole list, or leave "
                    + "it out");
            case JsonValueKind.Object:
                return value.EnumerateObject().Select(member => First(member.Value, MemberPath.Join(path, member.Name)))
                    .FirstOrDefault(static found => found is not null);
            case JsonValueKind.Array:
                return value.EnumerateArray().Select((item, index) => First(item, MemberPath.Join(path, index)))
                    .FirstOrDefault(static found => found is not null);
            default:
                return null;
        }
    }

    /// <summary>What <see cref="ArgumentSummary"/> writes behind the first items of a list.</summary>
    [GeneratedRegex(@"^\s{0,8}(?:…|\.\.\.) and [0-9]{1,12} more\s{0,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rest();

    /// <summary>What it writes in place of a list or an object that is too long.</summary>
    [GeneratedRegex(
        @"^\((?:a list of [0-9]{1,12}|an object with [0-9]{1,12} members?)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    /// <summary>What a result writes behind the beginning of a text; whatever was added behind it does not bring the rest back.</summary>
    [GeneratedRegex(@"… \[[0-9]{1,12} of [0-9]{1,12} characters\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
