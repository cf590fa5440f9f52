using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Where secrets stand in the results or in the bodies of an operation, as JSON: a node is <c>true</c> for a secret, <c>false</c>
/// for text that is none in spite of its name, or an object with <c>p</c> (by property), <c>i</c> (array items), <c>a</c> (other
/// properties), <c>o</c> (alternatives), <c>r</c> (names of nodes under <c>$defs</c>), <c>h</c> (as <c>false</c>, beside the
/// others), <c>n</c> (names that are harmless at any depth) and <c>t</c> (names tell nothing). What is left out goes by its name.
/// </summary>
/// <param name="isRequest">Bodies are not classified property by property: there a name tells, unless a rule says otherwise.</param>
internal sealed partial class SecretMap(
    SpecDocument document, SecretRules rules, AttachedPlaces attached, string tool, List<Problem> problems, bool isRequest)
{
    /// <summary>Deeper than any option; a schema may contain itself.</summary>
    private const int MaxDepth = 12;

    private static readonly string[] s_unions = ["oneOf", "anyOf", "allOf"];

    private readonly Dictionary<string, Node> _definitions = new(StringComparer.Ordinal);

    /// <summary>The map, or nothing when names tell all.</summary>
    /// <param name="owner">The name of the schema where it is written inline.</param>
    public string Project(SpecNode? schema, string owner)
    {
        if (schema is null)
        {
            return "";
        }

        var root = Walk(schema, owner, "");
        var told = Told();
        if (!root.Matters(told))
        {
            return "";
        }

        var used = _definitions.Where(pair => told.Contains(pair.Key)).OrderBy(static pair => pair.Key, StringComparer.Ordinal);
        return root.ToSpecNode(told)
            .With("$defs",
                SpecNode.Object(used.Select(pair => new KeyValuePair<string, SpecNode>(pair.Key, pair.Value.ToSpecNode(told)))))
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

        foreach (var keyword in s_unions)
        {
            node.Alternatives.AddRange((schema[keyword]?.Items ?? []).Select(branch => Walk(branch, owner, path)));
        }

        node.Items = schema["items"] is { IsObject: true } items ? Walk(items, owner, path) : null;
        node.Others = schema["additionalProperties"] is { IsObject: true } others ? Walk(others, owner, path) : null;
        if (path.Length == 0 && attached.At(owner) is { } place)
        {
            place.Schemas.ToList().ForEach(variant => Describe(node, variant, place.Owner, "", depth: 0));
        }

        if (path.Length == 0 && rules.OpenObject(owner) is { } open)
        {
            node.Open(open);
        }

        return node;
    }

    private Node Property(KeyValuePair<string, SpecNode> property, string owner, string path)
    {
        var declared = Declared(property, owner, path);
        return declared == true ? new Node { IsSecret = true } : Know(Walk(property.Value, owner, path), property, declared);
    }

    /// <summary>
    /// Adds what an attached schema says of an open object. All forms go into one node: what is secret in one of them is hidden, because
    /// an answer need not tell which of them it is of.
    /// </summary>
    private void Describe(Node node, SpecNode declared, string owner, string path, int depth)
    {
        if (depth == MaxDepth)
        {
            return;
        }

        if (rules.IsHarmlessInside(owner, path))
        {
            node.HoldsTexts = true;
            return;
        }

        var schema = document.Resolve(declared);
        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            var child = node.Child(property.Key);
            var isDeclared = Declared(property, owner, inner);
            child.IsSecret |= isDeclared == true;
            if (!child.IsSecret)
            {
                Describe(Know(child, property, isDeclared), property.Value, owner, inner, depth + 1);
            }
        }

        foreach (var branch in s_unions.SelectMany(keyword => schema[keyword]?.Items ?? []))
        {
            Describe(node, branch, owner, path, depth + 1);
        }

        if (schema["items"] is { IsObject: true } items)
        {
            Describe(node.Items ??= new Node(), items, owner, path, depth + 1);
        }

        if (schema["additionalProperties"] is { IsObject: true } others)
        {
            Describe(node.Others ??= new Node(), others, owner, path, depth + 1);
        }
    }

    /// <summary>What is said about a property; one that nobody has classified is reported.</summary>
    private bool? Declared(KeyValuePair<string, SpecNode> property, string owner, string path)
    {
        bool? declared = property.Value.IsTrueAt(SpecDocument.SecretKey) ? true : rules.IsSecret(owner, path);
        if (declared is null && !isRequest && SecretSmell.Suspects(property.Key, property.Value, document))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.UnclassifiedSecret, "operation", tool, owner, path));
        }

        return declared;
    }

    private Node Know(Node node, KeyValuePair<string, SpecNode> property, bool? declared)
    {
        if (SecretNames.Tells(property.Key))
        {
            node.IsHarmless = declared == false || (!isRequest && !SecretSmell.IsStructure(property.Value, document));
            node.IsKnown = !isRequest;
        }

        return node;
    }

    /// <summary>
    /// The definitions that tell more than names do; grows until nothing changes because schemas may contain each other.
    /// </summary>
    private HashSet<string> Told()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            before = found.Count;
            foreach (var pair in _definitions.Where(pair => pair.Value.Matters(found)))
            {
                found.Add(pair.Key);
            }
        }
        while (found.Count > before);

        return found;
    }
}
