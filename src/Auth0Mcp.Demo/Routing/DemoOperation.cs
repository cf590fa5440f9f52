using System.Globalization;
using System.Text.Json;

namespace Auth0Mcp.Demo.Routing;

/// <summary>One operation of the API document, as far as serving it needs.</summary>
internal sealed class DemoOperation(string method, string template, JsonElement json)
{
    public const string CustomDomainHeader = "auth0-custom-domain";

    private readonly JsonElement _json = json;

    public string Method => method;

    /// <summary>The path with every parameter written <c>{}</c>: operations name the same parameter differently.</summary>
    public string Shape { get; } = ShapeOf(template);

    public string[] Segments { get; } = template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public string Id => _json.GetProperty("operationId").GetString()!;

    /// <summary>The JSON body's schema, or null when the operation takes none, or none in JSON.</summary>
    public JsonElement? BodySchema => _json.TryGetProperty("requestBody", out var body) ? SchemaOf(body, out _) : null;

    /// <summary>True when the body is JSON; the import of users takes a form.</summary>
    public bool TakesJson => !_json.TryGetProperty("requestBody", out var body)
        || (body.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out _));

    /// <summary>The schema of the answer, or null when a success has no body.</summary>
    public JsonElement? ResponseSchema => SchemaOf(Success.Value, out _);

    /// <summary>True when a header may say which custom domain a link is for.</summary>
    public bool TakesCustomDomain => Parameters.Any(static parameter => parameter.Name == CustomDomainHeader);

    public string MediaType => SchemaOf(Success.Value, out var mediaType) is null ? "application/json" : mediaType;

    /// <summary>The status of a success: the one that says "created" or "nothing to show" where the document leaves a choice.</summary>
    public int Status => int.Parse(Success.Name, CultureInfo.InvariantCulture);

    public IEnumerable<DemoParameter> Parameters => _json.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Select(static parameter => new DemoParameter(parameter))
        : [];

    private JsonProperty Success
    {
        get
        {
            var successes = _json.GetProperty("responses").EnumerateObject()
                .Where(static response => response.Name.StartsWith('2')).ToArray();
            var preferred = method switch { "POST" => "201", "DELETE" => "204", _ => "200" };
            return Array.Find(successes, response => response.Name == preferred) is { Value.ValueKind: JsonValueKind.Object } match
                ? match
                : successes[0];
        }
    }

    public override string ToString() => $"{method} {template}";

    private static string ShapeOf(string template) =>
        string.Join('/', template.Split('/').Select(static segment => segment.StartsWith('{') ? "{}" : segment));

    private static JsonElement? SchemaOf(JsonElement holder, out string mediaType)
    {
        mediaType = "application/json";
        if (!holder.TryGetProperty("content", out var content))
        {
            return null;
        }

        foreach (var media in content.EnumerateObject())
        {
            mediaType = media.Name;
            if (media.Value.TryGetProperty("schema", out var schema))
            {
                return schema;
            }
        }
        return null;
    }
}

/// <summary>One parameter of an operation.</summary>
internal readonly record struct DemoParameter(JsonElement Json)
{
    public string Name => Json.GetProperty("name").GetString()!;

    public bool IsQuery => Json.GetProperty("in").ValueEquals("query");

    public bool IsPath => Json.GetProperty("in").ValueEquals("path");

    public bool IsRequired => Json.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True;

    public JsonElement Schema => Json.GetProperty("schema");
}
