using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Joins the aliases of an entry with those that all tools share. A name that the tool has itself is never one.</summary>
internal static class AliasBinder
{
    public static EquatableArray<TextPair> Bind(
        ToolEntry entry, IReadOnlyList<Argument> offered, Vocabulary vocabulary, List<Problem> problems)
    {
        var known = offered.Select(static argument => argument.Name).ToList();
        foreach (var alias in entry.Aliases)
        {
            if (known.Contains(alias.Key))
            {
                problems.Add(Problem.Key(DiagnosticDescriptors.AliasIsArgument, "aliases." + alias.Key, entry.Name, alias.Key));
            }
            else if (!known.Contains(alias.Text))
            {
                problems.Add(Problem.Value(
                    DiagnosticDescriptors.UnknownArgument, "aliases." + alias.Key, entry.Name, entry.Operation, alias.Text,
                    NearMiss.Ending(alias.Text, known)));
            }
        }

        var own = new HashSet<string>(entry.Aliases.Select(static alias => alias.Key).Concat(known), StringComparer.Ordinal);
        var shared = vocabulary.Aliases
            .Where(alias => !own.Contains(alias.Name))
            .Select(alias => new TextPair(alias.Name, alias.Arguments.FirstOrDefault(known.Contains) ?? ""))
            .Where(static alias => alias.Text.Length > 0);
        return entry.Aliases.Concat(shared).ToEquatableArray();
    }
}
