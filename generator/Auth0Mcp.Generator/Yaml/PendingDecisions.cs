using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>
/// Finds values that start with <c>todo:</c>: places that a new revision of the document opened and nobody has filled yet.
/// All that one entry leaves open is one decision, told where its first value stands.
/// </summary>
internal static class PendingDecisions
{
    private const string Mark = "todo:";

    /// <summary>What names an entry in messages: the first of these keys that it has.</summary>
    private static readonly string[] s_names = ["name", "schema", "operation", "of", "operations"];

    /// <summary>True for a value that still has to be written.</summary>
    public static bool IsPending(string? text) => text?.TrimStart().StartsWith(Mark, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What stands behind the mark: a proposal, or what is asked for.</summary>
    public static string Wanted(string text) => IsPending(text) ? text.Trim().Substring(Mark.Length).Trim() : text;

    /// <summary>One problem for each entry of a list, and for each mapping outside of lists, that has pending values.</summary>
    public static IEnumerable<LocatedProblem> In(string file, YamlMap root)
    {
        var found = new List<Pending>();
        Collect(root, new Owner("", 0), "", isInEntry: false, found);
        return found.GroupBy(static pending => pending.Owner.Number).Select(same => Problem(file, [.. same]));
    }

    private static void Collect(YamlNode node, Owner owner, string path, bool isInEntry, List<Pending> found)
    {
        switch (node)
        {
            case YamlMap map:
                // What stands inside an entry belongs to it; outside of lists each mapping is one of its own.
                owner = isInEntry ? owner : new Owner(path, map.Range.Offset + 1);
                foreach (var member in map.Members)
                {
                    if (member.Value is YamlScalar scalar && IsPending(scalar.Text))
                    {
                        found.Add(new Pending(owner, member.Key.Text, scalar));
                    }

                    Collect(member.Value, owner, EntryReader.Join(path, member.Key.Text), isInEntry, found);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (item is YamlScalar scalar && IsPending(scalar.Text))
                    {
                        found.Add(new Pending(owner, path.Substring(path.LastIndexOf('.') + 1), scalar));
                    }

                    var entry = item is YamlMap map && !isInEntry ? new Owner(NameOf(map), map.Range.Offset + 1) : owner;
                    Collect(item, entry, path, isInEntry || item is YamlMap, found);
                }

                break;
        }
    }

    private static string NameOf(YamlMap entry)
        => s_names.Select(key => entry[key] switch
        {
            YamlScalar scalar => Wanted(scalar.Text.Trim()),
            YamlList { Items: [YamlScalar first, ..] } => first.Text.Trim(),
            _ => "",
        }).FirstOrDefault(static name => name.Length > 0 && name.IndexOf(' ') < 0) ?? "";

    private static LocatedProblem Problem(string file, List<Pending> open)
    {
        var keys = open.Select(static pending => $"'{pending.Key}'").Distinct(StringComparer.Ordinal).ToList();
        var subject = open[0].Owner.Name is { Length: > 0 } name ? name + ": " : "";
        var listed = keys.Count == 1
            ? keys[0] + " is"
            : string.Join(", ", keys.Take(keys.Count - 1)) + " and " + keys[keys.Count - 1] + " are";
        var wanted = Wanted(open[0].Scalar.Text);
        return new(
            DiagnosticDescriptors.PendingDecision.Id,
            file,
            open[0].Scalar.Range,
            new[] { subject + listed, wanted.Length == 0 ? "a value" : wanted,
            keys.Count == 1 ? "the todo" : "each todo" }.ToEquatableArray());
    }

    private readonly record struct Owner(string Name, int Number);

    private readonly record struct Pending(Owner Owner, string Key, YamlScalar Scalar);
}
