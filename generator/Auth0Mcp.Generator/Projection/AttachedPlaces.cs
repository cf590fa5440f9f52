using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Projection;

/// <summary>The open objects of the document that the overlay describes by attached schemas.</summary>
internal sealed class AttachedPlaces : IEquatable<AttachedPlaces>
{
    private readonly SpecDocument _document;
    private readonly EquatableArray<AttachRule> _rules;
    private readonly Lazy<Dictionary<string, AttachedPlace>> _places;

    public AttachedPlaces(SpecDocument document, EquatableArray<AttachRule> rules)
    {
        (_document, _rules) = (document, rules);
        _places = new Lazy<Dictionary<string, AttachedPlace>>(Find);
    }

    /// <summary>What describes a component; null for one that no rule speaks of, or that lists all of its properties.</summary>
    public AttachedPlace? At(string component) => _places.Value.TryGetValue(component, out var place) ? place : null;

    public bool Equals(AttachedPlaces? other) => other is not null && _document.Equals(other._document) && _rules.Equals(other._rules);

    public override bool Equals(object? obj) => Equals(obj as AttachedPlaces);

    public override int GetHashCode() => _rules.GetHashCode();

    private Dictionary<string, AttachedPlace> Find()
    {
        var places = new Dictionary<string, AttachedPlace>(StringComparer.Ordinal);
        foreach (var rule in _rules)
        {
            var operations = rule.Operations.Where(_document.Operations.ContainsKey).Select(id => _document.Operations[id]).ToList();
            var names = operations.Select(static operation => operation.Response)
                .Concat(operations.Select(static operation => operation.Body?.Schema))
                .OfType<SpecNode>()
                .SelectMany(schema => AttachedSchemas.PropertiesBelow(schema, rule.At, _document))
                .Select(SpecDocument.ReferenceOf)
                .OfType<string>()
                .Where(name => _document.Schemas.TryGetValue(name, out var schema) && schema.IsTrueAt("additionalProperties"))
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var schemas = AttachedSchemas.Of(rule, _document).Select(static variant => variant.Value)
                .GroupBy(static schema => schema.ToJson(), StringComparer.Ordinal)
                .Select(static same => same.First())
                .ToList();
            foreach (var name in names)
            {
                places[name] = new AttachedPlace(names[0], schemas);
            }
        }

        return places;
    }
}

/// <summary>An open object with what describes it.</summary>
/// <param name="Owner">The component under which its secrets are declared: that of the responses, where a rule speaks of
/// several.</param>
/// <param name="Schemas">One per form; which of them applies is not always told.</param>
internal sealed record AttachedPlace(string Owner, IReadOnlyList<SpecNode> Schemas);
