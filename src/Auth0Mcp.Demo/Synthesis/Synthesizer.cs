using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Synthesis;

/// <summary>How much of what is optional a made-up value has.</summary>
internal enum Extent
{
    /// <summary>Nothing.</summary>
    Required,

    /// <summary>What a reader expects: the first level, and single values below it.</summary>
    Plausible,

    /// <summary>Any part, by chance.</summary>
    Random,
}

/// <summary>Makes values that fit a schema. What is given and fits is kept, so it also completes and fixes values.</summary>
/// <param name="today">The moment from which made-up dates count back.</param>
internal sealed partial class Synthesizer(JsonElement document, SchemaDocument schemas, DateTimeOffset? today = null)
{
    private const int Attempts = 8;

    private readonly JsonElement _document = document;
    private readonly DateTimeOffset _today = today ?? PlausibleText.BaseDate;
    private readonly Dictionary<string, PatternRegex> _patterns = new(StringComparer.Ordinal);

    /// <summary>A value made from nothing.</summary>
    public JsonNode? Make(JsonElement schema, string seed, Extent extent) => Make(schema, isGiven: false, null, seed, extent);

    /// <summary>The given value, completed and fixed until it fits the schema.</summary>
    public JsonNode? Complete(JsonElement schema, JsonNode? given, string seed)
        => Make(schema, isGiven: true, given, seed, Extent.Required);

    /// <summary>
    /// The same, and nothing that the schema does not declare: what is stored shows no password that came with a request.
    /// </summary>
    public JsonNode? Trim(JsonElement schema, JsonNode? given, string seed) =>
        Make(schema, isGiven: true, given, seed, Extent.Required, onlyDeclared: true);

    private JsonNode? Make(JsonElement schema, bool isGiven, JsonNode? given, string seed, Extent extent, bool onlyDeclared = false)
    {
        var compiled = schemas.Compile(schema, "#");
        JsonNode? value = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // Alternatives that overlap when little is given, or get in each other's way when much is, need another extent.
            var draft = new Draft(this, new SeededSource($"{seed}#{attempt}"), attempt switch
            {
                < 3 => extent,
                < 6 => Extent.Plausible,
                _ => Extent.Required,
            }, onlyDeclared);
            value = draft.Value([schema], isGiven, given, LastWord(seed), 0);
            if (compiled.Accepts(NodeJson.Element(value)))
            {
                return value;
            }
        }
        return value;
    }

    private bool Accepts(JsonElement schema, JsonNode? value) => schemas.Compile(schema, "#").Accepts(NodeJson.Element(value));

    private PatternRegex Pattern(string source)
    {
        if (!_patterns.TryGetValue(source, out var pattern))
        {
            _patterns.Add(source, pattern = new PatternRegex(source));
        }

        return pattern;
    }

    private static string LastWord(string seed) => seed[(seed.LastIndexOf('/') + 1)..];
}
