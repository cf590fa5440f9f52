using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Validation;

/// <summary>Places in a value, written as the checker of arguments writes them: <c>options.scopes[2].value</c>.</summary>
internal static class MemberPath
{
    public static string Join(string path, string name) => path + InstancePath.Step(name, isFirst: path.Length == 0);

    public static string Join(string path, int index) => $"{path}[{index}]";

    public static string Of(IEnumerable<string> names) => names.Aggregate("", Join);

    /// <summary>The path is that of an argument, or leads into it.</summary>
    public static bool IsWithin(string path, string argument)
        => path.StartsWith(argument, StringComparison.Ordinal)
            && (path.Length == argument.Length || path[argument.Length] is '.' or '[');

    /// <summary>The value at a path of names; null when something on the way is not an object that has the name.</summary>
    public static JsonElement? Find(JsonElement? value, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            value = Member(value, name);
        }

        return value;
    }

    public static JsonElement? Member(JsonElement? value, string name)
        => value is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(name, out var member) ? member : null;

    /// <summary>
    /// The members of an object, for who asks for many of them: <see cref="Member"/> goes through the object each time.
    /// </summary>
    public static MemberIndex Members(JsonElement? value) => new(value);

    /// <summary>A member that is text; null when there is none.</summary>
    public static string? Text(JsonElement? value, string name)
        => Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The object that a path of names leads through to its last name.</summary>
    public static JsonObject? OwnerIn(JsonObject root, ReadOnlySpan<string> names)
    {
        var owner = root;
        foreach (var name in names[..^1])
        {
            if (owner[name] is not JsonObject inner)
            {
                return null;
            }

            owner = inner;
        }

        return owner;
    }
}

/// <summary>The members of one object by name.</summary>
internal sealed class MemberIndex
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    public MemberIndex(JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Object } owner)
        {
            foreach (var member in owner.EnumerateObject())
            {
                _members[member.Name] = member.Value;
            }
        }
    }

    /// <summary>The names in their order.</summary>
    public IReadOnlyCollection<string> Names => _members.Keys;

    /// <summary>The member of that name; null when there is none.</summary>
    public JsonElement? this[string name] => _members.TryGetValue(name, out var value) ? value : null;
}
