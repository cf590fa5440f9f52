using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Finds the argument that a name means which the tool does not have: an alias of the manifest, another spelling, or the id that
/// its path takes.
/// </summary>
internal static class ArgumentNames
{
    /// <summary>Longer than any argument.</summary>
    private const int LongestName = 60;

    /// <summary>
    /// The arguments under the names that the tool has. A name that means nothing stays, and is refused by the check of the
    /// arguments.
    /// </summary>
    /// <param name="note">Told what was understood.</param>
    public static IReadOnlyDictionary<string, JsonElement> Read(
        ToolDescriptor tool, IReadOnlyList<string> known, IReadOnlyDictionary<string, JsonElement> given,
        List<SchemaViolation> problems, Action<string> note)
    {
        // Those with a name of the tool's own come first: no other name takes their place.
        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in given.OrderBy(argument => IsOwn(argument.Key, known) ? 0 : 1))
        {
            if ((Meant(tool, known, name) ?? WithEnding(known, name, value)) is not { } meant)
            {
                read[name] = value;
            }
            else if (!read.TryAdd(meant, value))
            {
                if (JsonElement.DeepEquals(read[meant], value))
                {
                    // Who sends back what a read showed gives the id twice.
                    continue;
                }

                problems.Add(new SchemaViolation(name, $"means '{meant}', which is given too; give only '{meant}'"));
            }
            else
            {
                note($"'{name}' was read as '{meant}'.");
            }
        }

        return read;
    }

    private static bool IsOwn(string name, IReadOnlyList<string> known)
        => name is ConsentBinding.Argument or DryRunFlag.Argument || known.Contains(name);

    /// <summary>The argument of the tool that a name means; null for its own, and for one that means nothing.</summary>
    public static string? Meant(ToolDescriptor tool, IReadOnlyList<string> known, string name)
        => name.Length is 0 or > LongestName || IsOwn(name, known)
            ? null
            : tool.AliasOf(name) ?? Respelled(known, name)
                ?? (tool is OperationTool operation ? OfResource(operation, known, name) : null);

    /// <summary><c>client</c> for <c>client_id</c>, where a text stands there: an object of that name is the thing itself.</summary>
    private static string? WithEnding(IReadOnlyList<string> known, string name, JsonElement value)
        => name.Length is 0 or > LongestName || IsOwn(name, known) || value.ValueKind != JsonValueKind.String
            ? null
            : Respelled(known, name + "_id");

    /// <summary><c>clientId</c> and <c>client-id</c> for <c>client_id</c>.</summary>
    private static string? Respelled(IReadOnlyList<string> known, string name)
    {
        var found = known.Append(DryRunFlag.Argument).Append(ConsentBinding.Argument).Where(argument => AreAlike(argument, name))
            .Distinct(StringComparer.Ordinal).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>
    /// <c>id</c> for the one id that the path takes; <c>role_id</c> and <c>role_name</c> for the <c>id</c> and the <c>name</c> of
    /// a role.
    /// </summary>
    private static string? OfResource(OperationTool tool, IReadOnlyList<string> known, string name)
        => tool.PathArguments is [var only] && name == "id" && only.EndsWith("_id", StringComparison.Ordinal) ? only
            : ThingBefore(tool.Operation.Path, "{id}") is { } thing && tool.PathArguments.Contains("id")
                && AreAlike(thing + "_id", name) ? "id"
            : known.Contains("name") && Thing(tool.Operation.Path) is { } named && AreAlike(named + "_name", name) ? "name"
            : null;

    private static string? ThingBefore(string path, string parameter)
        => path.IndexOf('/' + parameter, StringComparison.Ordinal) is > 0 and var at ? Thing(path[..at]) : null;

    /// <summary>What a path calls the things it ends with, in the singular.</summary>
    private static string? Thing(string path)
    {
        var plural = path.Split('/').LastOrDefault(static segment => segment.Length > 0 && segment[0] != '{');
        return plural is null or { Length: < 2 } || plural[^1] != 's' ? null
            : plural.EndsWith("ies", StringComparison.Ordinal) ? plural[..^3] + "y"
            : plural[..^1];
    }

    /// <summary>Equal but for case and separators.</summary>
    private static bool AreAlike(string one, string other) => string.Equals(Fold(one), Fold(other), StringComparison.OrdinalIgnoreCase);

    private static string Fold(string name)
        => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
