using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Mcp;

/// <summary>A kind of thing in the tenant whose single ones have an address.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Get">The tool that reads one.</param>
/// <param name="List">The tool that finds some.</param>
/// <param name="Id">The property that tells it from others.</param>
/// <param name="Argument">The argument of the first tool that takes it.</param>
/// <param name="Label">The property that people know it by.</param>
/// <param name="Search">How the second tool finds by the beginning of a name; null where it cannot.</param>
/// <param name="IsRecent">There is no end of them: only the newest are offered.</param>
internal sealed record TenantThing(
    string Name, string Title, string Get, string List, string Id, string Argument, string Label, ThingSearch? Search, bool IsRecent)
{
    public string UriTemplate => $"{TenantThings.Scheme}{Name}/{{{Argument}}}";

    /// <summary>The id in an address of this kind; null when it is another address.</summary>
    public string? IdIn(string uri)
    {
        var start = $"{TenantThings.Scheme}{Name}/";
        return uri.StartsWith(start, StringComparison.Ordinal) && uri.Length > start.Length
            && !uri.AsSpan(start.Length).ContainsAny("/?#")
            ? Uri.UnescapeDataString(uri[start.Length..])
            : null;
    }
}

/// <summary>How some of many are found.</summary>
/// <param name="Argument">Of the tool that lists them.</param>
/// <param name="Value">What it is given, with <c>{typed}</c> in the place of what was typed.</param>
internal sealed record ThingSearch(string Argument, string Value)
{
    /// <summary>The value for what was typed. In a query, every character of it stands for itself.</summary>
    public string For(string typed) => Value.Replace(
        "{typed}", Argument == "q" ? string.Concat(typed.Select(Literal)) : typed, StringComparison.Ordinal);

    private static string Literal(char character) => char.IsLetterOrDigit(character) ? character.ToString() : $"\\{character}";
}

/// <summary>The kinds of things that have addresses. Read when a client asks for the first time.</summary>
internal sealed class TenantThings(ReadCalls calls)
{
    public const string Scheme = "auth0://";

    private readonly Lazy<IReadOnlyList<TenantThing>> _readable = new(() => [.. Read().Where(thing => calls.Reaches(thing.Get))]);

    /// <summary>Those that this process can read.</summary>
    public IReadOnlyList<TenantThing> Readable => _readable.Value;

    /// <summary>All that there are.</summary>
    public static IEnumerable<TenantThing> Read() => JsonElement.Parse(ManagementResources.Json).EnumerateArray()
        .Select(static thing => new TenantThing(
            Text(thing, "name"), Text(thing, "title"), Text(thing, "get"), Text(thing, "list"), Text(thing, "id"),
            Text(thing, "argument"), Text(thing, "label"),
            Text(thing, "search_by") is { Length: > 0 } argument ? new ThingSearch(argument, Text(thing, "search")) : null,
            thing.GetProperty("recent").GetBoolean()));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
