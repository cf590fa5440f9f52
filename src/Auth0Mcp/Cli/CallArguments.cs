using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Cli;

/// <summary>Reads the arguments of <c>call</c>.</summary>
internal static class CallArguments
{
    /// <summary>The words after the tool's name: one JSON object, or pairs.</summary>
    /// <exception cref="UsageException">The object is no valid JSON, stands beside other words, or a word is no pair.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FromWords(string[] words, ToolDescriptor? tool)
        => words switch
        {
            [var word] when IsObject(word) => FromJson(word, "The JSON object"),
            _ when words.Any(IsObject) => throw new UsageException("Give the arguments either as one JSON object or as key=value, not both. Quote the object for the shell, e.g. '{\"per_page\":5}'."),
            _ => FromPairs(words, tool),
        };

    /// <summary>All arguments as one JSON object.</summary>
    /// <param name="source">What a person calls it.</param>
    /// <exception cref="UsageException">The text is no JSON object, or names an argument twice.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FromJson(string json, string source = "--args")
    {
        if (!IsWhole(json))
        {
            throw new UsageException($"{source} is no valid Unicode: it holds half of a surrogate pair.");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new UsageException($"{source} must be a JSON object, e.g. '{{\"per_page\":5}}'.");
            }

            var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!JsonText.IsSoundName(property))
                {
                    throw new UsageException($"{source} holds a name that is no valid Unicode: half of a surrogate pair.");
                }

                if (!arguments.TryAdd(property.Name, property.Value.Clone()))
                {
                    throw new UsageException($"{source} names '{property.Name}' twice.");
                }
            }

            return arguments;
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{source} is no valid JSON at character {(exception.BytePositionInLine ?? 0) + 1}{(exception.LineNumber > 0 ? $" of line {exception.LineNumber + 1}" : "")}. Quote it for the shell, e.g. '{{\"per_page\":5}}'.");
        }
    }

    /// <summary>
    /// Arguments as <c>key=value</c>. A value is text where the tool takes text, else JSON: <c>per_page=5</c>, <c>callbacks=["…"]</c>.
    /// </summary>
    /// <exception cref="UsageException">An item is no pair.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FromPairs(string[] pairs, ToolDescriptor? tool)
    {
        var schema = tool is null ? default : JsonElement.Parse(tool.EnforcedSchema);
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var group in pairs.Select(Split).GroupBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var values = group.Select(static pair => pair.Value).ToList();
            var declared = DeclaredTypes(schema, group.Key);
            arguments[group.Key] = values.Count > 1 || (declared.Contains("array") && !values[0].StartsWith('['))
                ? Array(values)
                : Value(values[0], declared);
        }

        return arguments;
    }

    private static KeyValuePair<string, string> Split(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && pair[0] != '-')
        {
            return new KeyValuePair<string, string>(pair[..equals], pair[(equals + 1)..]);
        }

        var shown = pair.Length > 40 ? pair[..40] + "…" : pair;
        throw new UsageException(pair.StartsWith('-')
            ? $"There is no option '{shown}'; arguments of a tool are written without dashes, e.g. per_page=5. Try 'auth0-mcp call --help'."
            : $"'{shown}' is no argument. Write key=value, e.g. per_page=5, or one JSON object in quotes, e.g. '{{\"per_page\":5}}'.");
    }

    /// <summary>No argument has a name that begins so.</summary>
    private static bool IsObject(string word) => word.AsSpan().TrimStart().StartsWith("{");

    /// <summary>Of the whole schema: clients are not shown every argument, but all can be given.</summary>
    private static List<string> DeclaredTypes(JsonElement schema, string name)
        => schema.ValueKind == JsonValueKind.Object && schema.GetProperty("properties").TryGetProperty(name, out var argument) ? Types(argument, schema) : [];

    private static List<string> Types(JsonElement argument, JsonElement schema)
        => argument.TryGetProperty("$ref", out var reference) ? Types(schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), schema)
            : argument.TryGetProperty("type", out var type) ? type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(static item => item.GetString()!)] : [type.GetString()!]
            : [.. Branches(argument).SelectMany(branch => Types(branch, schema))];

    private static IEnumerable<JsonElement> Branches(JsonElement argument)
        => argument.TryGetProperty("oneOf", out var branches) || argument.TryGetProperty("anyOf", out branches) ? branches.EnumerateArray() : [];

    private static JsonElement Value(string text, List<string> declared)
    {
        if (declared is not ["string"] && IsWhole(text))
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // Plain text after all; the check of the arguments says so where text is not allowed.
            }
        }

        return Text(text);
    }

    private static JsonElement Array(List<string> values)
    {
        var array = new JsonArray();
        values.ForEach(value => array.Add((JsonNode)JsonValue.Create(value)));
        return JsonElement.Parse(array.ToJsonString());
    }

    /// <summary>False for text with half of a surrogate pair in it, which Windows allows in arguments.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[(at + length)..];
        }

        return true;
    }

    private static JsonElement Text(string text) => JsonElement.Parse(JsonValue.Create(text).ToJsonString());
}
