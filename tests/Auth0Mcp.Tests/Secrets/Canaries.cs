using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>
/// Answers with a unique marker in each secret, and in turn one of the harmless texts in what is harmless though its name is
/// suspicious, and in every other text.
/// </summary>
internal sealed class Canaries
{
    public const string Marker = "canary-of-a-secret-";

    private static readonly SecretDeclarations s_declared = SecretDeclarations.Read();

    private int _next;

    /// <summary>Answers that together hold every property of every form of the operation's answer.</summary>
    public List<JsonNode> Answers(OperationTool tool)
    {
        var answers = ToolSamples.FullAnswers(tool, Choose).OfType<JsonNode>().ToList();
        answers.ForEach(Replace);
        return answers;
    }

    /// <summary>The same, and a null for an operation that answers with nothing.</summary>
    public IEnumerable<JsonNode?> AnswersOrNone(OperationTool tool) => Answers(tool).DefaultIfEmpty();

    /// <summary>The answer as the tenant sends it.</summary>
    public static HttpResponseMessage Response(OperationTool tool, JsonNode? answer)
        => answer is null
            ? new HttpResponseMessage(System.Net.HttpStatusCode.NoContent) { Content = new ByteArrayContent([]) }
            : ToolSamples.Response(tool, answer);

    /// <summary>Every text in a value.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node is null ? [] : Texts(JsonElement.Parse(node.ToJsonString()));

    /// <summary>Every text in a value.</summary>
    public static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static property => Texts(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    public static bool IsMarker(string text) => text.StartsWith(Marker, StringComparison.Ordinal);

    /// <summary>The first marker in a text, for a message; nothing when there is none.</summary>
    public static IEnumerable<string> In(string shown, string place)
        => shown.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at
            ? [$"{place}: {shown.AsSpan(at, Math.Min(80, shown.Length - at))}"]
            : [];

    private JsonNode? Choose(string schema, string property)
        => s_declared.IsSecret(schema, property) ? JsonValue.Create($"{Marker}{schema}.{property}-{_next++}")
            : s_declared.IsHarmless(schema, property) ? JsonValue.Create(Harmless())
            : null;

    /// <summary>The samples of texts that nobody declared are as dull as their schemas.</summary>
    private void Replace(JsonNode node)
    {
        foreach (var (name, value) in node is JsonObject fields ? fields.ToList() : [])
        {
            if (IsPlain(value))
            {
                node[name] = Harmless();
            }
            else if (value is not null)
            {
                Replace(value);
            }
        }

        for (var i = 0; node is JsonArray items && i < items.Count; i++)
        {
            if (IsPlain(items[i]))
            {
                items[i] = Harmless();
            }
            else if (items[i] is { } item)
            {
                Replace(item);
            }
        }
    }

    private string Harmless() => SecretTexts.Harmless[_next++ % SecretTexts.Harmless.Count];

    private static bool IsPlain(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && !IsMarker(text);
}

/// <summary>What was sent by a tenant through one entry, and what came out of it.</summary>
/// <param name="entry">The entry's name, for the figures.</param>
internal sealed class CanaryTally(string entry)
{
    private readonly List<string> _leaked = [];
    private readonly List<string> _masked = [];
    private readonly HashSet<string> _operations = new(StringComparer.Ordinal);
    private int _answers;
    private int _secrets;
    private int _harmless;

    /// <summary>Compares an answer with the result that was made of it.</summary>
    public void Add(OperationTool tool, JsonNode? sent, string shown)
    {
        _operations.Add(tool.Operation.Id);
        _answers += sent is null ? 0 : 1;
        _leaked.AddRange(Canaries.In(shown, tool.Name));
        var texts = Canaries.Texts(sent).ToList();
        _secrets += texts.Count(Canaries.IsMarker);
        var result = JsonElement.Parse(shown);
        if (tool.Answer == AnswerKind.EventStream && result.TryGetProperty("items", out var events) && events.GetArrayLength() == 0)
        {
            // The position alone, or the end in an error: no event that anybody is shown.
            return;
        }

        var left = Canaries.Texts(result).GroupBy(static text => text, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        foreach (var text in texts.Where(static text => !Canaries.IsMarker(text)))
        {
            _harmless++;
            if ((left[text] = left.GetValueOrDefault(text) - 1) < 0)
            {
                _masked.Add($"{tool.Name}: {text[..Math.Min(60, text.Length)]}");
            }
        }
    }

    /// <summary>Something else that was written meanwhile.</summary>
    public void AddText(string place, string text) => _leaked.AddRange(Canaries.In(text, place));

    private string Harmless => FormattableString.Invariant(
        $"{_harmless} harmless texts sent, {_masked.Count} masked ({100.0 * _masked.Count / _harmless:0.000} %)");

    public override string ToString()
        => FormattableString.Invariant(
            $"{entry}: {_operations.Count} operations, {_answers} answers; {_secrets} secrets sent, {_leaked.Count} shown; {Harmless}");

    /// <summary>All operations, no secret, and less than one harmless text of 200.</summary>
    public void AssertClean()
    {
        Assert.Equal(452, _operations.Count);
        Assert.True(_secrets > 300, $"only {_secrets} secrets were sent");
        Assert.True(_leaked.Count == 0, string.Join('\n', _leaked.Take(20)));
        Assert.True(_masked.Count * 200 < _harmless, $"{_masked.Count} of {_harmless}:\n{string.Join('\n', _masked.Take(20))}");
    }
}
