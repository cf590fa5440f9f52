using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>Takes in one dated document after the other, and decides in between as a person would.</summary>
internal sealed partial class DatedWalk : IDisposable
{
    private int _named;

    public LibrarySpec Library { get; } = new();

    public void Dispose() => Library.Dispose();

    /// <summary>
    /// Takes in a document: what is listed is what a build reports, names are unique, and a second update changes nothing.
    /// </summary>
    public async Task StepAsync(JsonObject document, DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var printed = await Library.UpdateAsync(document.DeepClone().AsObject(), date);
        var listed = Decision.Matches(printed).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        var folder = SpecFolder.Read(Library.Folder);
        Assert.Equal(Reported(folder), listed);

        var names = ToolCatalog.Of(folder).Tools.Select(static tool => tool.Entry.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());

        var before = Library.Bench.Files();
        var again = await Library.UpdateAsync(document.DeepClone().AsObject(), date);
        Assert.Contains("- no file changes", again, StringComparison.Ordinal);
        Assert.Equal(before, Library.Bench.Files());
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
        foreach (var file in Directory.GetFiles(Library.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var text = ProposedName.Replace(File.ReadAllText(file), "name: $1");
            text = AnyName.Replace(text, _ => $"name: auth0_do_thing{++_named}");
            text = Replacement.Replace(text, "");
            File.WriteAllText(file, Todo.Replace(text, _ => $"Sentence {date(file)} {++written}"));
        }

        string date(string file) => $"{Path.GetFileNameWithoutExtension(file)} {Library.Bench.Files().Count}";
    }

    [GeneratedRegex(@"^- /?(spec/\S+:\d+: A0M.*)$", RegexOptions.Multiline)]
    private static partial Regex Decision { get; }

    [GeneratedRegex("name: \"todo: (auth0_[a-z0-9_]+)\"")]
    private static partial Regex ProposedName { get; }

    [GeneratedRegex("name: \"todo: [^\"]*\"")]
    private static partial Regex AnyName { get; }

    [GeneratedRegex("(?<=removed: \\{ )replacement: \"todo: [^\"]*\", | *replacement: \"todo: [^\"]*\"\n")]
    private static partial Regex Replacement { get; }

    [GeneratedRegex("\"todo: [^\"]*\"")]
    private static partial Regex Todo { get; }
}
