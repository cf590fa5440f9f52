using System.Net;
using System.Net.Http.Headers;

namespace Auth0Mcp.Tests.Demo;

/// <summary>What is wrong with a request is said in the API's own error format.</summary>
public sealed class ProblemTests : IDisposable
{
    private readonly DemoCaller _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("GET", "clients/nope", "", 404, "inexistent_client")]
    [InlineData("DELETE", "resource-servers/nope", "", 404, "inexistent_resource_server")]
    [InlineData("PATCH", "roles/nope", """{"name":"x"}""", 404, "inexistent_role")]
    [InlineData("GET", "clients/nope/credentials", "", 404, "inexistent_client")]
    [InlineData("GET", "clients/a%2Fb", "", 404, "inexistent_client")]
    [InlineData("GET", "nonsense", "", 404, "inexistent_endpoint")]
    [InlineData("GET", "clients/", "", 404, "inexistent_endpoint")]
    [InlineData("PUT", "clients", "{}", 405, "method_not_allowed")]
    [InlineData("GET", "clients?nope=1", "", 400, "invalid_query_string")]
    [InlineData("GET", "clients?page=-1", "", 400, "invalid_query_string")]
    [InlineData("GET", "clients?page=x", "", 400, "invalid_query_string")]
    [InlineData("GET", "clients?include_totals=yes", "", 400, "invalid_query_string")]
    [InlineData("GET", "clients?page=1&page=2", "", 400, "invalid_query_string")]
    [InlineData("GET", "users-by-email", "", 400, "invalid_query_string")]
    [InlineData("GET", "email-templates/nope", "", 400, "invalid_uri")]
    [InlineData("POST", "clients", "{}", 400, "invalid_body")]
    [InlineData("POST", "clients", "{", 400, "invalid_body")]
    [InlineData("POST", "client-grants", """{"client_id":"x","audience":"y","scope":"z"}""", 400, "invalid_body")]
    [InlineData(
        "POST", "resource-servers", """{"identifier":"https://api.harborbooks.example/orders"}""", 409,
        "resource_server_already_exists")]
    [InlineData("POST", "roles", """{"name":"bookseller"}""", 409, "role_already_exists")]
    [InlineData("POST", "organizations", """{"name":"lantern-house"}""", 409, "organization_already_exists")]
    public async Task BadRequest_IsAnsweredAsTheApiWould(string method, string path, string body, int status, string code)
    {
        var reply = await _tenant.SendAsync(method, path, body);
        Assert.Equal((status, status.ToString(), code), (reply.Status, reply["statusCode"], reply["errorCode"]));
        Assert.NotEmpty(reply["error"]!);
        Assert.NotEmpty(reply["message"]!);
    }

    [Fact]
    public async Task UnknownNestedProperty_IsNamedWithItsPath() => Assert.StartsWith(
        "The body does not fit. native_social_login.appel: unknown property; did you mean 'apple'?",
        (await _tenant.PostAsync("clients", """{"name":"x","native_social_login":{"appel":{"enabled":true}}}"""))["message"],
        StringComparison.Ordinal);

    [Fact]
    public async Task UnknownParameter_IsNamedWithWhatIsAllowed() => Assert.StartsWith(
        "The query string does not fit. Unknown parameter 'perpage'. Did you mean 'per_page'? Allowed: ",
        (await _tenant.GetAsync("clients?perpage=1"))["message"], StringComparison.Ordinal);

    [Fact]
    public async Task SecondGrantForTheSamePair_IsAConflict()
    {
        var grant = (await _tenant.GetAsync("client-grants")).Body[0];
        var body = $$"""{"client_id":"{{grant.GetProperty("client_id")}}","audience":"{{grant.GetProperty("audience")}}","scope":[]}""";
        Assert.Equal("client_grant_already_exists", (await _tenant.PostAsync("client-grants", body))["errorCode"]);
    }

    [Fact]
    public async Task MissingBody_IsSaid()
    {
        var reply = await _tenant.PostAsync("clients");
        Assert.Equal("The body does not fit. There is none. missing required property 'name'", reply["message"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Basic", "eDp5")]
    [InlineData("Bearer", "")]
    public async Task NoToken_IsUnauthorized(string? scheme, string? token)
    {
        _tenant.Http.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, token);
        using var response = await _tenant.Http.GetAsync(new Uri("clients", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("\"statusCode\":401", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
