using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Update;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>
/// A walk over dated documents, each update on what the one before left: with additions, removals, returns, renames, moved
/// parameters and new groups. At every date the decisions are the errors of a build, in both directions, and a second update
/// changes nothing.
/// </summary>
public sealed partial class DatedDocumentsTests : IDisposable
{
    private readonly LibrarySpec _library = new();

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

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task EveryDate_ListsExactlyWhatABuildReports()
    {
        await _library.CreateAsync();
        var document = Library.Document();
        var day = new DateOnly(2026, 2, 1);
        foreach (var change in s_dates)
        {
            change(document);
            await StepAsync(document, day);
            day = day.AddDays(1);
        }
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
        foreach (var state in states.Concat(Enumerable.Reverse(states)).Append(Library.Document()))
        {
            await StepAsync(state, day);
            day = day.AddDays(1);
        }

        // Whatever was asked on the way, the tools of the beginning are there as they were.
        var tools =
            ToolCatalog.Of(
                SpecFolder.Read(_library.Folder)).Tools.Select(
                static tool => $"{tool.Entry.Name} {tool.Entry.Operation} {tool.Entry.Title}");
        Assert.Equal(
            ["auth0_list_books get_books List books", "auth0_get_shelf get_shelf Get shelf", "auth0_create_book post_books Create book"],
            tools.Take(3));
    }

    private async Task StepAsync(JsonObject document, DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var printed = await _library.UpdateAsync(document.DeepClone().AsObject(), date);
        var listed = Decision.Matches(printed).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        var folder = SpecFolder.Read(_library.Folder);
        Assert.Equal(Reported(folder), listed);

        var names = ToolCatalog.Of(folder).Tools.Select(static tool => tool.Entry.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());

        var before = _library.Bench.Files();
        var again = await _library.UpdateAsync(document.DeepClone().AsObject(), date);
        Assert.Contains("- no file changes", again, StringComparison.Ordinal);
        Assert.Equal(before, _library.Bench.Files());
        AcceptEverything();
    }

    /// <summary>What a whole build reports, run as the tests of the generator run it.</summary>
    private static List<string> Reported(SpecFolder folder) =>
    [
        .. folder.Files.Aggregate(
            GeneratorHarness.Empty.Complete(), (inputs, file) => inputs.With(file.Path, file.Role, folder[file.Path]))
            .RunOnce().Result.Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => (Span: diagnostic.Location.GetLineSpan(), Diagnostic: diagnostic))
            .Select(static pair =>
                $"spec/{pair.Span.Path}:{pair.Span.StartLinePosition.Line + 1}: {pair.Diagnostic.Id} {pair.Diagnostic.GetMessage(null)}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>As a person would: names as proposed, a sentence for every todo.</summary>
    private void AcceptEverything()
    {
        var written = 0;
        foreach (var file in Directory.GetFiles(_library.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var text = ProposedName.Replace(File.ReadAllText(file), "name: $1");
            text = Replacement.Replace(text, "");
            File.WriteAllText(file, Todo.Replace(text, _ => $"Sentence {date(file)} {++written}"));
        }

        string date(string file) => $"{Path.GetFileNameWithoutExtension(file)} {_library.Bench.Files().Count}";
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

    [GeneratedRegex(@"^- /?(spec/\S+:\d+: A0M.*)$", RegexOptions.Multiline)]
    private static partial Regex Decision { get; }

    [GeneratedRegex("name: \"todo: (auth0_[a-z0-9_]+)\"")]
    private static partial Regex ProposedName { get; }

    [GeneratedRegex("(?<=removed: \\{ )replacement: \"todo: [^\"]*\", | *replacement: \"todo: [^\"]*\"\n")]
    private static partial Regex Replacement { get; }

    [GeneratedRegex("\"todo: [^\"]*\"")]
    private static partial Regex Todo { get; }
}
