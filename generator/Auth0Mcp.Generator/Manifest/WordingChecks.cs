using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Finds wording whose argument is misspelt: no operation has it, and a name that is near has no wording. Wording for what the document
/// had once does no harm, and is there when it comes back.
/// </summary>
internal static class WordingChecks
{
    /// <summary>More is another argument.</summary>
    private const int MostEdits = 2;

    public static IEnumerable<Problem> Find(Vocabulary vocabulary, SpecDocument document, IReadOnlyCollection<LocatedTool> tools)
    {
        var renamed = tools.GroupBy(static tool => tool.Entry.Operation, StringComparer.Ordinal).ToDictionary(
            static same => same.Key,
            static same => same.SelectMany(static tool => tool.Entry.Rename).Select(static pair => pair.Text).ToList(),
            StringComparer.Ordinal);
        var groups = document.Operations.Values.GroupBy(static operation => operation.Group, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, same => Names(same, document, renamed), StringComparer.Ordinal);
        foreach (var wording in vocabulary.Groups)
        {
            if (groups.TryGetValue(wording.Group, out var known))
            {
                foreach (var problem in Find(
                    wording.Wording, "groups." + wording.Group, $" of the group '{wording.Group}'", known,
                    name => vocabulary.Find(wording.Group, name) is not null))
                {
                    yield return problem;
                }
            }
        }

        var all = new HashSet<string>(groups.Values.SelectMany(static names => names), StringComparer.Ordinal);
        all.UnionWith(LocalArguments.Names);
        foreach (var problem in Find(vocabulary.Shared, "shared", "", all, name => vocabulary.Shared.Any(pair => pair.Key == name)))
        {
            yield return problem;
        }
    }

    private static HashSet<string> Names(
        IEnumerable<OperationSpec> operations, SpecDocument document, Dictionary<string, List<string>> renamed)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            names.UnionWith(ArgumentBinder.NamesOf(operation, document));
            names.UnionWith(renamed.TryGetValue(operation.Id, out var others) ? others : []);
        }

        return names;
    }

    private static IEnumerable<Problem> Find(
        IEnumerable<TextPair> wording, string key, string where, HashSet<string> known, Func<string, bool> hasWording)
    {
        foreach (var name in wording.Select(static pair => pair.Key.Split('.')[0]).Distinct(StringComparer.Ordinal)
            .Where(name => !known.Contains(name)))
        {
            var meant = NearMiss.Several(name, known.Where(candidate => !hasWording(candidate)),
                Math.Min(MostEdits, Math.Max(1, name.Length / 3)));
            if (meant.Count > 0)
            {
                yield return Problem.Key(
                    DiagnosticDescriptors.WordingOfNothing, EntryReader.Join(key, name), where, name,
                    $"; did you mean '{meant[0]}'?");
            }
        }
    }
}
