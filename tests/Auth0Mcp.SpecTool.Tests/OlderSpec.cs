using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Update.Steps;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>
/// The spec folder of this repository as it would be if it only knew the older document: whatever that document lacks is left
/// out.
/// </summary>
internal static class OlderSpec
{
    /// <summary>Writes the folder, with the older document imported, beside a copy of the version file.</summary>
    public static async Task WriteAsync(Workbench bench)
    {
        var root = Repository.FindRoot(AppContext.BaseDirectory);
        foreach (var file in Directory.GetFiles(Path.Combine(root, "spec"), "*.yaml", SearchOption.AllDirectories))
        {
            bench.Add(Path.GetRelativePath(root, file), await File.ReadAllBytesAsync(file));
        }

        bench.Add("Directory.Build.props", await File.ReadAllBytesAsync(Path.Combine(root, "Directory.Build.props")));
        Assert.Equal(0, await bench.RunAsync("import", Upstream.Older, "--output", bench.At("spec/management-api.json")));

        var committed = SpecFolder.Read(bench.At("spec"));
        var older = LeaveOutTools(committed);
        older = LeaveOutRules(older);
        older = LeaveOutOfLists(LeaveOutOverlay(older));
        older = LeaveOutArguments(older);
        older = DeclareDates(older);
        older = LeaveOutWordsOfTools(older);
        Assert.Empty(Errors(older));
        foreach (var change in older.ChangesSince(committed))
        {
            FileReplacement.ReplaceAll([change]);
        }

        foreach (var empty in older.Manifests.Where(path => new YamlText(older, path).Entries("tools").Count == 0))
        {
            File.Delete(bench.At("spec/" + empty));
        }
    }

    private static SpecFolder LeaveOutOverlay(SpecFolder folder)
    {
        folder = RetireOverlay.Apply(folder, "2026-06-05", []);
        var yaml = new YamlText(folder, SpecFolder.OverlayFile);
        foreach (var section in new[] { "parameters", "schemas" })
        {
            yaml.Delete(section, [.. yaml.Entries(section).Where(static entry => entry.Map["removed"] is not null)]);
        }

        return folder.With(SpecFolder.OverlayFile, yaml.Edited);
    }

    private static SpecFolder LeaveOutTools(SpecFolder folder)
    {
        var known = ToolCatalog.Of(folder).Api.Document.Operations;
        var gone = Entries().Where(entry => entry.Text("operation") is { } operation && !known.ContainsKey(operation))
            .Select(static entry => entry.Text("name")).ToHashSet(StringComparer.Ordinal);
        foreach (var manifest in folder.Manifests.ToList())
        {
            var yaml = new YamlText(folder, manifest);
            yaml.Delete(
                "tools",
                [.. yaml.Entries("tools").Where(entry => gone.Contains(entry.Text("name")) || gone.Contains(Replacement(entry)))]);
            folder = folder.With(manifest, yaml.Edited);
        }

        return folder;

        List<YamlEntry> Entries() => [.. folder.Manifests.SelectMany(manifest => new YamlText(folder, manifest).Entries("tools"))];

        static string? Replacement(YamlEntry entry) => ((entry.Map["removed"] as YamlMap)?["replacement"] as YamlScalar)?.Text;
    }

    /// <summary>Drops each line that the generator would refuse: wording and secrets of what is not there yet.</summary>
    private static SpecFolder LeaveOutRules(SpecFolder folder)
    {
        var vocabulary = new YamlText(folder, SpecFolder.VocabularyFile);
        var groups = ToolCatalog.Of(folder).Api.Document.Operations.Values.Select(static operation => operation.Group)
            .ToHashSet(StringComparer.Ordinal);
        var lines = folder[SpecFolder.VocabularyFile].Split('\n').ToList();
        foreach (var group in ((YamlMap)vocabulary.Root["groups"]!).Members.Where(group => !groups.Contains(group.Key.Text)).Reverse())
        {
            var first = group.Key.Range.Line;
            var end = first + 1;
            while (end < lines.Count && lines[end].StartsWith("    ", StringComparison.Ordinal))
            {
                end++;
            }

            lines.RemoveRange(first, end - first);
        }

        folder = folder.With(SpecFolder.VocabularyFile, string.Join('\n', lines));
        var secrets = new YamlText(folder, SpecFolder.SecretsFile);
        var schemas = ToolCatalog.Of(folder).Api.Document.Schemas;
        foreach (var list in (string[])["secret", "harmless", "open"])
        {
            secrets.Delete(list, [.. secrets.Entries(list).Where(entry => !schemas.ContainsKey(entry.Text("schema")!))]);
        }

        return folder.With(SpecFolder.SecretsFile, secrets.Edited);
    }

