using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>Writes parts of a schema.</summary>
internal sealed partial class SchemaPart
{
    /// <summary>Writes a place down to that many levels of properties; what is cut off names the path that shows it.</summary>
    /// <param name="path">As it was asked for: what is cut off is found by it.</param>
    public void Write(Utf8JsonWriter writer, SchemaPlace place, string path, int levels)
    {
        if (place.Schemas.Count == 1)
        {
            Write(writer, place.Schemas[0], new Here(path, place.Wording, place.Answer), levels, isAsked: true);
            return;
        }

        writer.WriteStartObject();
        WriteWording(writer, place.Wording);
        WriteChooser(writer, place.Schemas, path);
        writer.WriteStartArray("anyOf");
        foreach (var schema in place.Schemas)
        {
            Write(writer, schema, new Here(path, place.Wording, place.Answer) { IsDescribed = true }, levels, isAsked: false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, JsonElement declared, Here here, int levels, bool isAsked)
    {
        var schema = Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (!here.IsDescribed)
        {
            WriteWording(writer, here.Wording);
            if (Default(here.Wording) is { } value)
            {
                writer.WritePropertyName("default");
                value.WriteTo(writer);
            }
        }

        if (!here.IsSecret && IsSecret(schema, here))
        {
            here = here with { IsSecret = true };
            writer.WriteBoolean("secret", true);
        }

        here = here with { IsDescribed = true };

        if (Guide(here.Path) is { } guide)
        {
            writer.WriteString("chosen_by", guide.ChosenBy);
            writer.WriteString(
                "by_value", $"call again with path {here.Path}.VALUE, e.g. {here.Path}.{guide.Values[guide.Values.Count / 2]}");
            if (isAsked)
            {
                WriteValues(writer, guide.Values);
            }
        }

        foreach (var member in schema.EnumerateObject())
        {
            WriteKeyword(writer, schema, member, here, levels);
        }

        writer.WriteEndObject();
    }

    private void WriteKeyword(Utf8JsonWriter writer, JsonElement schema, JsonProperty member, Here here, int levels)
    {
        switch (member.Name)
        {
            case "$defs":
                break;
            case "properties" when levels == 0:
                writer.WriteString("cut", here.Path.Length == 0 ? "call again with path" : $"call again with path {here.Path}");
                break;
            case "properties":
                writer.WriteStartObject("properties");
                foreach (var property in member.Value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, Below(here, property.Name), levels - 1, isAsked: false);
                }

                writer.WriteEndObject();
                break;
            case "oneOf" or "anyOf" when levels == 0 && here.Path.Length > 0:
                writer.WriteString("cut", $"one of {member.Value.GetArrayLength()} forms; call again with path {here.Path}");
                WriteChooser(writer, [schema], here.Path);
                break;
            case "oneOf" or "anyOf" or "allOf" when Together(schema, member) is { } keywords:
                foreach (var (form, keyword) in keywords)
                {
                    WriteKeyword(writer, form, keyword, here, levels);
                }

                break;
            case "oneOf" or "anyOf" or "allOf":
                WriteChooser(writer, [schema], here.Path);
                writer.WriteStartArray(member.Name);
                foreach (var branch in member.Value.EnumerateArray())
                {
                    Write(writer, branch, here, levels, isAsked: false);
                }

                writer.WriteEndArray();
                break;
            case "items" or "additionalProperties" or "not":
                writer.WritePropertyName(member.Name);
                if (levels > 0)
                {
                    Write(writer, member.Value, here with { Answer = here.Answer?.Items() },
                        IsReference(member.Value) ? levels - 1 : levels, isAsked: false);
                }
                else
                {
                    writer.WriteBooleanValue(member.Value.ValueKind != JsonValueKind.False);
                }

                break;
            default:
                member.WriteTo(writer);
                break;
        }
    }

    /// <summary>
    /// The keywords of forms that hold all at once, or of the only one, where none is said twice; null where the forms have to
    /// stand apart.
    /// </summary>
    private List<(JsonElement Form, JsonProperty Keyword)>? Together(JsonElement schema, JsonProperty branches)
    {
        if (branches.Name != "allOf" && branches.Value.GetArrayLength() != 1)
        {
            return null;
        }

        var forms = branches.Value.EnumerateArray().Select(Resolve).ToList();
        if (!forms.TrueForAll(static form => form.ValueKind == JsonValueKind.Object))
        {
            return null;
        }

        var keywords = forms.SelectMany(static form => form.EnumerateObject().Select(keyword => (form, keyword))).ToList();
        var said = schema.EnumerateObject().Where(keyword => keyword.Name != branches.Name).Select(static keyword => keyword.Name)
            .ToHashSet(StringComparer.Ordinal);
        return keywords.TrueForAll(pair => said.Add(pair.keyword.Name)) ? keywords : null;
    }

    private void WriteWording(Utf8JsonWriter writer, string path)
    {
        if (path.Length > 0 && _wording(path) is { } text)
        {
            writer.WriteString("description", text);
        }
    }

    /// <summary>Says what tells the forms of a union apart, and that a path may name one of them.</summary>
    private void WriteChooser(Utf8JsonWriter writer, IEnumerable<JsonElement> schemas, string path)
    {
        if (path.Length > 0 && Chooser(schemas) is { } chooser)
        {
            writer.WriteString("chosen_by", chooser.Property);
            writer.WriteString("by_value", $"{path}.{chooser.Values[0]}");
            WriteValues(writer, chooser.Values);
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, IReadOnlyList<string> values)
    {
        writer.WriteStartArray("values");
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>A text that calls take by reference rather than in the open.</summary>
    private bool IsSecret(JsonElement schema, Here here)
        => here.Answer is { IsSecret: true } || (CanHoldText(schema) && RequestSecrets.IsSecret(here.Name, here.Answer ?? default));

    private bool CanHoldText(JsonElement declared, int nesting = 0)
    {
        var schema = Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested || schema.TryGetProperty("enum", out _))
        {
            return false;
        }

        return schema.TryGetProperty("type", out var type)
            ? type.ValueKind == JsonValueKind.String
                ? type.ValueEquals("string")
                : type.EnumerateArray().Any(static name => name.ValueEquals("string"))
            : s_branches.Any(keyword => schema.TryGetProperty(keyword, out var branches)
                && branches.EnumerateArray().Any(branch => CanHoldText(branch, nesting + 1)));
    }

    private static bool IsReference(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out _);

    private Here Below(Here here, string name) => new(
        here.Path.Length == 0 ? name : $"{here.Path}.{name}", here.Wording.Length == 0 ? name : $"{here.Wording}.{name}",
        Answer(here.Answer, name));

    /// <summary>Where the writing is.</summary>
    /// <param name="Path">By which it is asked for.</param>
    /// <param name="Wording">By which its wording is found.</param>
    /// <param name="Answer">The same place in the answers of the tool; null for all arguments together.</param>
    private readonly record struct Here(string Path, string Wording, SecretMask.View? Answer)
    {
        /// <summary>Its wording stands around already.</summary>
        public bool IsDescribed { get; init; }

        /// <summary>It is called a secret around already.</summary>
        public bool IsSecret { get; init; }

        public string Name => Path[(Path.LastIndexOf('.') + 1)..];
    }
}
