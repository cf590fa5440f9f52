using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>An operation as the document states it; nothing of it comes from the generator.</summary>
internal sealed record DocumentedOperation(string Method, string Path, JsonElement Json, JsonElement Document)
{
    public string Id => Json.GetProperty("operationId").GetString()!;

    /// <summary>Without the headers that OpenAPI says are none, though some documents list them.</summary>
    public IEnumerable<JsonElement> Parameters
        => Json.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(static parameter => !IsReserved(parameter))
            : [];

    /// <summary>The types of its body in the order of the document.</summary>
    public IEnumerable<string> BodyTypes
        => Json.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject().Select(static media => media.Name)
            : [];

    /// <summary>What it answers with: the type, and the schema where there is one.</summary>
    public (string? Type, JsonElement? Schema) Answer => Json.GetProperty("responses").EnumerateObject()
        .Where(static response => response.Name.StartsWith('2') && response.Value.TryGetProperty("content", out _))
        .SelectMany(static response => response.Value.GetProperty("content").EnumerateObject())
        .Select(static media => ((string?)media.Name, media.Value.TryGetProperty("schema", out var schema) ? schema : (JsonElement?)null))
        .FirstOrDefault();

    /// <summary>Every operation of a document.</summary>
    public static IReadOnlyList<DocumentedOperation> Read(string file)
    {
        var document = JsonElement.Parse(File.ReadAllBytes(file));
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from verb in path.Value.EnumerateObject()
               where verb.Value.ValueKind == JsonValueKind.Object && verb.Value.TryGetProperty("operationId", out _)
               select new DocumentedOperation(verb.Name.ToUpperInvariant(), path.Name, verb.Value, document),
        ];
    }

    /// <summary>The raw values of its path parameters; null when the path is another operation's.</summary>
    public IReadOnlyDictionary<string, string>? MatchPath(string path)
    {
        var pattern = string.Concat(Regex.Split(Path, "({[^}]*})").Select(static (part, i) => i % 2 == 0
            ? Regex.Escape(part)
            : "(?<" + Group(part[1..^1]) + ">[^/]+)"));
        var match = Regex.Match(path, $"^{pattern}$");
        return match.Success
            ? Regex.Matches(Path, "{([^}]*)}").Select(static name => name.Groups[1].Value)
                .ToDictionary(static name => name, name => match.Groups[Group(name)].Value, StringComparer.Ordinal)
            : null;
    }

    /// <summary>How many characters of the path are literal: of several that match, most of them win.</summary>
    public int Literals => Regex.Replace(Path, "{[^}]*}", "").Length;

    private static bool IsReserved(JsonElement parameter)
        => parameter.GetProperty("in").GetString() == "header"
            && parameter.GetProperty("name").GetString()?.ToUpperInvariant() is "ACCEPT" or "CONTENT-TYPE" or "AUTHORIZATION";

    /// <summary>A schema without references.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1)
                .Aggregate(Document, static (node, name) => node.GetProperty(
                    name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
        }

        return schema;
    }

    /// <summary>True where the form of its body has a list at that path of names.</summary>
    public bool IsListInForm(IEnumerable<string> names)
    {
        var schema = Resolve(Json.GetProperty("requestBody").GetProperty("content").EnumerateObject()
            .First(static media => media.Name.Contains("form", StringComparison.Ordinal)).Value.GetProperty("schema"));
        foreach (var name in names)
        {
            schema = schema.TryGetProperty("properties", out var members) && members.TryGetProperty(name, out var member)
                ? Resolve(member)
                : schema.TryGetProperty("additionalProperties", out var others) ? Resolve(others) : default;
            if (schema.ValueKind != JsonValueKind.Object)
            {
                return false;
            }
        }

        return schema.TryGetProperty("items", out _);
    }

    private static string Group(string name) => "p" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name));
}
