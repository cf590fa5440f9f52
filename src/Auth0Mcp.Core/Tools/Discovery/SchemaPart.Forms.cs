using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>Unions whose forms differ by the value of one property: a sink by its type, an action of a flow by its kind.</summary>
internal sealed partial class SchemaPart
{
    /// <summary>Alternatives within alternatives; a list may also contain itself.</summary>
    private const int MostNested = 6;

    private static readonly string[] s_unions = ["oneOf", "anyOf"];

    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    /// <summary>The property that tells forms apart, with the values it has; null when there is none.</summary>
    private (string Property, IReadOnlyList<string> Values)? Chooser(IEnumerable<JsonElement> schemas)
    {
        var forms = schemas.SelectMany(schema => Forms(schema)).ToList();
        if (forms.Count < 2)
        {
            return null;
        }

        var best = Names(forms[0]).Distinct(StringComparer.Ordinal)
            .Select(name => (Property: name, Values: forms.Select(form => Values(form, name)).ToList()))
            .Where(static candidate => candidate.Values.TrueForAll(static values => values.Count > 0))
            .Select(static candidate => (candidate.Property, Values: candidate.Values.SelectMany(static values => values).ToList()))
            .Select(static candidate => (candidate.Property,
                Values: candidate.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
                    Told: candidate.Values.Count))
            .Where(candidate => candidate.Values.Count > 1
                && (candidate.Values.Count == candidate.Told || candidate.Told <= forms.Count))
            .OrderByDescending(static candidate => candidate.Values.Count)
            .FirstOrDefault();
        return best.Property is null ? null : (best.Property, best.Values);
    }

    /// <summary>
    /// The forms of a union, unions within it opened, of the items of a list as of the place itself; a schema without a union is
    /// its only form.
    /// </summary>
    private IEnumerable<JsonElement> Forms(JsonElement declared, int nesting = 0)
    {
        var schema = Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested)
        {
            return [];
        }

        var inner =
            s_unions.SelectMany(union => schema.TryGetProperty(union, out var branches) ? branches.EnumerateArray().ToList() : [])
                .ToList();
        return inner.Count > 0 ? inner.SelectMany(branch => Forms(branch, nesting + 1))
            : schema.TryGetProperty("items", out var items) ? Forms(items, nesting + 1)
            : [schema];
    }

    private bool Takes(JsonElement form, string value) => Names(form).Any(name => Values(form, name).Contains(value));

    /// <summary>The texts that a property of a form is limited to.</summary>
    private IReadOnlyList<string> Values(JsonElement form, string name)
        => Property(form, name).Select(Resolve).FirstOrDefault() is { ValueKind: JsonValueKind.Object } schema ? Texts(schema) : [];

    private static IReadOnlyList<string> Texts(JsonElement schema)
        => schema.TryGetProperty("const", out var only) ? (only.ValueKind == JsonValueKind.String ? [only.GetString()!] : [])
            : schema.TryGetProperty("enum", out var values)
                ? [.. values.EnumerateArray().Where(static value => value.ValueKind == JsonValueKind.String)
                    .Select(static value => value.GetString()!)]
            : [];

    /// <summary>Schemas of the same place, of the items of a list, and of the values of a map: paths have no step for these.</summary>
    private static IEnumerable<JsonElement> Inside(JsonElement schema)
    {
        foreach (var keyword in s_branches)
        {
            if (schema.TryGetProperty(keyword, out var branches))
            {
                foreach (var branch in branches.EnumerateArray())
                {
                    yield return branch;
                }
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            yield return items;
        }

        if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            yield return values;
        }
    }
}
