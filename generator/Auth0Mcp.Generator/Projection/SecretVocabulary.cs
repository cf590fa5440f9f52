using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Projection;

/// <summary>What the whole document tells about names, for places that no schema describes.</summary>
/// <param name="Names">Names that are secret in some response, specific enough to be so everywhere, though their words do not
/// tell.</param>
/// <param name="Values">Closed lists of values in requests under names that tell a secret: the path from that name on, and the
/// values with tabs between them.</param>
internal sealed record SecretVocabulary(EquatableArray<string> Names, EquatableArray<TextPair> Values)
{
    public static readonly SecretVocabulary None = new([], []);

    private const int LongestPath = 200;

    public static SecretVocabulary Of(ApiContext api)
    {
        var values = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in api.Document.Operations.Values.Select(static operation => operation.Body).OfType<BodySpec>())
        {
            Collect(body.Schema, "", api.Document, values, seen);
        }

        return new SecretVocabulary(
            NamesOf(api.Secrets).ToEquatableArray(),
            values.Select(static pair => new TextPair(pair.Key, string.Join("\t", pair.Value))).ToEquatableArray());
    }

    /// <summary>A name of one word, such as <c>value</c>, may be anything elsewhere.</summary>
    private static IEnumerable<string> NamesOf(SecretRules rules)
    {
        var harmless = new HashSet<string>(
            rules.Rules.Where(static rule => !rule.IsSecret).Select(static rule => LastOf(rule.Property)), StringComparer.Ordinal);
        return rules.Rules.Where(static rule => rule.IsSecret)
            .Select(static rule => LastOf(rule.Property))
            .Where(name => !harmless.Contains(name) && !SecretNames.Tells(name) && SecretWords.Split(name).Count > 1)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal);
    }

    private static string LastOf(string path) => path.Substring(path.LastIndexOf('.') + 1);

    /// <param name="path">From the first name that tells a secret on; empty above it.</param>
    /// <param name="seen">Schemas with the paths at which they were read: they may contain each other.</param>
    private static void Collect(
        SpecNode declared, string path, SpecDocument document, SortedDictionary<string, SortedSet<string>> values, HashSet<string> seen)
    {
        if (SpecDocument.ReferenceOf(declared) is { } name && !seen.Add(name + " " + path))
        {
            return;
        }

        var schema = document.Resolve(declared);
        if (path.Length > 0 && schema["enum"] is { } listed)
        {
            if (!values.TryGetValue(path, out var known))
            {
                values[path] = known = new SortedSet<string>(StringComparer.Ordinal);
            }

            known.UnionWith(listed.Items.Where(static value => value.Kind == SpecKind.String).Select(static value => value.Text));
        }

        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length > 0 ? path + "." + property.Key : SecretNames.Tells(property.Key) ? property.Key : "";
            // Schemas may contain themselves below such a name.
            if (inner.Length < LongestPath)
            {
                Collect(property.Value, inner, document, values, seen);
            }
        }

        foreach (var branch in PropertyPaths.Subschemas(schema))
        {
            Collect(branch, path, document, values, seen);
        }
    }
}
