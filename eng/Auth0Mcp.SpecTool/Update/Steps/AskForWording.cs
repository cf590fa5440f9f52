using System.Text;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Adds a todo to the vocabulary for each argument that has no wording, once for all tools of a group.</summary>
internal static class AskForWording
{
    public static SpecFolder Apply(SpecFolder folder, ToolCatalog catalog, ICollection<string> notes)
    {
        var groups = catalog.Problems
            .Where(static problem => problem.Id == DiagnosticDescriptors.MissingWording.Id)
            .SelectMany(static problem => problem.Arguments[1].Split(", ")
                .Select(argument => (Group: problem.Arguments[2], Argument: argument)))
            .Distinct()
            .GroupBy(static pair => pair.Group, static pair => pair.Argument, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (groups.Count == 0)
        {
            return folder;
        }

        var yaml = new YamlText(folder, SpecFolder.VocabularyFile);
        var known = yaml.Root["groups"] as YamlMap;
        var first = new StringBuilder();
        foreach (var group in groups)
        {
            var lines = string.Concat(
                group.Select(static argument => $"    {YamlQuoting.Word(argument)}: \"todo: what it is, in one phrase\"\n"));
            if (known?[group.Key] is YamlMap { Members.Count: > 0 } existing)
            {
                yaml.AppendTo(existing, lines);
            }
            else if (known is { Members.Count: > 0 })
            {
                yaml.AppendTo(known, $"\n  {YamlQuoting.Word(group.Key)}:\n{lines}");
            }
            else
            {
                first.Append($"  {YamlQuoting.Word(group.Key)}:\n{lines}");
            }
        }

        // A vocabulary without groups gets the key once.
        if (first.Length > 0)
        {
            yaml.Append("groups", first.ToString());
        }

        notes.Add(
            $"{folder.Show(SpecFolder.VocabularyFile)}: {groups.Sum(static group => group.Count())} arguments without wording in "
            + $"{groups.Count} groups");
        return folder.With(SpecFolder.VocabularyFile, yaml.Edited);
    }
}
