using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Validation;

/// <summary>What a value should be instead, as far as the schema tells.</summary>
internal sealed partial class SchemaWalk
{
    private void RefuseKind(SchemaNode node, JsonElement value)
    {
        if (node.Kinds == JsonKinds.None)
        {
            Refuse($"is not allowed here");
        }
        else
        {
            _kind = value.ValueKind == JsonValueKind.Null ? ViolationKind.Null : ViolationKind.Type;
            Refuse($"expected {node.Kinds.InWords()}, found {MessageFormat.Found(value, _path!.IsSensitive)}{Advice(node, value)}");
            _kind = ViolationKind.Other;
        }
    }

    /// <summary>The mistakes that programs which write JSON make most: text instead of the thing, one instead of a list.</summary>
    private string Advice(SchemaNode node, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!.Trim();
            if ((node.Kinds & JsonKinds.Object) != 0 && text.StartsWith('{')
                || (node.Kinds & JsonKinds.Array) != 0 && text.StartsWith('['))
            {
                return "; give the JSON itself, not a string that holds it";
            }

            if ((node.Kinds & JsonKinds.Boolean) != 0 && text is "true" or "false"
                || (node.Kinds & (JsonKinds.Integer | JsonKinds.Number)) != 0 && double.TryParse(text, out _))
            {
                return "; write it without quotes";
            }
        }

        if (node.Kinds == JsonKinds.Array && Addresses(value) is { } list)
        {
            return list;
        }

        return node.Kinds == JsonKinds.Array && value.ValueKind != JsonValueKind.Null && node.Arrays?.Items is { } item
            && Fits(item, value)
            ? "; put it in [ ]"
            : node.Kinds == JsonKinds.Object && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Array)
                && node.Objects is { } rules ? Form(rules) : "";
    }

    /// <summary>From a text of addresses with commas, the list that was meant; null for any other value.</summary>
    private string? Addresses(JsonElement value)
    {
        var parts = value.ValueKind == JsonValueKind.String && !_path!.IsSensitive
            ? value.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        return parts.Length > 1 && parts.All(static part => Uri.TryCreate(part, UriKind.Absolute, out _))
            ? $"; write {ShortText.Cut($"[{string.Join(',', parts.Select(static part => MessageFormat.Name(part)))}]", LongestExample)}"
            : null;
    }

    /// <summary>An object as it has to be: with what it must have, or with its first property.</summary>
    private static string Form(ObjectRules rules)
    {
        var names = rules.Required.Length > 0 ? rules.Required.Select(index => rules.Names[index]) : rules.Declared.Take(1);
        var members = string.Join(',', names.Take(MostExamples).Select(static name => $"\"{name}\":…"));
        return members.Length > 0 ? $"; write {{{members}}}" : "";
    }

    private void RefuseChoice(AllowedValues choices, JsonElement value)
    {
        if (choices.Items.Length == 1)
        {
            Refuse($"must be {choices.AsJson.First()}, found {MessageFormat.Choice(value)}");
            return;
        }

        _kind = ViolationKind.Unlisted;
        Refuse($"{MessageFormat.Choice(value)} is not one of the allowed values{Suggestion(value, choices.Texts)} Allowed: "
            + $"{Allowed(choices)}.");
        _kind = ViolationKind.Other;
    }

    /// <summary>All values once; further problems, which may be of the same enumeration, name the first ones.</summary>
    private string Allowed(AllowedValues choices)
        => _found is { Count: 0 } ? MessageFormat.Choices(choices.AsJson) : MessageFormat.List(choices.AsJson);

    private static string Suggestion(JsonElement value, IEnumerable<string> texts) =>
        value.ValueKind == JsonValueKind.String ? NearMiss.Question(value.GetString()!, texts) : ".";
}
