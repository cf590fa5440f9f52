using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>Takes one dated document after the other into the folder <c>spec</c> of a bench, and decides in between as a person would.</summary>
internal sealed partial class DatedWalk(Workbench bench)
{
    private int _written;

    private string Folder => bench.At("spec");

    /// <summary>
    /// Takes in a document: what is listed is what a build reports, names are unique, what is back is what it was, only data
    /// changes, and a second update changes nothing.
    /// </summary>
    public async Task<WalkStep> StepAsync(JsonObject document, DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var source = bench.Add($"document-{date}.json", document.DeepClone().AsObject());
        var returning = Returning.Before(SpecFolder.Read(Folder));
        var before = bench.Files();
        var clock = Stopwatch.StartNew();
        var printed = await UpdateAsync(source, date);
        var taken = clock.Elapsed;
        var listed = Decision.Matches(printed).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        var folder = SpecFolder.Read(Folder);
        Assert.Equal(Reported(folder), listed);

        var after = bench.Files();
        Assert.All(
            after.Keys.Union(before.Keys).Where(file => after.GetValueOrDefault(file) != before.GetValueOrDefault(file)),
            static file => Assert.Matches(@"^spec/.*\.(yaml|json|txt)$", file.Replace('\\', '/')));
        var catalog = ToolCatalog.Of(folder);
        var names = catalog.Tools.Select(static tool => tool.Entry.Name)
            .Concat(catalog.Tombstones.Select(static tombstone => tombstone.Tombstone.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        var revived = returning.DemandIn(folder);

        var again = await UpdateAsync(source, date);
        Assert.Contains("- no file changes", again, StringComparison.Ordinal);
        Assert.Equal(after, bench.Files());
        Accept();
        return new WalkStep(date, taken, listed.Count, revived);
    }

    /// <summary>
    /// Compiles what the folder as it is now generates, with Refit's client behind it: no error, no warning, and a tool for each
    /// entry that is not retired. What is left to a person is settled for it.
    /// </summary>
    public void DemandItCompiles()
    {
        var folder = SpecFolder.Read(Folder);
        var settled = Settlement.Of(folder);
        Assert.Equal([], Reported(settled));

        var contract = LiveCompilation.Of(Inputs(settled).RunUntracked());

        Assert.Empty(contract.Diagnostics);
        var uncarried = Reported(folder).Count(static line => line.Contains(" A0M025 ", StringComparison.Ordinal));
        var tools = ToolCatalog.Of(settled).Tools.Select(static tool => tool.Entry.Name).ToList();
        Assert.Equal(ToolCatalog.Of(folder).Tools.Length - uncarried, tools.Count);
        Assert.Equal(tools.Order(StringComparer.Ordinal), contract.Load().ToolNames);
    }

    /// <summary>What a build reports of the folder as it is now.</summary>
    public IReadOnlyList<string> Errors() => Reported(SpecFolder.Read(Folder));

    private async Task<string> UpdateAsync(string source, string date)
    {
        var start = bench.Output.Length;
        var exitCode = await bench.RunAsync("update", source, "--spec", Folder, "--date", date, "--accept-removals", "99");
        Assert.True(exitCode == 0, bench.Error);
        return bench.Output[start..].Replace(bench.At(""), "", StringComparison.Ordinal);
    }

    /// <summary>What a whole build reports, run as the tests of the generator run it.</summary>
    private static List<string> Reported(SpecFolder folder) =>
    [
        .. Inputs(folder).RunLight().Result.Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => (Span: diagnostic.Location.GetLineSpan(), Diagnostic: diagnostic))
            .Select(static pair =>
                $"spec/{pair.Span.Path}:{pair.Span.StartLinePosition.Line + 1}: {pair.Diagnostic.Id} {pair.Diagnostic.GetMessage(null)}")
            .Order(StringComparer.Ordinal),
    ];

    private static GeneratorHarness Inputs(SpecFolder folder) => folder.Files.Aggregate(
        GeneratorHarness.Empty.Complete(), (inputs, file) => inputs.With(file.Path, file.Role, folder[file.Path]));

    /// <summary>As a person would: names as proposed, a sentence for every todo.</summary>
    private void Accept()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            if (text.Contains("todo:", StringComparison.Ordinal))
            {
                text = ProposedName.Replace(text, "name: $1");
                text = AnyName.Replace(text, _ => $"name: auth0_do_thing{++_written}");
                text = Replacement.Replace(text, "");
                text = Access.Replace(text, "access: read");
                File.WriteAllText(file, Todo.Replace(text, _ => $"Sentence {++_written} of this walk"));
            }
        }
    }

    [GeneratedRegex(@"^- /?(spec/\S+:\d+: A0M.*)$", RegexOptions.Multiline)]
    private static partial Regex Decision { get; }

    [GeneratedRegex("(?<=- )name: \"todo: (auth0_[a-z0-9_]+)\"")]
    private static partial Regex ProposedName { get; }

    [GeneratedRegex("(?<=- )name: \"todo: [^\"]*\"")]
    private static partial Regex AnyName { get; }

    [GeneratedRegex("(?<=removed: \\{ )replacement: \"todo: [^\"]*\", | *replacement: \"todo: [^\"]*\"\n")]
    private static partial Regex Replacement { get; }

    [GeneratedRegex("access: \"todo: [^\"]*\"")]
    private static partial Regex Access { get; }

    [GeneratedRegex("\"todo: [^\"]*\"")]
    private static partial Regex Todo { get; }
}

/// <summary>What one update of a walk took: its time, the decisions it listed, and the tools that came back.</summary>
internal sealed record WalkStep(string Date, TimeSpan Time, int Decisions, int Revived);
