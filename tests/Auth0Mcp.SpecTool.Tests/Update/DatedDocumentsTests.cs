using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>
/// A walk over dated documents, each update on what the one before left: with additions, removals, returns, renames, moved
/// parameters and new groups. At every date the decisions are the errors of a build, in both directions, and a second update
/// changes nothing.
/// </summary>
public sealed class DatedDocumentsTests : IDisposable
{
    private readonly LibrarySpec _library = new();
    private readonly DatedWalk _walk;

    public DatedDocumentsTests() => _walk = new DatedWalk(_library.Bench);

    /// <summary>What each date changes of the library; the dates run on from 2026-02-01.</summary>
    private static readonly Action<JsonObject>[] s_dates =
    [
        Nothing,
        document => Add(document, "/loans", "get", "list_loans", "loans"),
        document => Add(document, "/loans/{id}", "delete", "delete_loan", "loans"),
        document => document["paths"]!.AsObject().Remove("/shelves/{id}"),
        document => document["paths"]!["/shelves/{id}"] = Library.Document()["paths"]!["/shelves/{id}"]!.DeepClone(),
        document => document["paths"]!["/books"]!["post"]!["operationId"] = "create_book",
        MoveParameter,
        document => document["paths"]!["/books"]!["get"]!["x-operation-group"] = new JsonArray("library", "volumes"),
        document => document["paths"]!.AsObject().Remove("/loans"),
        document => Add(document, "/loans", "get", "get_all_loans", "lending"),
        document => document["components"]!["schemas"]!["Person"]!["properties"]!["card_pin"] = JsonNode.Parse(
            """{ "type": "string" }"""),
        document => document["components"]!["schemas"]!["Person"]!["properties"]!.AsObject().Remove("card_pin"),
        document => Rename(document, "Person", "Author"),
        document => document["paths"]!.AsObject().Remove("/books"),
        document => document["paths"]!["/books"] = Library.Document()["paths"]!["/books"]!.DeepClone(),
        document => Add(document, "/members/{id}/loans", "get", "list_member_loans", "loans"),
    ];

    /// <summary>The shelf went and is back, and an operation has another name.</summary>
    private const int AfterReturnAndRename = 5;

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task EveryDate_ListsExactlyWhatABuildReports()
    {
        await _library.CreateAsync();
        var document = Library.Document();
        var day = new DateOnly(2026, 2, 1);
        foreach (var (index, change) in s_dates.Index())
        {
            change(document);
            await _walk.StepAsync(document, day);
            day = day.AddDays(1);
            if (index is AfterReturnAndRename)
            {
                _walk.DemandItCompiles();
            }
        }

        _walk.DemandItCompiles();
    }

    [Fact]
    public async Task EveryDateBackwards_ListsExactlyWhatABuildReportsAndEndsWhereItBegan()
    {
        await _library.CreateAsync();
        var states = new List<JsonObject>();
        var document = Library.Document();
        foreach (var change in s_dates.Take(7))
        {
            change(document);
            states.Add(document.DeepClone().AsObject());
        }

        var day = new DateOnly(2026, 3, 1);
        foreach (var (index, state) in states.Concat(Enumerable.Reverse(states)).Append(Library.Document()).Index())
        {
            await _walk.StepAsync(state, day);
            day = day.AddDays(1);
            if (index == states.Count - 1)
            {
                _walk.DemandItCompiles();
            }
        }

        _walk.DemandItCompiles();

        // Whatever was asked on the way, the tools of the beginning are there as they were.
        var tools =
            ToolCatalog.Of(
                SpecFolder.Read(_library.Folder)).Tools.Select(
                static tool => $"{tool.Entry.Name} {tool.Entry.Operation} {tool.Entry.Title}");
        Assert.Equal(
            ["auth0_list_books get_books List books", "auth0_get_shelf get_shelf Get shelf", "auth0_create_book post_books Create book"],
            tools.Take(3));
    }

    /// <summary>27 revisions that nobody wrote, and all the way back.</summary>
    [Fact]
    public async Task RevisionsThatNobodyWrote_ListExactlyWhatABuildReportsForwardAndBackward()
    {
        await _library.CreateAsync();
        var revision = new RandomRevision(seed: 2026);
        var states = new List<JsonObject> { Library.Document() };
        while (states.Count < 28)
        {
            var next = states[^1].DeepClone().AsObject();
            revision.Change(next);
            states.Add(next);
        }

        var day = new DateOnly(2026, 4, 1);
        foreach (var (index, state) in states.Skip(1).Concat(Enumerable.Reverse(states).Skip(1)).Index())
        {
            await _walk.StepAsync(state, day);
            day = day.AddDays(1);
            if (index == states.Count - 2)
            {
                _walk.DemandItCompiles();
            }
        }

        _walk.DemandItCompiles();
        var tools = ToolCatalog.Of(SpecFolder.Read(_library.Folder)).Tools.ToLookup(static tool => tool.Entry.Name);
        Assert.All(
            new[] { "auth0_list_books", "auth0_get_shelf", "auth0_create_book" }, name => Assert.Single(tools[name]));
    }

    private static void Nothing(JsonObject document)
    {
        // The document of another day that says the same.
    }

    private static void Add(JsonObject document, string path, string method, string id, string group)
    {
        var item = document["paths"]![path] as JsonObject ?? [];
        item[method] = JsonNode.Parse($$"""
            { "operationId": "{{id}}", "tags": ["{{group}}"], "x-operation-group": "{{group}}",
              "parameters": [{ "name": "since", "in": "query", "schema": { "type": "string" } }], "responses": { "204": { "description": "" } } }
            """);
        document["paths"]![path] = item;
    }

    /// <summary>From the query of one operation to its header.</summary>
    private static void MoveParameter(JsonObject document)
    {
        var parameters = document["paths"]!["/books"]!["get"]!["parameters"]!.AsArray();
        parameters[0]!["in"] = "header";
        parameters[0]!["name"] = "x-sort";
        parameters[0]!["schema"] = JsonNode.Parse("""{ "type": "string" }""");
    }

    private static void Rename(JsonObject document, string old, string now)
    {
        var text = document.ToJsonString()
            .Replace($"#/components/schemas/{old}\"", $"#/components/schemas/{now}\"", StringComparison.Ordinal);
        var renamed = JsonNode.Parse(text)!.AsObject();
        var schemas = renamed["components"]!["schemas"]!.AsObject();
        schemas[now] = schemas[old]!.DeepClone();
        schemas.Remove(old);
        document.Clear();
        foreach (var (key, value) in renamed.ToList())
        {
            document[key] = value!.DeepClone();
        }
    }
}
