using System.Text.Json;
using Auth0Mcp.Demo;

namespace Auth0Mcp.Tests;

/// <summary>The committed API document with the overlay in it, read once for all tests.</summary>
internal static class ApiDocument
{
    private static readonly Lazy<JsonElement> Root = new(static () => OverlaidDocument.Of(JsonElement.Parse(File.ReadAllBytes(Path))));

    public static string RepositoryRoot { get; } = Repository.FindRoot(AppContext.BaseDirectory);

    public static string Path => System.IO.Path.Combine(RepositoryRoot, "spec", "management-api.json");

    public static JsonElement Json => Root.Value;

    public static IEnumerable<ApiOperation> Operations =>
        from path in Json.GetProperty("paths").EnumerateObject()
        from verb in path.Value.EnumerateObject()
        where verb.Value.ValueKind == JsonValueKind.Object && verb.Value.TryGetProperty("operationId", out _)
        select new ApiOperation(verb.Name.ToUpperInvariant(), path.Name, verb.Value);

    public static string PointerPart(string name)
        => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

/// <summary>One operation of the document.</summary>
internal sealed record ApiOperation(string Method, string Path, JsonElement Json)
{
    public string Id => Json.GetProperty("operationId").GetString()!;

    /// <summary>The JSON body's schema, or null when the operation takes none.</summary>
    public JsonElement? BodySchema => Json.TryGetProperty("requestBody", out var body) ? SchemaOf(body) : null;

    /// <summary>Every 2xx status with the schema of its JSON body, null when it has none.</summary>
    public IEnumerable<(int Status, JsonElement? Schema)> Successes =>
        from response in Json.GetProperty("responses").EnumerateObject()
        where response.Name.StartsWith('2')
        select (int.Parse(response.Name), SchemaOf(response.Value));

    public IEnumerable<JsonElement> Parameters =>
        Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    public override string ToString() => $"{Method} {Path}";

    private static JsonElement? SchemaOf(JsonElement holder)
    {
        if (!holder.TryGetProperty("content", out var content))
        {
            return null;
        }

        foreach (var media in content.EnumerateObject())
        {
            if (media.Value.TryGetProperty("schema", out var schema))
            {
                return schema;
            }
        }
        return null;
    }
}
