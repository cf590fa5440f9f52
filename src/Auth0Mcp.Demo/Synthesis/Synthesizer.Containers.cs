using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Synthesis;

internal sealed partial class Synthesizer
{
    private sealed partial class Draft
    {
        private JsonObject Object(CombinedSchema combined, JsonObject? given, int depth)
        {
            var result = new JsonObject();
            var declared = combined.Properties();
            var required = combined.Required();
            var most = (int)combined.Smallest("maxProperties", 1000);
            foreach (var (name, schemas) in declared)
            {
                var isGiven = given is not null && given.ContainsKey(name);
                if (isGiven || required.Contains(name) || (result.Count < most && IsWanted(schemas, depth)))
                {
                    result[name] = Value(schemas, isGiven, isGiven ? given![name] : null, name, depth + 1);
                }
            }
            foreach (var name in required.Where(name => !declared.ContainsKey(name)))
            {
                result[name] = given?[name]?.DeepClone() ?? JsonValue.Create("harbor-books");
            }

            if (given is not null && !combined.IsClosed && (!onlyDeclared || declared.Count == 0 || (depth > 0 && IsOpen(combined))))
            {
                KeepUndeclared(combined, given, declared, result, depth);
            }

            AddUntil((int)combined.Largest("minProperties", 0), combined, declared, result, depth);
            foreach (var name in result.Select(static property => property.Key).Where(name => !required.Contains(name)).Reverse()
                .ToArray())
            {
                if (result.Count > most)
                {
                    result.Remove(name);
                }
            }
            return result;
        }

        /// <summary>True when the document says that there may be more than it declares.</summary>
        private static bool IsOpen(CombinedSchema combined) =>
            combined.All("additionalProperties").Any(static schema => schema.ValueKind == JsonValueKind.True);

        private void KeepUndeclared(
            CombinedSchema combined, JsonObject given, OrderedDictionary<string, List<JsonElement>> declared, JsonObject result,
            int depth)
        {
            JsonElement[] others = [.. combined.All("additionalProperties")];
            foreach (var (name, value) in given)
            {
                if (!declared.ContainsKey(name) && !result.ContainsKey(name))
                {
                    result[name] = Value(others, isGiven: true, value, name, depth + 1);
                }
            }
        }

        private void AddUntil(
            int least, CombinedSchema combined, OrderedDictionary<string, List<JsonElement>> declared, JsonObject result, int depth)
        {
            foreach (var (name, schemas) in declared)
            {
                if (result.Count < least && !result.ContainsKey(name))
                {
                    result[name] = Value(schemas, isGiven: false, null, name, depth + 1);
                }
            }
            JsonElement[] others = [
                .. combined.All("additionalProperties").Where(static schema => schema.ValueKind == JsonValueKind.Object)];
            var wantsSome = others.Length > 0 && declared.Count == 0 && extent != Extent.Required && depth < Deep;
            for (var i = 1; result.Count < (wantsSome ? Math.Max(least, 1) : least) && !combined.IsClosed; i++)
            {
                result["sample" + i.ToString(CultureInfo.InvariantCulture)] = Value(others, isGiven: false, null, "sample", depth + 1);
            }
        }

        private bool IsWanted(List<JsonElement> schemas, int depth) => extent switch
        {
            Extent.Plausible => depth == 0 || (depth == 1 && schemas.TrueForAll(IsScalar)),
            Extent.Random => source.Chance(depth switch { 0 => 50, 1 => 35, 2 => 20, _ => 5 }),
            _ => false,
        };

        private bool IsScalar(JsonElement schema) =>
            (Combine([schema], isGiven: false, null, Deep).Kinds & (Validation.JsonKinds.Object | Validation.JsonKinds.Array)) == 0;

        private JsonArray Array(CombinedSchema combined, JsonArray? given, string name, int depth)
        {
            var least = (int)combined.Largest("minItems", 0);
            var most = (int)combined.Smallest("maxItems", 1000);
            JsonElement[] items = [.. combined.All("items")];
            JsonElement[] contained = [.. combined.All("contains")];
            var result = new JsonArray();
            if (given is not null)
            {
                foreach (var item in given.Take(most))
                {
                    result.Add(Value(items, isGiven: true, item, name, depth + 1));
                }
            }
            foreach (var wanted in contained)
            {
                result.Add(Value([wanted, .. items], isGiven: false, null, name, depth + 1));
            }

            var count = given is not null || depth >= Deep ? least : extent switch
            {
                Extent.Plausible => Math.Max(least, 1),
                Extent.Random => least + source.Next(3),
                _ => least,
            };
            var unique = combined.All("uniqueItems").Any(static value => value.ValueKind == JsonValueKind.True);
            for (var attempt = 0; result.Count < Math.Min(count, most) && attempt < count * 20; attempt++)
            {
                var item = Value(items, isGiven: false, null, name, depth + 1);
                if (!unique || !result.Any(other => JsonNode.DeepEquals(other, item)))
                {
                    result.Add(item);
                }
            }
            return result;
        }
    }
}
