using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>The argument that removes members without a null, for clients that cannot send one.</summary>
internal static class RemovedPaths
{
    public const string Argument = "_remove";

    /// <summary>Paths in one call: each is looked for among all that is stored.</summary>
    private const int MostPaths = 100;

    /// <summary>Writes the removals into the draft as the nulls of a merge patch, and returns their paths of names.</summary>
    public static IReadOnlyList<string[]> PutInto(
        UpdateDraft draft, IReadOnlyDictionary<string, JsonElement> given, Func<string, string> propertyOf)
    {
        var removed = new List<string[]>();
        List<string> texts = given.TryGetValue(Argument, out var paths)
            ? [.. paths.EnumerateArray().Select(static path => path.GetString()!)]
            : [];
        if (texts.Count > MostPaths)
        {
            draft.Problems.Add(new SchemaViolation(
                Argument, $"takes at most {MostPaths} paths in one call; remove the others in another"));
            return removed;
        }

        foreach (var text in texts)
        {
            if (Find(text, draft, propertyOf) is not { } names)
            {
                draft.Problems.Add(new SchemaViolation(
                    Argument, $"nothing is stored at {MessageFormat.Name(text)}; write a path such as options.import_mode"));
            }
            else if (Put(draft.Body, names))
            {
                draft.Touch(names[0]);
                removed.Add(names);
            }
            else
            {
                draft.Problems.Add(new SchemaViolation(
                    Argument, $"{MessageFormat.Name(text)} is also given a value; give it in one of the two places"));
            }
        }

        return removed;
    }

    /// <summary>The names of a stored member; names may have dots in them, and the longest one that is stored counts.</summary>
    private static string[]? Find(string path, UpdateDraft draft, Func<string, string> propertyOf)
    {
        var owner = (JsonElement?)draft.Stored.Json;
        var names = new List<string>();
        for (var rest = path; rest.Length > 0;)
        {
            if (owner is not { ValueKind: JsonValueKind.Object } members)
            {
                return null;
            }

            var isTop = names.Count == 0;
            var name = members.EnumerateObject().Select(static member => member.Name)
                .Where(member => IsFirst(rest, isTop ? draft.ArgumentOf(member) : member))
                .MaxBy(static member => member.Length);
            if (name is null)
            {
                // What the API does not show may be there all the same.
                return isTop && !rest.Contains('.', StringComparison.Ordinal) ? [propertyOf(rest)] : null;
            }

            rest = rest[Math.Min(rest.Length, (isTop ? draft.ArgumentOf(name) : name).Length + 1)..];
            names.Add(name);
            owner = members.GetProperty(name);
        }

        return names.Count == 0 ? null : [.. names];
    }

    private static bool IsFirst(string path, string name)
        => path == name || (path.Length > name.Length && path[name.Length] == '.' && path.StartsWith(name, StringComparison.Ordinal));

    /// <summary>False where a value stands already.</summary>
    private static bool Put(JsonObject body, string[] names)
    {
        var owner = body;
        foreach (var name in names[..^1])
        {
            if (!owner.ContainsKey(name))
            {
                owner[name] = new JsonObject();
            }

            if (owner[name] is not JsonObject inner)
            {
                return false;
            }

            owner = inner;
        }

        if (owner.TryGetPropertyValue(names[^1], out var value) && value is not null)
        {
            return false;
        }

        owner[names[^1]] = null;
        return true;
    }
}
