using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Keywords about strings. Lengths count Unicode code points, as JSON Schema does.</summary>
internal sealed record StringRules(int? MinLength, int? MaxLength, PatternRegex? Pattern, StringFormat? Format);

/// <summary>Keywords about numbers.</summary>
internal sealed record NumberRules(
    NumberBound? Minimum,
    NumberBound? Maximum,
    NumberBound? ExclusiveMinimum,
    NumberBound? ExclusiveMaximum,
    NumberBound? MultipleOf);

/// <summary>Keywords about arrays. <see cref="Items"/> speaks about what comes after <see cref="Prefix"/>.</summary>
internal sealed record ArrayRules(
    SchemaNode[] Prefix,
    SchemaNode? Items,
    int? MinItems,
    int? MaxItems,
    bool UniqueItems,
    SchemaNode? Contains);

/// <summary>
/// Keywords about objects. <see cref="Names"/> and <see cref="Schemas"/> run in parallel; required names without a schema have null.
/// <see cref="IsOpen"/> tells that the schema opens the object in so many words, with <c>additionalProperties: true</c>.
/// </summary>
internal sealed record ObjectRules(
    string[] Names,
    SchemaNode?[] Schemas,
    int[] Required,
    KeyValuePair<PatternRegex, SchemaNode>[] Patterns,
    SchemaNode? Additional,
    SchemaNode? PropertyNames,
    int? MinProperties,
    int? MaxProperties,
    bool IsOpen)
{
    private readonly Utf8Table _table = new(Names);

    /// <summary>The names that <c>properties</c> declares.</summary>
    public IEnumerable<string> Declared => Names.Where((_, index) => Schemas[index] is not null);

    public int IndexOf(ReadOnlySpan<byte> name) => _table.IndexOf(name);

    /// <summary>The schema declared for <paramref name="name"/>, if any.</summary>
    public SchemaNode? SchemaOf(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : Schemas[index];
    }
}

/// <summary>The values of <c>enum</c> or <c>const</c>.</summary>
internal sealed class AllowedValues
{
    private readonly Utf8Table _strings;

    public AllowedValues(IEnumerable<JsonElement> values)
    {
        Items = [.. values];
        Texts = [.. Items.Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)];
        _strings = new Utf8Table(Texts);
    }

    public JsonElement[] Items { get; }

    /// <summary>Those of the values that are strings.</summary>
    public string[] Texts { get; }

    /// <summary>The values as they are written in JSON.</summary>
    public IEnumerable<string> AsJson => Items.Select(static item => item.GetRawText());

    public bool Contains(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = RawText.Of(value);
            return _strings.IndexOf(text.Bytes) >= 0;
        }
        foreach (var item in Items)
        {
            if (item.ValueKind == value.ValueKind && JsonElement.DeepEquals(item, value))
            {
                return true;
            }
        }
        return false;
    }
}
