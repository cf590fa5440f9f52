using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Text;
using Microsoft.Extensions.Time.Testing;

namespace Auth0Mcp.Tests.Demo;

/// <summary>Calls a fresh demo tenant the way any HTTP client would.</summary>
internal sealed class DemoCaller : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly HttpClient _client;

    public DemoCaller(TimeProvider? time = null)
    {
        _client =
            new HttpClient(new DemoTenant(time ?? new FakeTimeProvider(Now)))
            {
                BaseAddress = new Uri(
                "https://demo.auth0.example/api/v2/")
            };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo");
    }

    public HttpClient Http => _client;

    public Task<DemoReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<DemoReply> PostAsync(string path, string body = "") => SendAsync("POST", path, body);

    public Task<DemoReply> PatchAsync(string path, string body) => SendAsync("PATCH", path, body);

    public Task<DemoReply> DeleteAsync(string path, string body = "") => SendAsync("DELETE", path, body);

    public async Task<DemoReply> SendAsync(string method, string path, string body = "")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        if (body.Length > 0)
        {
            request.Content = path.EndsWith("/users-imports", StringComparison.Ordinal)
                ? Form(body)
                : new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await _client.SendAsync(request);
        var content = await response.Content.ReadAsByteArrayAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new DemoReply(
            (int)response.StatusCode, content.Length > 0 && isJson ? JsonElement.Parse(content) : null,
            Encoding.UTF8.GetString(content));
    }

    /// <summary>The one operation that takes a form; its fields are written as JSON here like those of the others.</summary>
    private static HttpContent Form(string body)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in body.StartsWith('{') ? JsonElement.Parse(body).EnumerateObject() : default)
        {
            form.Add(
                new StringContent(
                field.NameEquals("users") ? """[{"email":"ann@example.com"}]""" : field.Value.ValueKind == JsonValueKind.String
                ? field.Value.GetString()!
                : field.Value.GetRawText()), field.Name);
        }

        return form;
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>An answer of the demo tenant.</summary>
internal sealed record DemoReply(int Status, JsonElement? Json, string Text)
{
    public JsonElement Body => Json ?? throw new InvalidOperationException($"{Status} without JSON: {Text}");

    /// <summary>The events of a stream, each with its type in it.</summary>
    public IEnumerable<JsonElement> Events
        => Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static block => block.Split('\n')).Select(static lines =>
    {
        var item = JsonNode.Parse(lines[2]["data: ".Length..])!.AsObject();
        item["type"] = lines[0]["event: ".Length..];
        return NodeJson.Element(item);
    });

    public string? this[string property] => Body.TryGetProperty(property, out var value) ? value.ToString() : null;

    public string?[] All(string property)
        => [.. Body.EnumerateArray().Select(item => item.TryGetProperty(property, out var value) ? value.ToString() : null)];
}
