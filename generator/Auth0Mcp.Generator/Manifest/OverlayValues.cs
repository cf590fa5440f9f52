using System.Globalization;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Checks what overlay entries hold: dates, and schemas as JSON Schema has them.</summary>
internal static class OverlayValues
{
    private static readonly string[] s_types = ["string", "number", "integer", "boolean", "object", "array", "null"];

    private static readonly string[] s_keywords =
    [
        "type", "properties", "required", "items", "additionalProperties", "enum", "const", "format", "pattern", "default", "nullable",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
        "uniqueItems", "minProperties", "maxProperties", "oneOf", "anyOf", "allOf", "not", "$ref", "description", "title", "deprecated",
        "readOnly", "writeOnly", "discriminator", "propertyNames", "patternProperties", "contentMediaType", "contentEncoding",
    ];

    /// <summary>Bounds that are counted, and bounds of numbers; the lower one first.</summary>
    private static readonly (string Low, string High)[] s_bounds =
    [
        ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minimum", "maximum"),
        ("exclusiveMinimum", "exclusiveMaximum"),
    ];

    private static readonly string[] s_flags = ["uniqueItems", "nullable", "deprecated", "readOnly", "writeOnly"];

    /// <summary>The key of an entry that holds no longer, and may hold again: what it says stays, and changes nothing.</summary>
    public const string Mark = "removed";

    /// <summary>True for an entry that holds no longer.</summary>
    public static bool IsRetired(YamlMap entry) => entry[Mark] is not null;

    /// <summary>True when an entry says on which day it was written down; a day of another form is reported.</summary>
    public static bool IsDated(EntryReader reader, List<Problem> problems)
    {
        var text = reader.Text("date");
        if (text is not null && !PendingDecisions.IsPending(text)
            && !DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, "date", "date", "a day, e.g. 2026-11-29"));
        }

        if (reader.Map(Mark) is { } mark)
        {
            var why = new EntryReader(mark, Mark, problems);
            why.Text("date");
            why.Text("why");
            why.Close();
        }

        return text is not null;
    }

    /// <summary>Keywords, types and kinds of values that JSON Schema does not have.</summary>
    public static IEnumerable<Problem> Faults(YamlNode schema, string path)
    {
        foreach (var (low, high) in s_bounds.Where(pair => Number(schema, pair.Low) > Number(schema, pair.High)))
        {
            yield return Problem.Value(DiagnosticDescriptors.WrongShape, EntryReader.Join(path, low), low, $"at most '{high}'");
        }

        foreach (var member in (schema as YamlMap)?.Members ?? [])
        {
            var (keyword, at) = (member.Key.Text, EntryReader.Join(path, member.Key.Text));
            if (!s_keywords.Contains(keyword) && !keyword.StartsWith("x-", StringComparison.Ordinal))
            {
                yield return Problem.Key(
                    DiagnosticDescriptors.UnknownKey, at, keyword, NearMiss.Ending(keyword, s_keywords), "the keywords of JSON Schema");
            }

            if (Wanted(keyword, member.Value) is { } wanted)
            {
                yield return Problem.Value(DiagnosticDescriptors.WrongShape, at, keyword, wanted);
            }

            foreach (var type in keyword != "type" ? [] : member.Value is YamlList list ? list.Items : [member.Value])
            {
                if (type is not YamlScalar scalar || !s_types.Contains(scalar.Text))
                {
                    yield return Problem.Value(DiagnosticDescriptors.WrongShape, at, keyword, "one of " + string.Join(", ", s_types));
                }
            }

            foreach (var problem in Inner(keyword, member.Value, at).SelectMany(static inner => Faults(inner.Schema, inner.Path)))
            {
                yield return problem;
            }
        }
    }

    /// <summary>What the value of a keyword has to be and is not, or null; null as a value takes a keyword away.</summary>
    private static string? Wanted(string keyword, YamlNode value) => keyword switch
    {
        _ when IsNull(value) => null,
        "multipleOf" or "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => Number(value) is null ? "a number" : null,
        _ when s_bounds.Any(pair => keyword == pair.Low || keyword == pair.High)
            => Number(value) is >= 0 and var count && count == Math.Floor(count) ? null : "a whole number",
        _ when s_flags.Contains(keyword) => value is YamlScalar { IsPlain: true, Text: "true" or "false" } ? null : "true or false",
        "properties" or "patternProperties" => value is YamlMap ? null : "a mapping, e.g. { name: value }",
        "required" or "enum" or "oneOf" or "anyOf" or "allOf" => value is YamlList ? null : "a list, e.g. [a, b]",
        _ => null,
    };

    private static bool IsNull(YamlNode node) => node is YamlScalar { IsPlain: true, Text: "" or "~" or "null" };

    private static double? Number(YamlNode schema, string keyword) => (schema as YamlMap)?[keyword] is { } node ? Number(node) : null;

    private static double? Number(YamlNode node)
        => node is YamlScalar { IsPlain: true } scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The names of schemas to which a schema refers.</summary>
    public static IEnumerable<string> References(SpecNode schema)
        => (SpecDocument.ReferenceOf(schema) is { } name ? [name] : Array.Empty<string>())
            .Concat(schema.Members.SelectMany(static member => References(member.Value)))
            .Concat(schema.Items.SelectMany(References));

    private static IEnumerable<(YamlNode Schema, string Path)> Inner(string keyword, YamlNode value, string path)
        => (keyword, value) switch
        {
            ("properties" or "patternProperties", YamlMap map)
                => map.Members.Select(member => (member.Value, EntryReader.Join(path, member.Key.Text))),
            ("items" or "additionalProperties" or "not", YamlMap map) => [(map, path)],
            ("oneOf" or "anyOf" or "allOf", YamlList list)
                => list.Items.Select((item, index) => (item, EntryReader.Join(path, index.ToString(CultureInfo.InvariantCulture)))),
            _ => [],
        };
}
