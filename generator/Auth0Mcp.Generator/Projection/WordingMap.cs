using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// The wording of every argument and nested property by dotted path: what the short schema has no room for is told on request.
/// </summary>
internal static class WordingMap
{
    public static string Project(IReadOnlyList<Argument> offered, Wording wording)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in offered)
        {
            if (wording.Of(argument.Name, argument.Schema) is { } text)
            {
                texts[argument.Name] = text;
            }
        }

        var names = new HashSet<string>(offered.Select(static argument => argument.Name), StringComparer.Ordinal);
        foreach (var path in wording.NestedPaths().Where(path => names.Contains(path.Split('.')[0])))
        {
            texts[path] = wording.Of(path, SpecNode.True)!;
        }

        return texts.Count == 0
            ? ""
            : SpecNode.Object(
                texts.Select(static pair => new KeyValuePair<string, SpecNode>(pair.Key, SpecNode.String(pair.Value)))).ToJson();
    }
}
