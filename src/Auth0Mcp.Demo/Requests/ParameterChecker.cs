using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Requests;

/// <summary>Checks query and path parameters against the document.</summary>
internal sealed class ParameterChecker(JsonElement document, SchemaDocument schemas)
{
    private readonly JsonElement _document = document;

    /// <summary>What is wrong with the query, or null.</summary>
    public string? CheckQuery(DemoOperation operation, IReadOnlyDictionary<string, string[]> query)
    {
        var declared = operation.Parameters.Where(static parameter => parameter.IsQuery)
            .ToDictionary(static parameter => parameter.Name);
        foreach (var (name, values) in query)
        {
            if (!declared.TryGetValue(name, out var parameter))
            {
                return Unknown(name, declared.Keys);
            }

            if (Problem(parameter, values) is { } problem)
            {
                return problem;
            }
        }
        var missing = declared.Values.FirstOrDefault(parameter => parameter.IsRequired && !query.ContainsKey(parameter.Name));
        return missing.Json.ValueKind == JsonValueKind.Object ? $"The parameter '{missing.Name}' is required." : null;
    }

    /// <summary>What is wrong with the path, or null.</summary>
    public string? CheckPath(DemoOperation operation, ReadOnlySpan<string> segments)
    {
        var declared = operation.Parameters.Where(static parameter => parameter.IsPath).ToDictionary(static parameter => parameter.Name);
        for (var index = 0; index < segments.Length; index++)
        {
            var template = operation.Segments[index];
            if (template.StartsWith('{') && declared.TryGetValue(template.Trim('{', '}'), out var parameter)
                && Problem(parameter, [segments[index]]) is { } problem)
            {
                return problem;
            }
        }
        return null;
    }

    private static string Unknown(string name, ICollection<string> declared)
    {
        var hint = NearMiss.Find(name, declared) is { } meant ? $" Did you mean '{meant}'?" : "";
        return declared.Count == 0
            ? $"Unknown parameter '{name}': there are none here."
            : $"Unknown parameter '{name}'.{hint} Allowed: {string.Join(", ", declared)}.";
    }

    private string? Problem(DemoParameter parameter, string[] values)
    {
        var kinds = CombinedSchema.Of(_document, [parameter.Schema], static branches => branches[0]).Kinds;
        var isList = (kinds & JsonKinds.Array) != 0 && kinds != JsonKinds.Any;
        if (!isList && values.Length > 1)
        {
            return $"The parameter '{parameter.Name}' is given more than once.";
        }

        JsonNode? value = isList
            ? new JsonArray([.. values.Select(text => Typed(ItemKinds(parameter.Schema), text))])
            : Typed(kinds, values[0]);
        var violations = schemas.Compile(parameter.Schema, parameter.Name).Check(NodeJson.Element(value), limit: 1);
        return violations.Count == 0 ? null : $"The parameter '{parameter.Name}': {violations[0]}";
    }

    private JsonKinds ItemKinds(JsonElement schema)
    {
        var list = CombinedSchema.Of(_document, [schema], static branches => branches[0]);
        return CombinedSchema.Of(_document, list.All("items"), static branches => branches[0]).Kinds;
    }

    /// <summary>The text as the JSON value it stands for, when the schema expects something else than text.</summary>
    private static JsonNode Typed(JsonKinds kinds, string text)
    {
        if ((kinds & JsonKinds.String) != 0)
        {
            return JsonValue.Create(text);
        }

        if ((kinds & JsonKinds.Boolean) != 0 && text is "true" or "false")
        {
            return JsonValue.Create(text == "true");
        }

        if ((kinds & (JsonKinds.Integer | JsonKinds.Number)) != 0
            && decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return JsonValue.Create(number);
        }

        return JsonValue.Create(text);
    }
}
