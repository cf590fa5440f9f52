using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>Reads what is told about one schema, up to its references: where those lead is read once for all.</summary>
/// <param name="knowledge">What is said of secrets.</param>
/// <param name="isRequest">Bodies are not classified property by property.</param>
internal sealed class SecretReader(SecretKnowledge knowledge, bool isRequest) : IEquatable<SecretReader>
{
    /// <summary>Deeper than any option; a schema may contain itself.</summary>
    private const int MaxDepth = 12;

    private static readonly string[] s_unions = ["oneOf", "anyOf", "allOf"];

    private readonly SecretKnowledge _knowledge = knowledge;
    private readonly bool _isRequest = isRequest;

    /// <summary>A component, or the schema that an operation spells out itself.</summary>
    public SecretReading Read(SpecNode schema, string owner)
    {
        var findings = new List<SecretFinding>();
        return new SecretReading(Walk(schema, owner, "", findings), findings);
    }

    public bool Equals(SecretReader? other)
        => other is not null && _isRequest == other._isRequest && _knowledge.Equals(other._knowledge);

    public override bool Equals(object? obj) => Equals(obj as SecretReader);

    public override int GetHashCode() => _knowledge.GetHashCode();

    private SecretNode Walk(SpecNode schema, string owner, string path, List<SecretFinding> findings)
    {
        var node = new SecretNode();
        if (schema.StringAt(SpecDocument.OriginKey) is { } origin)
        {
            (owner, path) = (origin, "");
        }

        if (SpecDocument.ReferenceOf(schema) is { } name && _knowledge.Document.Schemas.ContainsKey(name))
        {
            node.References.Add(name);
            findings.Add(new SecretFinding(name, ""));
            return node;
        }

        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            node.Properties.Add(new(property.Key, Property(property, owner, inner, findings)));
        }

        foreach (var keyword in s_unions)
        {
            foreach (var branch in schema[keyword]?.Items ?? [])
            {
                node.Alternatives.Add(Walk(branch, owner, path, findings));
            }
        }

        node.Items = schema["items"] is { IsObject: true } items ? Walk(items, owner, path, findings) : null;
        node.Others = schema["additionalProperties"] is { IsObject: true } others ? Walk(others, owner, path, findings) : null;
        if (path.Length == 0 && _knowledge.AttachedTo(owner) is { } place)
        {
            foreach (var variant in place.Schemas)
            {
                Describe(node, variant, place.Owner, "", findings, depth: 0);
            }
        }

        if (path.Length == 0 && _knowledge.OpenObject(owner) is { } open)
        {
            node.Open(open);
        }

        return node;
    }

    private SecretNode Property(KeyValuePair<string, SpecNode> property, string owner, string path, List<SecretFinding> findings)
    {
        var declared = Declared(property, owner, path, findings);
        return declared == true
            ? new SecretNode { IsSecret = true }
            : Know(Walk(property.Value, owner, path, findings), property, declared);
    }

    /// <summary>
    /// Adds what an attached schema says of an open object. All forms go into one node: what is secret in one of them is hidden, because
    /// an answer need not tell which of them it is of.
    /// </summary>
    private void Describe(SecretNode node, SpecNode declared, string owner, string path, List<SecretFinding> findings, int depth)
    {
        if (depth == MaxDepth)
        {
            return;
        }

        if (_knowledge.IsHarmlessInside(owner, path))
        {
            node.HoldsTexts = true;
            return;
        }

        var schema = _knowledge.Document.Resolve(declared);
        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            var child = node.Child(property.Key);
            var isDeclared = Declared(property, owner, inner, findings);
            child.IsSecret |= isDeclared == true;
            if (!child.IsSecret)
            {
                Describe(Know(child, property, isDeclared), property.Value, owner, inner, findings, depth + 1);
            }
        }

        foreach (var keyword in s_unions)
        {
            foreach (var branch in schema[keyword]?.Items ?? [])
            {
                Describe(node, branch, owner, path, findings, depth + 1);
            }
        }

        if (schema["items"] is { IsObject: true } items)
        {
            Describe(node.Items ??= new SecretNode(), items, owner, path, findings, depth + 1);
        }

        if (schema["additionalProperties"] is { IsObject: true } others)
        {
            Describe(node.Others ??= new SecretNode(), others, owner, path, findings, depth + 1);
        }
    }

    /// <summary>What is said about a property; one that nobody has classified is reported.</summary>
    private bool? Declared(KeyValuePair<string, SpecNode> property, string owner, string path, List<SecretFinding> findings)
    {
        bool? declared = property.Value.IsTrueAt(SpecDocument.SecretKey) ? true : _knowledge.IsSecret(owner, path);
        if (declared is null && !_isRequest && _knowledge.Smells(property.Key)
            && SecretSmell.CanHoldText(property.Value, _knowledge.Document))
        {
            findings.Add(new SecretFinding(owner, path));
        }

        return declared;
    }

    private SecretNode Know(SecretNode node, KeyValuePair<string, SpecNode> property, bool? declared)
    {
        if (_knowledge.Tells(property.Key))
        {
            node.IsHarmless = declared == false || (!_isRequest && !SecretSmell.IsStructure(property.Value, _knowledge.Document));
            node.IsKnown = !_isRequest;
        }

        return node;
    }
}
