using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Synthesis;

internal sealed partial class Synthesizer
{
    /// <summary>One attempt at a value.</summary>
    private sealed partial class Draft(Synthesizer owner, SeededSource source, Extent extent, bool onlyDeclared)
    {
        /// <summary>From here on the smallest value that will do is taken: schemas may contain themselves.</summary>
        private const int Deep = 6;

        public JsonNode? Value(IReadOnlyList<JsonElement> schemas, bool isGiven, JsonNode? given, string name, int depth)
        {
            if (isGiven && !(onlyDeclared && given is JsonObject or JsonArray) && schemas.All(schema => owner.Accepts(schema, given)))
            {
                return given?.DeepClone();
            }

            var combined = Combine(schemas, isGiven, given, depth);
            if (combined.All("const").FirstOrDefault() is { ValueKind: not JsonValueKind.Undefined } only)
            {
                return NodeJson.Node(only);
            }

            if (combined.All("enum").FirstOrDefault() is { ValueKind: JsonValueKind.Array } choices)
            {
                return Choice(combined, choices);
            }

            return KindOf(combined, isGiven, given, depth) switch
            {
                JsonKinds.Object => Object(combined, given as JsonObject, depth),
                JsonKinds.Array => Array(combined, given as JsonArray, name, depth),
                JsonKinds.String => JsonValue.Create(Text(combined, name)),
                JsonKinds.Number => Number(combined, isInteger: false, name),
                JsonKinds.Integer => Number(combined, isInteger: true, name),
                JsonKinds.Boolean =>
                    JsonValue.Create(Default(combined) is { } set ? set.ValueKind == JsonValueKind.True : source.Chance(50)),
                _ => null,
            };
        }

        public CombinedSchema Combine(IReadOnlyList<JsonElement> schemas, bool isGiven, JsonNode? given, int depth) =>
            CombinedSchema.Of(owner._document, schemas, branches => Branch(branches, isGiven, given, depth));

        private JsonElement Branch(JsonElement[] branches, bool isGiven, JsonNode? given, int depth)
        {
            if (isGiven)
            {
                foreach (var branch in branches)
                {
                    if (owner.Accepts(branch, given))
                    {
                        return branch;
                    }
                }
            }
            if (depth >= Deep)
            {
                return branches.MinBy(static branch => branch.GetRawText().Length);
            }

            var real = System.Array.FindAll(branches, static branch => !IsNull(branch));
            // A moment is written as a text wherever it may be.
            return System.Array.Find(
                real, static branch => branch.TryGetProperty("format", out var format) && format.ValueEquals("date-time"))
                is { ValueKind: JsonValueKind.Object } moment ? moment : source.Pick(real.Length > 0 ? real : branches);
        }

        private static bool IsNull(JsonElement schema) =>
            schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("null");

        private JsonNode? Choice(CombinedSchema combined, JsonElement choices)
        {
            var possible = choices.EnumerateArray()
                .Where(choice => combined.Kinds.Admits(choice))
                .Where(choice => combined.All("enum")
                    .All(other => other.EnumerateArray().Any(value => JsonElement.DeepEquals(value, choice))))
                .ToArray();
            return possible.Length == 0 ? null : NodeJson.Node(Default(combined) ?? source.Pick(possible));
        }

        /// <summary>The default that the schema itself proposes, unless chance is wanted.</summary>
        private JsonElement? Default(CombinedSchema combined) =>
            extent != Extent.Random
                && combined.All("default").FirstOrDefault() is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value
                && combined.Kinds.Admits(value)
                ? value
                : null;

        private static JsonKinds KindOf(CombinedSchema combined, bool isGiven, JsonNode? given, int depth)
        {
            var kinds = combined.Kinds;
            if (isGiven && given is not null && kinds.Admits(NodeJson.Element(given)))
            {
                return given.GetValueKind() switch
                {
                    JsonValueKind.Object => JsonKinds.Object,
                    JsonValueKind.Array => JsonKinds.Array,
                    JsonValueKind.String => JsonKinds.String,
                    JsonValueKind.Number => (kinds & JsonKinds.Number) != 0 ? JsonKinds.Number : JsonKinds.Integer,
                    _ => JsonKinds.Boolean,
                };
            }
            if (kinds == JsonKinds.Any)
            {
                return Implied(combined);
            }

            if (depth > Deep && (kinds & JsonKinds.Null) != 0)
            {
                return JsonKinds.Null;
            }

            JsonKinds[] preferred = [JsonKinds.Object, JsonKinds.Array, JsonKinds.String, JsonKinds.Number, JsonKinds.Integer,
                JsonKinds.Boolean];
            return System.Array.Find(preferred, kind => (kinds & kind) != 0);
        }

        /// <summary>Schemas without a type say what they are about by their keywords.</summary>
        private static JsonKinds Implied(CombinedSchema combined)
        {
            if (combined.All("properties").Any() || combined.All("required").Any() || combined.All("additionalProperties").Any())
            {
                return JsonKinds.Object;
            }

            return combined.All("items").Any() ? JsonKinds.Array : JsonKinds.String;
        }
    }
}
