using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Demo.Listing;

/// <summary>
/// The part of Lucene's query language that people use on tenants: words, <c>field:value</c>, quotes, <c>*</c>, <c>[a TO b]</c>,
/// <c>-</c> and NOT, AND, OR. Case does not count.
/// </summary>
internal sealed partial class SearchQuery
{
    private readonly List<Predicate<JsonObject>[]> _alternatives;

    private SearchQuery(List<Predicate<JsonObject>[]> alternatives) => _alternatives = alternatives;

    public static SearchQuery Parse(string text) =>
        new([.. Or().Split(text).Select(static alternative => And().Split(alternative).SelectMany(Clauses).ToArray())]);

    public bool Matches(JsonObject item) => _alternatives.Exists(clauses => Array.TrueForAll(clauses, clause => clause(item)));

    private static IEnumerable<Predicate<JsonObject>> Clauses(string text)
    {
        text = text.Trim().TrimStart('(').TrimEnd(')');
        var fields = FieldTerm().Matches(text);
        // Words without any field are one phrase: "harbor web" is a name, not two conditions.
        if (fields.Count == 0)
        {
            var phrase = text.Trim('"').Replace("*", "", StringComparison.Ordinal);
            yield return item => ContainsText(item, phrase);
            yield break;
        }
        foreach (Match term in fields)
        {
            yield return Term(term);
        }
    }

    private static Predicate<JsonObject> Term(Match term)
    {
        var field = term.Groups["field"].Value;
        var value = term.Groups["value"].Value;
        Predicate<JsonObject> isMatch = field == "_exists_"
            ? item => Values(item, value).Any()
            : item => Values(item, field).Any(Condition(value).Invoke);
        return term.Groups["not"].Success ? item => !isMatch(item) : isMatch;
    }

    private static Predicate<string> Condition(string value)
    {
        if (value.StartsWith('[') || value.StartsWith('{'))
        {
            var bounds = To().Split(value[1..^1]);
            var (from, to) = (bounds[0].Trim().Trim('"'), bounds[^1].Trim().Trim('"'));
            return text => (from is "*" || string.CompareOrdinal(text, from) >= 0) && (to is "*" || string.CompareOrdinal(text, to) <= 0);
        }
        value = value.Trim('"');
        if (!value.Contains('*'))
        {
            return text => Same(text, value) || text.Split(' ').Any(word => Same(word, value));
        }

        var pattern = new Regex(
            "^" + Regex.Escape(value).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return text => pattern.IsMatch(text) || text.Split(' ').Any(pattern.IsMatch);
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    /// <summary>The values at a dotted path; arrays on the way count item by item.</summary>
    private static IEnumerable<string> Values(JsonNode? node, string path)
    {
        if (node is JsonArray items)
        {
            return items.SelectMany(item => Values(item, path));
        }

        if (path.Length == 0)
        {
            return JsonNodes.ScalarText(node) is { } text ? [text] : [];
        }

        if (node is not JsonObject fields)
        {
            return [];
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Values(fields[path], "") : Values(fields[path[..dot]], path[(dot + 1)..]);
    }

    private static bool ContainsText(JsonNode? node, string text) => node switch
    {
        JsonObject fields => fields.Any(field => ContainsText(field.Value, text)),
        JsonArray items => items.Any(item => ContainsText(item, text)),
        JsonValue value => value.TryGetValue(out string? content) && content.Contains(text, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    [GeneratedRegex(@"\s+OR\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Or();

    [GeneratedRegex(@"\s+AND\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(@"\s+TO\s+", RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex("""(?<not>-|NOT\s+)?(?<field>[A-Za-z_][\w.]*):(?<value>"[^"]*"|\[[^\]]*\]|\{[^}]*\}|\S+)""", RegexOptions.CultureInvariant)]
    private static partial Regex FieldTerm();
}
