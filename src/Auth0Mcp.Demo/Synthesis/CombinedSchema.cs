using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Synthesis;

/// <summary>
/// Everything that applies to one value: references followed, <c>allOf</c> merged, one branch taken of each <c>oneOf</c> and
/// <c>anyOf</c>.
/// </summary>
internal sealed class CombinedSchema
{
    /// <summary>More parts than any schema has; a circle of references ends here.</summary>
    private const int MostParts = 300;

    private static readonly string[] s_branchKeywords = ["oneOf", "anyOf"];
    private readonly List<JsonElement> _parts = [];

    /// <summary>The schemas that apply, without those that only point elsewhere.</summary>
    public IReadOnlyList<JsonElement> Parts => _parts;

    public JsonKinds Kinds { get; private set; } = JsonKinds.Any;

    /// <param name="document">Where references lead.</param>
    /// <param name="schemas">Schemas that all apply.</param>
    /// <param name="choose">Picks one of several branches.</param>
    public static CombinedSchema Of(JsonElement document, IEnumerable<JsonElement> schemas, Func<JsonElement[], JsonElement> choose)
    {
        var combined = new CombinedSchema();
        var pending = new Queue<JsonElement>(schemas);
        while (pending.TryDequeue(out var schema) && combined._parts.Count < MostParts)
        {
            if (schema.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            combined.Add(schema);
            if (schema.TryGetProperty("$ref", out var reference))
            {
                pending.Enqueue(JsonPointer.Locate(document, reference.GetString()!));
            }

            if (schema.TryGetProperty("allOf", out var all))
            {
                foreach (var part in all.EnumerateArray())
                {
                    pending.Enqueue(part);
                }
            }
            foreach (var keyword in s_branchKeywords)
            {
                if (schema.TryGetProperty(keyword, out var branches))
                {
                    pending.Enqueue(choose([.. branches.EnumerateArray()]));
                }
            }
        }
        return combined;
    }

    /// <summary>Every value of a keyword among the parts.</summary>
    public IEnumerable<JsonElement> All(string keyword)
    {
        foreach (var part in _parts)
        {
            if (part.TryGetProperty(keyword, out var value))
            {
                yield return value;
            }
        }
    }

    /// <summary>The declared properties, each with all schemas that speak about it, in the order of the document.</summary>
    public OrderedDictionary<string, List<JsonElement>> Properties()
    {
        OrderedDictionary<string, List<JsonElement>> properties = new(StringComparer.Ordinal);
        foreach (var property in All("properties").SelectMany(static group => group.EnumerateObject()))
        {
            if (!properties.TryGetValue(property.Name, out var schemas))
            {
                properties.Add(property.Name, schemas = []);
            }

            schemas.Add(property.Value);
        }
        return properties;
    }

    public HashSet<string> Required() =>
        [.. All("required").SelectMany(static names => names.EnumerateArray()).Select(static name => name.GetString()!)];

    /// <summary>True when some part takes declared properties only.</summary>
    public bool IsClosed => All("additionalProperties").Any(static value => value.ValueKind == JsonValueKind.False);

    /// <summary>The strictest of a lower bound, or <paramref name="otherwise"/>.</summary>
    public decimal Largest(string keyword, decimal otherwise) =>
        All(keyword).Select(static value => Clamp(value)).Append(otherwise).Max();

    /// <summary>The strictest of an upper bound, or <paramref name="otherwise"/>.</summary>
    public decimal Smallest(string keyword, decimal otherwise) =>
        All(keyword).Select(static value => Clamp(value)).Append(otherwise).Min();

    private static decimal Clamp(JsonElement number) =>
        number.TryGetDecimal(out var value) ? value : number.GetDouble() > 0 ? decimal.MaxValue : decimal.MinValue;

    private void Add(JsonElement schema)
    {
        _parts.Add(schema);
        if (!schema.TryGetProperty("type", out var type))
        {
            return;
        }

        IEnumerable<JsonElement> words = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : [type];
        Kinds &= words.Aggregate(JsonKinds.None, static (kinds, word) => kinds | JsonKindsExtensions.FromKeyword(word.GetString()));
    }
}
