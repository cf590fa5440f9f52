using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>
/// What a request says to an API that only knows its document: the values of parameters as texts, and the body. What the document does
/// not know is an error.
/// </summary>
internal static class RequestReader
{
    /// <summary>Parameters by their names, a body under <c>body</c>.</summary>
    public static JsonObject Read(SentRequest request, DocumentedOperation operation)
    {
        var path = operation.MatchPath(request.Path) ?? throw new FormatException($"{request.Path} is not {operation.Path}.");
        var query = request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2)).Select(static pair => (Name: ParameterText.Decode(pair[0]), Raw: pair[1])).ToList();
        var read = new JsonObject();
        foreach (var parameter in operation.Parameters)
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (Value(parameter, name, path, query, request, operation) is { } value)
            {
                read[name] = value;
            }
        }

        if (query.Count > 0)
        {
            throw new FormatException($"Nobody asked for {string.Join(", ", query.Select(static pair => pair.Name))}.");
        }

        if (Body(request, operation) is { } body)
        {
            read["body"] = body;
        }

        return read;
    }

    private static JsonNode? Value(
        JsonElement parameter, string name, IReadOnlyDictionary<string, string> path, List<(string Name, string Raw)> query,
        SentRequest request, DocumentedOperation operation)
    {
        var place = parameter.GetProperty("in").GetString();
        var (isList, isObject) = Shape(parameter, operation);
        var style = parameter.TryGetProperty("style", out var said) ? said.GetString()! : place is "query" or "cookie" ? "form" : "simple";
        var explode = parameter.TryGetProperty("explode", out var flag) ? flag.GetBoolean() : style == "form";
        return place switch
        {
            "path" => ParameterText.Read(path[name], style, explode, isList, isObject, name),
            "header" when request.Headers.TryGetValue(name, out var text) =>
                ParameterText.Read(text.Replace(", ", ",", StringComparison.Ordinal), style, explode, isList, isObject, name),
            "cookie" when Cookie(request, name) is { } text => ParameterText.Read(text, style, explode, isList, isObject, name),
            "query" when parameter.TryGetProperty("content", out _) => Take(query, name) is [var only, ..]
                ? ParameterText.AsTexts(JsonElement.Parse(ParameterText.Decode(only)))
                : null,
            "query" => InQuery(query, parameter, name, style, explode, isList, isObject, operation),
            _ => null,
        };
    }

    private static JsonNode? InQuery(
        List<(string Name, string Raw)> query, JsonElement parameter, string name, string style, bool explode, bool isList, bool isObject,
        DocumentedOperation operation)
    {
        if (isObject && (style == "deepObject" || explode))
        {
            var found = new JsonObject();
            foreach (var member in operation.Resolve(parameter.GetProperty("schema")).GetProperty("properties").EnumerateObject())
            {
                var texts = Take(query, style == "deepObject" ? $"{name}[{member.Name}]" : member.Name);
                if (texts.Count > 0)
                {
                    found[member.Name] = operation.Resolve(member.Value).TryGetProperty("items", out _)
                        ? new JsonArray([.. texts.Select(static text => (JsonNode)ParameterText.Decode(text))])
                        : ParameterText.Decode(texts[0]);
                }
            }

            return found.Count > 0 ? found : null;
        }

        var values = Take(query, name);
        return values.Count == 0 ? null
            : isList && explode ? new JsonArray([.. values.Select(static text => (JsonNode)ParameterText.Decode(text))])
            : style == "spaceDelimited" ? Delimited(values[0], "%20", isList, isObject)
            : style == "pipeDelimited" ? Delimited(values[0], "%7C", isList, isObject)
            : ParameterText.Split(values.Single(), ',', isList, isObject, explode: false);
    }

    private static JsonNode? Delimited(string raw, string separator, bool isList, bool isObject)
        => ParameterText.Split(raw.Replace(separator, "\n", StringComparison.OrdinalIgnoreCase), '\n', isList, isObject, explode: false);

    private static List<string> Take(List<(string Name, string Raw)> query, string name)
    {
        var found = query.Where(pair => pair.Name == name).Select(static pair => pair.Raw).ToList();
        query.RemoveAll(pair => pair.Name == name);
        return found;
    }

    private static (bool IsList, bool IsObject) Shape(JsonElement parameter, DocumentedOperation operation)
    {
        if (!parameter.TryGetProperty("schema", out var schema))
        {
            return default;
        }

        schema = operation.Resolve(schema);
        return (schema.TryGetProperty("items", out _), schema.TryGetProperty("properties", out _));
    }

    private static string? Cookie(SentRequest request, string name)
        => request.Headers.TryGetValue("Cookie", out var all)
            ? all.Split("; ").Select(static pair => pair.Split('=', 2)).Where(pair => pair[0] == name).Select(static pair => pair[1])
                .FirstOrDefault()
            : null;

    private static JsonNode? Body(SentRequest request, DocumentedOperation operation)
    {
        if (request.Body.Length == 0 && request.ContentType is null)
        {
            return null;
        }

        var media = request.ContentType?.Split(';')[0] ?? "";
        if (!operation.BodyTypes.Contains(media))
        {
            throw new FormatException($"A body of type '{media}' was sent.");
        }

        return media switch
        {
            _ when media.EndsWith("json", StringComparison.Ordinal) && media != "application/x-ndjson" => JsonNode.Parse(request.Body),
            "application/x-www-form-urlencoded" => Fields(QueryHelpers.ParseQuery(request.Body)
                .SelectMany(static field => field.Value.Select(value => (field.Key, value!))), operation),
            "multipart/form-data" => Fields(MultipartText.Read(request.ContentType!, request.Body), operation),
            _ => request.Body,
        };
    }

    /// <summary>Fields with brackets are members; what the document calls a list is one, also of a single item.</summary>
    private static JsonObject Fields(IEnumerable<(string Name, string Value)> fields, DocumentedOperation operation)
    {
        var read = new JsonObject();
        foreach (var (name, value) in fields)
        {
            var parts = name.TrimEnd(']').Split(["][", "["], StringSplitOptions.None);
            var owner = parts[..^1].Aggregate(read, static (at, part) => (JsonObject)(at[part] ??= new JsonObject())!);
            if (!operation.IsListInForm(parts))
            {
                owner[parts[^1]] = value;
                continue;
            }

            ((JsonArray)(owner[parts[^1]] ??= new JsonArray())!).Add(value);
        }

        return read;
    }
}
