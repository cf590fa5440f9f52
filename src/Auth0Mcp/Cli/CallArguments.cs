using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Cli;

/// <summary>Reads the arguments of <c>call</c>.</summary>
internal static class CallArguments
{
    /// <summary>The words after the tool's name: one JSON object, or pairs.</summary>
    /// <exception cref="UsageException">The object is not valid JSON, stands beside other words, or a word is not a pair.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FromWords(string[] words, ToolDescriptor? tool)
        => words switch
        {
            [var word] when IsObject(word) => FromJson(word, "The JSON object"),
            _ when words.Any(IsObject) =>
                throw new UsageException(
                    "Give the arguments either as one JSON object or as key=value, not both. Quote the object for the shell, "
                    + "e.g. '{\"per_page\":5}'."),
            _ => FromPairs(words, tool),
        };

    /// <summary>All arguments as one JSON object.</summary>
    /// <param name="source">What a person calls it.</param>
    /// <exception cref="UsageException">The text is not a JSON object, or names an argument twice.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FromJson(string json, string source = "--args")
    {
        if (!TypedText.IsWhole(json))
        {
            throw new UsageException($"{source} is not valid Unicode: it holds half of a surrogate pair.");
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
                    throw new UsageException($"{source} holds a name that is not valid Unicode: half of a surrogate pair.");
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
            throw new UsageException(
                $"{source} is not valid JSON at character "
                + $"{(exception.BytePositionInLine ?? 0) + 1}{(exception.LineNumber > 0 ? $" of line {exception.LineNumber + 1}" : "")}. "
                + $"Quote it for the shell, e.g. '{{\"per_page\":5}}'.");
        }
    }

    /// <summary>
    /// Arguments as <c>key=value</c>. A value is text where the tool takes text, else JSON: <c>per_page=5</c>, <c>callbacks=["…"]</c>.
    /// </summary>
    /// <exception cref="UsageException">An item is not a pair.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FromPairs(string[] pairs, ToolDescriptor? tool)
    {
        var schema = tool is null ? default : JsonElement.Parse(tool.EnforcedSchema);
        var known = tool is null
            ? []
            : schema.GetProperty("properties").EnumerateObject().Select(static argument => argument.Name).ToList();
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var group in pairs.Select(Split).GroupBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            arguments[group.Key] = TypedText.Read(
                [.. group.Select(static pair => pair.Value)],
                TypedText.DeclaredTypes(schema, tool is null ? group.Key : ArgumentNames.Meant(tool, known, group.Key) ?? group.Key));
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

        var shown = ShortText.Cut(pair, 40);
        throw new UsageException(pair.StartsWith('-')
            ? $"There is no option '{shown}'; arguments of a tool are written without dashes, e.g. per_page=5. Try 'auth0-mcp "
                + "call --help'."
            : $"Unknown argument '{shown}'. Write key=value, e.g. per_page=5, or one JSON object in quotes, e.g. '{{\"per_page\":5}}'.");
    }

    /// <summary>No argument has a name that begins so.</summary>
    private static bool IsObject(string word) => word.AsSpan().TrimStart().StartsWith("{");
}
