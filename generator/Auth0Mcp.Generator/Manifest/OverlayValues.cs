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

    /// <summary>Keywords and types that JSON Schema does not have.</summary>
    public static IEnumerable<Problem> Faults(YamlNode schema, string path)
    {
        foreach (var member in (schema as YamlMap)?.Members ?? [])
        {
            var (keyword, at) = (member.Key.Text, EntryReader.Join(path, member.Key.Text));
            if (!s_keywords.Contains(keyword) && !keyword.StartsWith("x-", StringComparison.Ordinal))
            {
                yield return Problem.Key(
                    DiagnosticDescriptors.UnknownKey, at, keyword, NearMiss.Ending(keyword, s_keywords), "the keywords of JSON Schema");
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
