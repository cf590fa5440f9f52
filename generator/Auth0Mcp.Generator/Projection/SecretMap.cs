using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Where secrets stand in the results or in the bodies of an operation, as JSON: a node is <c>true</c> for a secret, <c>false</c> for text that is none in
/// spite of its name, or an object with <c>p</c> (by property), <c>i</c> (array items), <c>a</c> (other properties), <c>o</c> (alternatives),
/// <c>r</c> (names of nodes under <c>$defs</c>), <c>h</c> (as <c>false</c>, beside the others), <c>n</c> (names that are harmless at any depth) and <c>t</c> (names
/// tell nothing). What is left out goes by its name.
/// </summary>
/// <param name="isRequest">Bodies are not classified property by property: there a name tells, unless a rule says otherwise.</param>
internal sealed partial class SecretMap(SpecDocument document, SecretRules rules, string tool, List<Problem> problems, bool isRequest)
{
    private readonly Dictionary<string, Node> _definitions = new(StringComparer.Ordinal);

    /// <summary>True when the place holds a secret that the document or the rules tell.</summary>
    public bool HasSecrets { get; private set; }

    /// <summary>The map, or nothing when names tell all.</summary>
    /// <param name="owner">The name of the schema where it is written inline.</param>
    public string Project(SpecNode? schema, string owner)
    {
        if (schema is null)
        {
            return "";
        }

        var root = Walk(schema, owner, "");
        HasSecrets = root.Matters(Containing(static node => node.IsSecret || node.Harmless is not null), static node => node.IsSecret || node.Harmless is not null);
        var told = Containing(static node => node.TellsAnything);
        if (!root.Matters(told, static node => node.TellsAnything))
        {
            return "";
        }

        var used = _definitions.Where(pair => told.Contains(pair.Key)).OrderBy(static pair => pair.Key, StringComparer.Ordinal);
        return root.ToSpecNode(told)
            .With("$defs", SpecNode.Object(used.Select(pair => new KeyValuePair<string, SpecNode>(pair.Key, pair.Value.ToSpecNode(told)))))
            .ToJson();
    }

    private Node Walk(SpecNode schema, string owner, string path)
    {
        var node = new Node();
        if (schema.StringAt(SpecDocument.OriginKey) is { } origin)
        {
            (owner, path) = (origin, "");
        }

        if (SpecDocument.ReferenceOf(schema) is { } name && document.Schemas.TryGetValue(name, out var target))
        {
            node.References.Add(name);
            if (!_definitions.ContainsKey(name))
            {
                _definitions[name] = node;
                _definitions[name] = Walk(target, name, "");
            }

            return node;
        }

        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            node.Properties.Add(new(property.Key, Property(property, owner, inner)));
        }

        foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            node.Alternatives.AddRange((schema[keyword]?.Items ?? []).Select(branch => Walk(branch, owner, path)));
        }

        node.Items = schema["items"] is { IsObject: true } items ? Walk(items, owner, path) : null;
        node.Others = schema["additionalProperties"] is { IsObject: true } others ? Walk(others, owner, path) : null;
        if (path.Length == 0 && rules.OpenObject(owner) is { } open)
        {
            node.Open(open);
        }

        return node;
    }

    private Node Property(KeyValuePair<string, SpecNode> property, string owner, string path)
    {
        bool? declared = property.Value.IsTrueAt(SpecDocument.SecretKey) ? true : rules.IsSecret(owner, path);
        if (declared == true)
        {
            return new Node { IsSecret = true };
        }

        if (declared is null && !isRequest && SecretSmell.Suspects(property.Key, property.Value, document))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.UnclassifiedSecret, "operation", tool, owner, path));
        }

        var node = Walk(property.Value, owner, path);
        if (SecretNames.Tells(property.Key))
        {
            node.IsHarmless = declared == false || (!isRequest && !SecretSmell.IsStructure(property.Value, document));
            node.IsKnown = !isRequest;
        }

        return node;
    }

    /// <summary>The definitions from which such a node can be reached; grows until nothing changes because schemas may contain each other.</summary>
    private HashSet<string> Containing(Func<Node, bool> wanted)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            before = found.Count;
            foreach (var pair in _definitions.Where(pair => pair.Value.Matters(found, wanted)))
            {
                found.Add(pair.Key);
            }
        }
        while (found.Count > before);

        return found;
    }
}
