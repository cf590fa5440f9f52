using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Mcp;

/// <summary>One thing of the tenant.</summary>
/// <param name="Label">What people know it by; empty where it has no name.</param>
internal sealed record FoundThing(string Id, string Label);

/// <summary>Things of one kind.</summary>
/// <param name="IsAll">There are no others that could fit.</param>
internal sealed record FoundThings(IReadOnlyList<FoundThing> Items, bool IsAll);

/// <summary>
/// Finds things of the tenant by a part of their names, with the list that a client could call itself. Where the API can search,
/// it is asked to; else all pages are read, up to a bound. What is found is remembered for some seconds, as clients ask for
/// every letter.
/// </summary>
internal sealed class ThingFinder(ReadCalls calls, TimeProvider time)
{
    /// <summary>Requests for one answer.</summary>
    private const int MostPages = 5;

    private const int PageSize = 100;

    /// <summary>Answers that are remembered; more are asked again.</summary>
    private const int MostRemembered = 64;

    /// <summary>Characters of a name that a search is made for.</summary>
    private const int LongestSearch = 100;

    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(30);
    private static readonly FoundThings s_none = new([], IsAll: true);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Search), (DateTimeOffset Until, FoundThings Found)> _remembered = [];

    /// <summary>Candidates for what was typed; others may be among them. None where the tenant cannot be asked.</summary>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public async Task<FoundThings> FindAsync(TenantThing thing, string typed, CancellationToken cancellationToken)
    {
        if (!calls.Reaches(thing.List))
        {
            return s_none;
        }

        var all = Remembered(thing, "");
        var search = thing.Search is null || all is { IsAll: true } || typed.Length > LongestSearch ? "" : typed;
        return (search.Length == 0 ? all : Remembered(thing, search)) ?? await ReadAsync(thing, search, cancellationToken);
    }

    private FoundThings? Remembered(TenantThing thing, string search)
    {
        lock (_gate)
        {
            return _remembered.TryGetValue((thing.Name, search), out var known) && known.Until > time.GetUtcNow() ? known.Found : null;
        }
    }

    private void Remember(TenantThing thing, string search, FoundThings found)
    {
        lock (_gate)
        {
            if (_remembered.Count >= MostRemembered)
            {
                _remembered.Clear();
            }

            _remembered[(thing.Name, search)] = (time.GetUtcNow() + s_memory, found);
        }
    }

    private async Task<FoundThings> ReadAsync(TenantThing thing, string search, CancellationToken cancellationToken)
    {
        // What can be searched for is narrowed by the next letter, and of what has no end the newest are meant.
        var pages = thing.IsRecent || thing.Search is not null ? 1 : MostPages;
        var items = new List<FoundThing>();
        var arguments = First(thing, search);
        for (var page = 0; arguments is not null && page < pages; page++)
        {
            var result = await calls.CallAsync(thing.List, arguments, cancellationToken);
            if (result.IsError)
            {
                break;
            }

            arguments = Read(result, thing, items);
        }

        var found = items.Count == 0 ? s_none : new FoundThings(items, IsAll: arguments is null);
        Remember(thing, search, found);
        return found;
    }

    private Dictionary<string, JsonElement> First(TenantThing thing, string search)
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["fields"] = ReadCalls.Text($"{thing.Id},{thing.Label}"),
        };
        if (calls.PageOf(thing.List) is { } shape && (shape.HasOffset || shape.HasCheckpoint))
        {
            arguments[shape.HasOffset ? "per_page" : "take"] = JsonElement.Parse($"{PageSize}");
        }

        if (search.Length > 0)
        {
            arguments[thing.Search!.Argument] = ReadCalls.Text(thing.Search.For(search));
        }

        return arguments;
    }

    /// <summary>Adds the things of a page, and returns the arguments of the next one.</summary>
    private static Dictionary<string, JsonElement>? Read(CallResult result, TenantThing thing, List<FoundThing> items)
    {
        var page = DeepJson.Parse(result.Body);
        if (!page.TryGetProperty("items", out var found))
        {
            return null;
        }

        items.AddRange(found.EnumerateArray().Select(item => new FoundThing(Text(item, thing.Id), Text(item, thing.Label)))
            .Where(static item => item.Id.Length > 0));
        return page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.Object
            ? next.EnumerateObject().ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal)
            : null;
    }

    private static string Text(JsonElement item, string name)
        => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
