using System.Collections.Concurrent;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>What rules, overlay and names say of secrets: looked up where rules are a list, and read once where names repeat.</summary>
internal sealed class SecretKnowledge : IEquatable<SecretKnowledge>
{
    private readonly SecretRules _rules;
    private readonly AttachedPlaces _attached;
    private readonly Dictionary<string, List<SecretRule>> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenObjectRule> _openObjects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NameOfProperty> _names = new(StringComparer.Ordinal);

    public SecretKnowledge(SpecDocument document, SecretRules rules, AttachedPlaces attached)
    {
        (Document, _rules, _attached) = (document, rules, attached);
        foreach (var rule in rules.Rules)
        {
            if (!_properties.TryGetValue(rule.Schema, out var known))
            {
                _properties[rule.Schema] = known = [];
            }

            known.Add(rule);
        }

        foreach (var rule in rules.OpenObjects.Where(rule => !_openObjects.ContainsKey(rule.Schema)))
        {
            _openObjects.Add(rule.Schema, rule);
        }
    }

    public SpecDocument Document { get; }

    /// <summary>True for secret, false for declared harmless, null when nobody has said.</summary>
    public bool? IsSecret(string schema, string path)
        => RulesOf(schema).FirstOrDefault(rule => rule.Property == path || IsInside(rule.Property, path))?.IsSecret;

    /// <summary>True where whatever stands inside is declared harmless.</summary>
    public bool IsHarmlessInside(string schema, string path)
        => RulesOf(schema).Exists(rule => !rule.IsSecret && rule.Property == path + SecretRules.Inside);

    /// <summary>What is said about a schema that lists no properties, or null.</summary>
    public OpenObjectRule? OpenObject(string schema) => _openObjects.TryGetValue(schema, out var rule) ? rule : null;

    /// <summary>What the overlay attaches to a component, or null.</summary>
    public AttachedPlace? AttachedTo(string component) => _attached.At(component);

    /// <summary>True for a name that sounds secret.</summary>
    public bool Smells(string property) => NameOf(property).Smells;

    /// <summary>True for a name by which the server hides.</summary>
    public bool Tells(string property) => NameOf(property).Tells;

    public bool Equals(SecretKnowledge? other)
        => other is not null && Document.Equals(other.Document) && _rules == other._rules && _attached.Equals(other._attached);

    public override bool Equals(object? obj) => Equals(obj as SecretKnowledge);

    public override int GetHashCode() => _rules.GetHashCode();

    private static bool IsInside(string property, string path)
        => property.EndsWith(SecretRules.Inside, StringComparison.Ordinal)
            && string.CompareOrdinal(property, 0, path, 0, property.Length - 1) == 0;

    private List<SecretRule> RulesOf(string schema) => _properties.TryGetValue(schema, out var rules) ? rules : [];

    private NameOfProperty NameOf(string property)
        => _names.GetOrAdd(
            property, name => new NameOfProperty(SecretSmell.IsIn(name, Document.Settings), SecretNames.Tells(name)));

    /// <summary>What a name says, wherever it stands.</summary>
    private sealed record NameOfProperty(bool Smells, bool Tells);
}
