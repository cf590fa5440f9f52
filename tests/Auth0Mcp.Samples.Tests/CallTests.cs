using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Samples.Tests.Wire;
using Orchard.Api;
using Refit;

namespace Auth0Mcp.Samples.Tests;

/// <summary>
/// The second catalog end to end: arguments from the schema of a tool, the generated tool, Refit's client, a real server, and a
/// reading of the request by the document alone.
/// </summary>
public sealed class CallTests : IAsyncLifetime, IDisposable
{
    private static readonly IReadOnlyList<DocumentedOperation> s_operations = DocumentedOperation.Read(
        Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "eng", "samples", "Orchard", "spec", "management-api.json"));

    private readonly HttpClient _client = new();
    private LoopbackApi _api = null!;

    /// <summary>The name of every tool.</summary>
    public static TheoryData<string> Names => [.. ManagementCatalog.All().Select(static tool => tool.Name)];

    public async Task InitializeAsync()
    {
        _api = await LoopbackApi.StartAsync(s_operations);
        _client.BaseAddress = _api.Address;
    }

    public Task DisposeAsync() => _api.DisposeAsync().AsTask();

    public void Dispose() => _client.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ValidArguments_ArriveAsTheyWereGiven(string name)
    {
        var tool = ManagementCatalog.Find(name)!;
        var samples = ToolSamples.Of(tool).ToList();
        Assert.NotEmpty(samples);
        foreach (var arguments in samples)
        {
            using var answer = await SendAsync(tool, arguments);

            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} for {arguments.ToJsonString()}");
            var (operation, request) = _api.Last!.Value;
            Assert.Equal(tool.Operation.Id, operation.Id);
            AssertSame(ToolSamples.Expected(tool, arguments, operation), RequestReader.Read(request, operation), request);
        }
    }

    [Fact]
    public void EveryOperation_IsCalledOrListedWithAReason()
    {
        var called = ManagementCatalog.All().Select(static tool => tool.Operation.Id);
        var listed = ManagementCatalog.NotCarried().Where(static row => row.Part.Length == 0).ToList();

        Assert.Equal(
            s_operations.Select(static operation => operation.Id).Order(StringComparer.Ordinal),
            called.Concat(listed.Select(static row => row.Operation)).Order(StringComparer.Ordinal));
        Assert.All(ManagementCatalog.NotCarried(), static row => Assert.NotEmpty(row.Reason));
    }

    private static void AssertSame(JsonObject expected, JsonObject actual, SentRequest request)
        => Assert.True(
            JsonNode.DeepEquals(expected, actual),
            $"{request.Method} {request.Path}?{request.Query}\nexpected {expected.ToJsonString()}\nread     {actual.ToJsonString()}");

    private Task<HttpResponseMessage> SendAsync(OperationTool tool, JsonObject arguments)
        => tool.SendAsync(
            RestService.ForGenerated<IOrchardApi>(_client),
            new ToolArguments(JsonElement.Parse(arguments.ToJsonString()).EnumerateObject()
                .ToDictionary(static member => member.Name, static member => member.Value)),
            scope: null,
            CancellationToken.None);
}
