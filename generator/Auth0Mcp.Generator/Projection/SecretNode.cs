using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Projection;

/// <summary>What is told about one schema; see <see cref="SecretMap"/>.</summary>
internal sealed class SecretNode
{
    public bool IsSecret { get; set; }

    /// <summary>Text here is not a secret, whatever the name says.</summary>
    public bool IsHarmless { get; set; }

    /// <summary>The document describes what stands under a name that tells a secret: its properties go by themselves.</summary>
    public bool IsKnown { get; set; }

    public List<KeyValuePair<string, SecretNode>> Properties { get; } = [];

    public List<SecretNode> Alternatives { get; } = [];

    public List<string> References { get; } = [];

    /// <summary>Names that only sound secret, at any depth of an open object; null where nothing is said about it.</summary>
    public EquatableArray<string>? Harmless { get; private set; }

    /// <summary>Keys of an open object are not names of what they hold.</summary>
    public bool HoldsTexts { get; set; }

    public SecretNode? Items { get; set; }

    public SecretNode? Others { get; set; }

    /// <summary>More than the name tells.</summary>
    public bool TellsAnything => IsSecret || IsHarmless || IsKnown || HoldsTexts || Harmless is not null;

    /// <summary>The node of a property, made when there is none.</summary>
    public SecretNode Child(string property)
    {
        foreach (var known in Properties)
        {
            if (known.Key == property)
            {
                return known.Value;
            }
        }

        var child = new SecretNode();
        Properties.Add(new(property, child));
        return child;
    }

    /// <summary>Takes up what is said about an object whose properties the document does not list.</summary>
    public void Open(OpenObjectRule rule)
    {
        HoldsTexts |= !rule.NamesLikeSecrets && rule.Secret.IsEmpty;
        Harmless = rule.NamesLikeSecrets ? rule.Harmless : null;
        foreach (var path in rule.Secret)
        {
            Hide(path.Split('.'), 0);
        }
    }

    /// <summary>True when it tells more than the name, or leads to a node that does.</summary>
    /// <param name="definitions">Those that are known to.</param>
    public bool Matters(HashSet<string> definitions)
        => TellsAnything
           || References.Any(definitions.Contains)
           || Properties.Any(property => property.Value.Matters(definitions))
           || Alternatives.Any(alternative => alternative.Matters(definitions))
           || Items?.Matters(definitions) == true
           || Others?.Matters(definitions) == true;

    public SpecNode ToSpecNode(HashSet<string> definitions)
    {
        if (IsSecret)
        {
            return SpecNode.True;
        }

        bool Matters(SecretNode? node) => node?.Matters(definitions) == true;
        SpecNode Map(SecretNode node) => node.ToSpecNode(definitions);
        var members = new List<KeyValuePair<string, SpecNode>>();
        if (Properties.Where(property => Matters(property.Value)).ToList() is { Count: > 0 } properties)
        {
            members.Add(new(
                "p", SpecNode.Object(
                properties.Select(property => new KeyValuePair<string, SpecNode>(property.Key, Map(property.Value))))));
        }

        if (Harmless is { IsEmpty: false } harmless)
        {
            members.Add(new("n", SpecNode.Array(harmless.Select(SpecNode.String))));
        }

        if (Matters(Items))
        {
            members.Add(new("i", Map(Items!)));
        }

        if (Matters(Others))
        {
            members.Add(new("a", Map(Others!)));
        }

        if (References.Where(definitions.Contains).ToList() is { Count: > 0 } references)
        {
            members.Add(new("r", SpecNode.Array(references.Select(SpecNode.String))));
        }

        if (Alternatives.Where(Matters).ToList() is { Count: > 0 } alternatives)
        {
            members.Add(new("o", SpecNode.Array(alternatives.Select(Map))));
        }

        if (HoldsTexts)
        {
            members.Add(new("t", SpecNode.True));
        }

        if (IsHarmless)
        {
            members.Add(new("h", SpecNode.True));
        }

        return IsHarmless && members.Count == 1 ? SpecNode.False : SpecNode.Object(members);
    }

    private void Hide(string[] path, int at)
    {
        var next = path[at] == "*" ? Others ??= new SecretNode() : Child(path[at]);
        if (at == path.Length - 1)
        {
            next.IsSecret = true;
        }
        else
        {
            next.Hide(path, at + 1);
        }
    }
}
