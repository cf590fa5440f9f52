using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Http;

/// <summary>The last word on what leaves the process, whoever asks.</summary>
public class AccessGuardTests
{
    public static TheoryData<string> Changes
        => [.. ManagementOperations.All.ToArray().Where(static operation => operation.Access != ToolAccess.Read)
            .Select(static operation => operation.Id)];

    [Theory, MemberData(nameof(Changes))]
    public async Task ReadOnlyMode_LetsNoChangeThrough(string id)
    {
        var operation = ManagementOperations.All.ToArray().Single(operation => operation.Id == id);
        var tenant = new TestTenant();
        var denied =
            await Assert.ThrowsAsync<AccessDeniedException>(() => Send(
                tenant, isReadOnly: true, operation.Method, "https://tenant.eu.auth0.com/api/v2" + Filled(operation.Path)));
        Assert.Contains("read-only", denied.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task ReadOnlyMode_LetsEveryReadThrough()
    {
        var tenant = new TestTenant();
        var reads = ManagementOperations.All.ToArray().Where(static operation => operation.Access == ToolAccess.Read).ToList();
        foreach (var operation in reads)
        {
            using var response = await Send(
                tenant, isReadOnly: true, operation.Method, "https://tenant.eu.auth0.com/api/v2" + Filled(operation.Path));
        }

        Assert.Equal(reads.Count, tenant.Requests.Count);
    }

    [Fact]
    public async Task ReadOnlyMode_HoldsForAToolThatIsCalledWithoutTheCatalog()
    {
        var tenant = new TestTenant();
        var api = ManagementHttp.Create(
            TestTenant.Credentials, Catalog(isReadOnly: true), tenant, new TestTime(), ManagementHttp.CallTimeout);
        var arguments = new ToolArguments(Pipeline.Arguments("""{"name":"Shop"}"""));
        await Assert.ThrowsAsync<AccessDeniedException>(() => ManagementCatalog.Find("auth0_create_application")!.SendAsync(
            api, arguments, null, CancellationToken.None));
        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData("GET", "/api/v2/nothing-of-the-kind")]
    [InlineData("GET", "/api/v2/clients/")]
    [InlineData("GET", "/api/v2//clients")]
    [InlineData("GET", "/api/v2/clients/a/b")]
    [InlineData("GET", "/api/v2")]
    [InlineData("GET", "/api/v2/")]
    [InlineData("GET", "/api/v2x/clients")]
    [InlineData("GET", "/api/v2/../oauth/token")]
    [InlineData("GET", "/API/V2/clients")]
    [InlineData("GET", "/oauth/token")]
    [InlineData("POST", "/oauth/token")]
    [InlineData("HEAD", "/api/v2/clients")]
    [InlineData("OPTIONS", "/api/v2/clients")]
    [InlineData("PUT", "/api/v2/clients")]
    [InlineData("TRACE", "/api/v2/clients")]
    public async Task RequestThatTheDocumentDoesNotHave_IsStopped(string method, string path)
    {
        var tenant = new TestTenant();
        await Assert.ThrowsAsync<AccessDeniedException>(() => Send(
            tenant, isReadOnly: false, method, "https://tenant.eu.auth0.com" + path));
        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData("https://evil.example/api/v2/clients")]
    [InlineData("https://tenant.eu.auth0.com.evil.example/api/v2/clients")]
    [InlineData("https://tenant.eu.auth0.com:8443/api/v2/clients")]
    [InlineData("https://tenant.eu.auth0.com@evil.example/api/v2/clients")]
    [InlineData("http://tenant.eu.auth0.com/api/v2/clients")]
    [InlineData("http://tenant.eu.auth0.com:443/api/v2/clients")]
    public async Task RequestForAnotherPlace_NeverGetsTheToken(string address)
    {
        var tenant = new TestTenant();
        await Assert.ThrowsAsync<AccessDeniedException>(() => Send(tenant, isReadOnly: false, "GET", address));
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task RequestForTheTenant_GetsTheToken()
    {
        var tenant = new TestTenant();
        using var response = await Send(tenant, isReadOnly: false, "GET", "https://TENANT.eu.auth0.com:443/api/v2/clients");
        Assert.Equal("Bearer " + TestTenant.Token, tenant.Request.Headers["Authorization"]);
    }

    [Fact]
    public async Task StoppedRequest_IsAResultForTheCaller()
    {
        var tenant = new TestTenant().Throws(new AccessDeniedException("not this one"));
        var answer = await tenant.CallAsync("auth0_list_applications");
        Assert.Equal("access_denied", answer.Kind);
        Assert.Equal("not this one", answer.Message);
    }

    private static async Task<HttpResponseMessage> Send(TestTenant tenant, bool isReadOnly, string method, string address)
    {
        using var invoker = new HttpMessageInvoker(
            ManagementHttp.Handlers(TestTenant.Credentials, Catalog(isReadOnly), tenant, new TestTime(), ManagementHttp.CallTimeout));
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        // As if a tool of the operation had made the request; where there is none, as any other tool's.
        var operation = ManagementOperations.Match(
            method, new Uri(address).AbsolutePath.Replace("/api/v2", "", StringComparison.Ordinal));
        var tool = ManagementCatalog.All().FirstOrDefault(tool => tool.Operation.Id == operation?.Id)
            ?? ToolSamples.Tool("auth0_list_applications");
        new CallScope(tool, new CallContext()).PutOn(request);
        return await invoker.SendAsync(request, CancellationToken.None);
    }

    private static ToolCatalog Catalog(bool isReadOnly)
        => ToolCatalog.Select(Pipeline.Everything with { ReadOnly = isReadOnly }, ToolRegistry.Instance);

    private static string Filled(string path) => path.Replace('{', 'x').Replace('}', 'x');
}
