using System.Reflection;
using System.Text.Json;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>The compiled catalog, called as the server calls it, against a tenant that only listens.</summary>
internal sealed class LiveCatalog(Assembly contract, Assembly server)
{
    /// <summary>The names of all tools, as the compiled catalog has them.</summary>
    public IReadOnlyList<string> ToolNames
    {
        get
        {
            dynamic tools = contract.GetType("Auth0Mcp.ManagementApi.ManagementCatalog")!.GetMethod("All")!.Invoke(null, null)!;
            return [.. ((IEnumerable<dynamic>)tools).Select(static tool => (string)tool.Name)];
        }
    }

    /// <summary>Calls a tool with arguments written as JSON; answers with the request that left the process.</summary>
    public async Task<SentRequest> CallAsync(string toolName, string argumentsJson)
    {
        var tenant = new ListeningTenant();
        using var client = new HttpClient(tenant) { BaseAddress = new Uri("https://tenant.example/api/v2/") };
        dynamic api = server.GetType("Server.Connection")!.GetMethod("Open")!.Invoke(null, [client])!;
        dynamic tool = contract.GetType("Auth0Mcp.ManagementApi.ManagementCatalog")!.GetMethod("Find")!.Invoke(null, [toolName])!;
        var values = JsonElement.Parse(argumentsJson).EnumerateObject()
            .ToDictionary(static member => member.Name, static member => member.Value);
        dynamic arguments = Activator.CreateInstance(contract.GetType("Auth0Mcp.ManagementApi.ToolArguments")!, values)!;

        using HttpResponseMessage response = await tool.SendAsync(api, arguments, null, CancellationToken.None);
        return tenant.Request!;
    }

    private sealed class ListeningTenant : HttpMessageHandler
    {
        public SentRequest? Request { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = new SentRequest(
                request.Method.Method,
                request.RequestUri!.PathAndQuery,
                request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken),
                request.Content?.Headers.ContentType?.ToString(),
                request.Headers.ToDictionary(
                static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
            return new HttpResponseMessage();
        }
    }
}

/// <summary>A request as the tenant saw it.</summary>
internal sealed record SentRequest(
    string Method, string PathAndQuery, string? Body, string? ContentType, IReadOnlyDictionary<string, string> Headers);
