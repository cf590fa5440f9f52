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
        var start = entry.Members.Count == 0 ? entry.Range : entry.Members[0].Key.Range;
        return new PositionMap(file, start, paths.ToEquatableArray());
    }

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