    /// <summary>Drops names of properties that are not there yet out of the lists of overlay entries that say more.</summary>
    private static SpecFolder LeaveOutOfLists(SpecFolder folder)
    {
        var lines = folder[SpecFolder.OverlayFile].Split('\n');
        foreach (var problem in ToolCatalog.Of(
            folder).Problems.Where(static problem => problem.Id == DiagnosticDescriptors.OverlayUnknown.Id))
        {
            ref var line = ref lines[problem.Range.Line];
            line = line.Replace(problem.Arguments[1] + ", ", "", StringComparison.Ordinal);
        }

        return folder.With(SpecFolder.OverlayFile, string.Join('\n', lines));
    }

    /// <summary>
    /// Drops what is said of arguments that are not there yet, one line each: the item of a list where the problem is told at the
    /// list.
    /// </summary>
    private static SpecFolder LeaveOutArguments(SpecFolder folder)
    {
        foreach (var file in ToolCatalog.Of(
            folder).Problems.Where(static problem => problem.Id == DiagnosticDescriptors.UnknownArgument.Id)
            .GroupBy(static problem => problem.File))
        {
            var lines = folder[file.Key].Split('\n');
            var gone = file.Select(problem => LineOf(problem, lines)).ToHashSet();
            folder = folder.With(file.Key, string.Join('\n', lines.Where((_, line) => !gone.Contains(line))));
        }

        return folder;

        static int LineOf(LocatedProblem problem, string[] lines)
        {
            var item = problem.Arguments.Max(name => Array.IndexOf(lines, $"        - {name}", problem.Range.Line));
            return item >= 0 ? item : problem.Range.Line;
        }
    }

    /// <summary>Dates that the older document allowed to be objects, so that their names alone made them suspicious.</summary>
    private static SpecFolder DeclareDates(SpecFolder folder)
    {
        var suspects =
            ToolCatalog.Of(folder).Problems.Where(static problem => problem.Id == DiagnosticDescriptors.UnclassifiedSecret.Id);
        var rules =
            suspects.Select(
                static problem => $"  - {{ schema: {problem.Arguments[1]}, properties: [{problem.Arguments[2]}], reason: a date }}\n");
        var yaml = new YamlText(folder, SpecFolder.SecretsFile);
        yaml.Append("harmless", string.Concat(rules));
        return folder.With(SpecFolder.SecretsFile, yaml.Edited);
    }

    /// <summary>Drops what people say of tools that are not there yet.</summary>
    private static SpecFolder LeaveOutWordsOfTools(SpecFolder folder)
    {
        foreach (var file in ToolCatalog.Of(
            folder).Problems.Where(static problem => problem.Id == DiagnosticDescriptors.UnknownPhraseTarget.Id)
            .GroupBy(static problem => problem.File))
        {
            var starts = file.Select(static problem => problem.Range.Line).ToHashSet();
            var lines = folder[file.Key].Split('\n').ToList();
            foreach (var member in Members(new YamlText(folder, file.Key).Root)
                .Where(member => starts.Contains(member.Key.Range.Line)).OrderByDescending(static member => member.Key.Range.Line))
            {
                lines.RemoveRange(member.Key.Range.Line, member.Value.LastLine - member.Key.Range.Line + 1);
            }

            folder = folder.With(file.Key, string.Join('\n', lines));
        }

        return folder;

        static IEnumerable<YamlMember> Members(YamlMap map)
            => map.Members.Concat(map.Members.Select(static member => member.Value).OfType<YamlMap>().SelectMany(Members));
    }

    /// <summary>What the generator would refuse of a folder.</summary>
    private static IEnumerable<string> Errors(SpecFolder folder) => ToolCatalog.Of(folder).Problems
        .Where(static problem => DiagnosticDescriptors.ById(problem.Id).DefaultSeverity == DiagnosticSeverity.Error)
        .Select(static problem => $"{problem.File}({problem.Range.Line + 1}): {problem.ToDiagnostic().GetMessage(null)}");
}
