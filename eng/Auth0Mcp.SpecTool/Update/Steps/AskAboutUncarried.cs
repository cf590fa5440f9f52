using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Lists what tools cannot carry, with a todo for the reason, and takes out what they can by now or what is gone.</summary>
internal static class AskAboutUncarried
{
    public static SpecFolder Apply(SpecFolder folder, ICollection<string> notes)
    {
        folder = RemoveIdle(folder, notes);
        var catalog = ToolCatalog.Of(folder);
        var known = catalog.NotCarried.SelectMany(static entry => Keys(entry.Entry)).ToHashSet();
        var open = catalog.Api.Document.Operations.Values
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .SelectMany(operation => Uncarried.All(operation, catalog.Api.Document)
                .Where(part => !known.Contains((operation.Id, part.Key)))
                .Select(part => (Operation: operation, Part: part.Key, Why: part.Value)));
        foreach (var tag in open.GroupBy(static item => item.Operation.Tag, StringComparer.Ordinal).ToList())
        {
            var file = AddStubs.FileOf(tag.Key, catalog);
            folder = folder[file].Length == 0
                ? AddStubs.AddToolset(folder.With(file, AddStubs.Header(tag.Key).TrimEnd() + " []\n"), tag.Key)
                : folder;
            var yaml = new YamlText(folder, file);
            yaml.Append(NotCarried.Section, string.Concat(tag.Select(static item => Entry(item.Operation, item.Part, item.Why))));
            folder = folder.With(file, yaml.Edited);
            notes.AddRange(tag.Select(item => item.Part.Length == 0
                ? $"{folder.Show(file)}: no tool for `{item.Operation.Id}`: it {item.Why}, which tools cannot carry yet"
                : $"{folder.Show(file)}: the {item.Part} of `{item.Operation.Id}` is left out, {item.Why}"));
        }

        return folder;
    }

    private static SpecFolder RemoveIdle(SpecFolder folder, ICollection<string> notes)
    {
        var document = ToolCatalog.Of(folder).Api.Document;
        foreach (var file in folder.Manifests.ToList())
        {
            var yaml = new YamlText(folder, file);
            var idle = yaml.Entries(NotCarried.Section).Where(entry => IsIdle(NotCarried.Parse(entry.Map, []), document)).ToList();
            yaml.Delete(NotCarried.Section, idle);
            foreach (var entry in idle)
            {
                notes.Add(
                    $"{folder.Show(file)}: `{entry.Text("operation")}` is carried by now, or gone; its entry under "
                    + $"{NotCarried.Section} is deleted");
            }

            folder = yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
        }

        return folder;
    }

    private static bool IsIdle(NotCarried? entry, SpecDocument document)
    {
        if (entry is null)
        {
            return false;
        }

        var all = document.Operations.TryGetValue(entry.Operation, out var operation)
            ? Uncarried.All(operation, document).Select(static part => part.Key).ToList()
            : [];
        return !Keys(entry).Any(key => all.Contains(key.Part));
    }

    private static IEnumerable<(string Operation, string Part)> Keys(NotCarried entry) =>
        entry.Parts.IsEmpty ? [(entry.Operation, "")] : entry.Parts.Select(part => (entry.Operation, part));

    private static string Entry(OperationSpec operation, string part, string why)
    {
        var parts = part.Length == 0 ? "" : $"    parts: [{YamlQuoting.Quoted(part)}]\n";
        var reason = part.Length == 0
            ? $"todo: why nobody misses {operation.Id} ({operation.Method} {operation.Path}), or what to do instead; it {why}"
            : $"todo: why nobody misses it, or what to do instead; {why}";
        return $"  - operation: {YamlQuoting.Word(operation.Id)}\n{parts}    reason: {YamlQuoting.Quoted(reason)}\n";
    }

    private static void AddRange(this ICollection<string> notes, IEnumerable<string> more)
    {
        foreach (var note in more.ToList())
        {
            notes.Add(note);
        }
    }
}
