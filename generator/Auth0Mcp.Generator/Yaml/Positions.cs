using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>Notes where each key of an entry stands, so that the entry itself can be compared without its place.</summary>
internal static class Positions
{
    public static PositionMap Of(string file, YamlMap entry)
    {
        var paths = new List<PathPosition>();
        Collect(entry, "", paths);
        return new PositionMap(file, StartOf(entry), paths.ToEquatableArray());
    }

    /// <summary>The same of the keys of a mapping alone, without what stands under them.</summary>
    public static PositionMap OfKeys(string file, YamlMap entry)
        => new(file, StartOf(entry), entry.Members
            .Select(static member => new PathPosition(member.Key.Text, member.Key.Range, member.Value.Range)).ToEquatableArray());

    /// <summary>Gives problems of an entry their places, which are looked for only when something is wrong.</summary>
    public static IEnumerable<LocatedProblem> Locate(string file, YamlMap entry, IReadOnlyCollection<Problem> problems)
        => problems.Count == 0 ? [] : problems.Select(Of(file, entry).Locate);

    private static TextRange StartOf(YamlMap entry) => entry.Members.Count == 0 ? entry.Range : entry.Members[0].Key.Range;

    private static void Collect(YamlNode node, string path, List<PathPosition> paths)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var member in map.Members)
                {
                    var inner = EntryReader.Join(path, member.Key.Text);
                    paths.Add(new PathPosition(inner, member.Key.Range, member.Value.Range));
                    Collect(member.Value, inner, paths);
                }

                break;
            case YamlList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    // An item is found by its index, a scalar by its text as well.
                    var item = list.Items[i];
                    var byIndex = EntryReader.Join(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    if (item is YamlScalar scalar)
                    {
                        paths.Add(new PathPosition(EntryReader.Join(path, scalar.Text.Trim()), item.Range, item.Range));
                    }

                    paths.Add(new PathPosition(byIndex, item.Range, item.Range));
                    Collect(item, byIndex, paths);
                }

                break;
        }
    }
}
