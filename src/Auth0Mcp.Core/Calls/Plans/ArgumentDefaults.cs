using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Plans;

/// <summary>The defaults of a tool: values that are sent when the caller gives none. Never replaces what the caller gave.</summary>
internal sealed class ArgumentDefaults
{
    private readonly IReadOnlyList<Rule> _rules;

    private ArgumentDefaults(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>Reads the rules that the generator wrote.</summary>
    public static ArgumentDefaults Parse(ReadOnlySpan<byte> json)
        => new(json.IsEmpty ? [] : JsonElement.Parse(json).EnumerateArray().Select(Rule.Read).ToList());

    /// <summary>The defaults that do not hang on another argument, by dotted path: those that the short schema shows.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Unconditional
        => _rules.Where(static rule => rule.When.Count == 0)
            .Select(static rule => KeyValuePair.Create(string.Join('.', rule.Path), rule.Value));

    /// <summary>The arguments with every default that applies; of several rules for one path the first.</summary>
    public IReadOnlyDictionary<string, JsonElement> Apply(IReadOnlyDictionary<string, JsonElement> given)
    {
        if (_rules.Count == 0)
        {
            return given;
        }

        var complete = new Dictionary<string, JsonElement>(given, StringComparer.Ordinal);
        foreach (var rule in _rules.Where(rule => rule.Applies(given)))
        {
            rule.Fill(complete);
        }

        return complete;
    }

    private sealed record Rule(string[] Path, JsonElement Value, IReadOnlyDictionary<string, JsonElement[]> When, string[] Unless)
    {
        public static Rule Read(JsonElement rule) => new(
            Texts(rule.GetProperty("path")),
            rule.GetProperty("value"),
            rule.TryGetProperty("when", out var when)
                ? when.EnumerateObject()
                    .ToDictionary(
                        static condition => condition.Name, static condition => condition.Value.EnumerateArray().ToArray(),
                        StringComparer.Ordinal)
                : new Dictionary<string, JsonElement[]>(StringComparer.Ordinal),
            rule.TryGetProperty("unless", out var unless) ? Texts(unless) : []);

        public bool Applies(IReadOnlyDictionary<string, JsonElement> given)
            => !Unless.Any(given.ContainsKey)
               && When.All(condition => given.TryGetValue(condition.Key, out var value)
                   && condition.Value.Any(allowed => JsonElement.DeepEquals(allowed, value)));

        public void Fill(Dictionary<string, JsonElement> arguments)
        {
            if (Path.Length == 1)
            {
                arguments.TryAdd(Path[0], Value);
            }
            else if (!arguments.TryGetValue(Path[0], out var parent))
            {
                arguments[Path[0]] = Nested(new JsonObject(), Path.AsSpan(1));
            }
            else if (parent.ValueKind == JsonValueKind.Object)
            {
                arguments[Path[0]] = Nested(JsonObject.Create(parent)!, Path.AsSpan(1));
            }
        }

        /// <summary>Sets the leaf unless it is there; a parent that the caller set to something else than an object stays.</summary>
        private JsonElement Nested(JsonObject root, ReadOnlySpan<string> path)
        {
            var node = root;
            foreach (var segment in path[..^1])
            {
                if (!node.ContainsKey(segment))
                {
                    node[segment] = new JsonObject();
                }

                if (node[segment] is not JsonObject inner)
                {
                    return Element(root);
                }

                node = inner;
            }

            if (!node.ContainsKey(path[^1]))
            {
                node[path[^1]] = NodeJson.Node(Value);
            }

            return Element(root);
        }

        private static JsonElement Element(JsonObject node) => NodeJson.Element(node);

        private static string[] Texts(JsonElement array) => array.EnumerateArray().Select(static item => item.GetString()!).ToArray();
    }
}
