using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Requests;

/// <summary><c>auth0_api_request</c>: known operations run as their tools, unknown ones as what they may be.</summary>
public class ApiRequestTests
{
    private const string Tool = "auth0_api_request";

    private readonly TestTenant _tenant =
        new TestTenant().Answers(
            static _ =>
            """{"id":"madeup1","name":"reader","shared_secret":"s3cr3t-madeup-1","nested":{"list":["""
                + """{"access_token":"t0k3n-madeup-2"}]}}""");

    public static TheoryData<string> RefusedPaths =>
    [
        "", "//clients", "/", "/clients/", "/clients//abc", "/./clients", "/../oauth/token", "/clients/../users", "/clients/..",
            "/clients/.",
        "/%2e%2e/oauth/token", "/clients/%2e", "/clients/%2E%2E/users", "/clients%2fabc", "/clients/%2F..%2Fusers",
            "/clients/..%2f..%2fusers", "/clients/%5c..", "/clients\\abc",
        "/%63lients", "/client%73/abc", "/clients/%61bc", "/clients/abc%", "/clients/%zz", "/clients/%252e%252e",
            "/clients/%252F", "/clients/%00", "/clients/a%0d%0aHost:x", "/clients/a b", "/clients/é",
        "https://evil.example/api/v2/clients", "https://tenant.eu.auth0.com/api/v2/clients", "http:/clients",
            "//evil.example/clients", "/@evil.example/clients", "\\\\evil.example", "/clients?fields=a",
        "/clients#a", "/api/v2/api/v2/clients", "/api/v1/clients", "/API/V2/clients", "/api/v2/../../oauth/token", "/clients/a;b",
            "/clients/a@b", "/clients/auth0|1", "/{id}", "/clients/{client_id}", "/clients/a\u202eb", "/clients/a\u0000b", "/ clients",
    ];

    [Theory, MemberData(nameof(RefusedPaths))]
    public async Task PathNotInItsOneForm_IsRefusedBeforeAnythingIsSent(string path)
    {
        foreach (var method in (string[])["GET", "DELETE"])
        {
            var answer = await Pipeline()
                .CallAsync(Tool, JsonSerializer.Serialize(new Dictionary<string, string> { ["method"] = method, ["path"] = path }));
            Assert.Equal("invalid_arguments", answer.Kind);
        }

        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("Get")]
    [InlineData("dELETE")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("GET ")]
    [InlineData("GET\\r\\nX-HTTP-Method: DELETE")]
    [InlineData("")]
    public async Task MethodThatIsNotOneOfTheFive_IsRefused(string method)
    {
        var answer = await Pipeline().CallAsync(Tool, $$"""{"method":"{{method}}","path":"/madeup"}""");
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("DELETE", "/Clients/abc")]
    [InlineData("DELETE", "/CLIENTS/abc")]
    [InlineData("GET", "/Users/madeup")]
    public async Task OtherSpellingOfAnOperation_DoesNotPassForAnUnknownOne(string method, string path)
    {
        var answer = await Pipeline(confirm: ConfirmLevel.Never).CallAsync(Tool, $$"""{"method":"{{method}}","path":"{{path}}"}""");
        Assert.Contains("another spelling", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task KnownRead_RunsAsItsToolWithItsMaskAndDefaults()
    {
        var tenant =
            new TestTenant().Answers(
                static _ => """{"clients":[{"client_id":"madeup1","client_secret":"s3cr3t-madeup-3"}],"start":0,"limit":1,"total":1}""");

        var raw = await new Pipeline(tenant, All).CallAsync(
            Tool, """{"method":"GET","path":"/clients","query":{"per_page":1,"page":0,"is_global":false}}""");
        var direct = await new Pipeline(tenant, All).CallAsync(
            "auth0_list_applications", """{"per_page":1,"page":0,"is_global":false}""");

        Assert.Equal(direct.Success.GetRawText(), raw.Success.GetRawText());
        Assert.Equal(tenant.Requests[1].Uri, tenant.Requests[0].Uri);
        Assert.DoesNotContain("s3cr3t-madeup-3", raw.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnownWrite_IsCheckedAgainstTheSchemaOfItsTool()
    {
        var answer = await Pipeline().CallAsync(Tool, """{"method":"POST","path":"/roles","body":{"name":7}}""");
        Assert.Contains("name", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task KnownWrite_SendsWhatItsToolSends()
    {
        Assert.False(
            (await Pipeline()
            .CallAsync(Tool, """{"method":"PATCH","path":"/roles/rol_madeup1","body":{"description":"Reads"}}""")).IsError);
        var sent = _tenant.Requests[^1];
        Assert.Equal(("PATCH", "/api/v2/roles/rol_madeup1"), (sent.Method, sent.Path));
        Assert.Equal("""{"description":"Reads"}""", sent.Body);
    }

    [Fact]
    public async Task QueryCannotBecomeABodyProperty()
    {
        var answer = await Pipeline().CallAsync(Tool, """{"method":"POST","path":"/roles","query":{"name":"reader"}}""");
        Assert.Contains("query.name", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task KnownDelete_AsksAsItsToolDoes_AndTheTokenIsGoodForIt()
    {
        const string Arguments = """{"method":"DELETE","path":"/roles/rol_madeup1"}""";
        var pipeline = Pipeline(confirm: ConfirmLevel.Destructive);

        var asked = await pipeline.CallAsync(Tool, Arguments);

        Assert.Equal("confirmation_required", asked.Kind);
        Assert.Equal("auth0_delete_role", asked.Error.GetProperty("plan").GetProperty("tool").GetString());
        Assert.Contains("call auth0_api_request again", asked.Next, StringComparison.Ordinal);
        Assert.DoesNotContain(_tenant.Requests, static request => request.Method == "DELETE");

        var token = asked.Error.GetProperty("confirmation").GetString();
        Assert.False((await pipeline.CallAsync(Tool, Arguments[..^1] + $",\"confirmation\":\"{token}\"}}")).IsError);
        Assert.Single(_tenant.Requests, static request => request.Method == "DELETE");
    }

    [Fact]
    public async Task UnknownGet_IsAReadWhoseSecretsAreMaskedByName()
    {
        var answer = await Pipeline(confirm: ConfirmLevel.Writes)
            .CallAsync(Tool, """{"method":"GET","path":"/madeup-things","query":{"q":"a b&c","n":[1,2],"f":true}}""");

        Assert.Equal("reader", answer.Success.GetProperty("name").GetString());
        Assert.DoesNotContain("madeup-1", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("madeup-2", answer.Text, StringComparison.Ordinal);
        Assert.Equal("https://tenant.eu.auth0.com/api/v2/madeup-things?q=a%20b%26c&n=1&n=2&f=true", _tenant.Request.Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task UnknownChange_AsksAQuestionOfItsOwn(string method)
    {
        var arguments =
            $$$"""{"method":"{{{method}}}","path":"/madeup-things/1","body":{"name":"reader","client_secret":"s3cr3t-madeup-4"}}""";
        var pipeline = Pipeline(confirm: ConfirmLevel.Destructive);

        var asked = await pipeline.CallAsync(Tool, arguments);

        Assert.Equal("confirmation_required", asked.Kind);
        Assert.Contains($"{method} /madeup-things/1", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-madeup-4", asked.Text, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);

        var token = asked.Error.GetProperty("confirmation").GetString();
        Assert.Equal(
            "confirmation_invalid",
            (await pipeline.CallAsync(Tool, $$"""{"method":"{{method}}","path":"/madeup-things/2","confirmation":"{{token}}"}""")).Kind);
        token = (await pipeline.CallAsync(Tool, arguments)).Error.GetProperty("confirmation").GetString();
        Assert.False((await pipeline.CallAsync(Tool, arguments[..^1] + $",\"confirmation\":\"{token}\"}}")).IsError);
        Assert.Equal(method, _tenant.Request.Method);
        Assert.Equal("""{"name":"reader","client_secret":"s3cr3t-madeup-4"}""", _tenant.Request.Body);
    }

    [Theory]
    [InlineData("""{"client_secret":"[REDACTED]"}""")]
    [InlineData("""{"client_secret":"[redacted]"}""")]
    [InlineData("""{"code":"const key = '[REDACTED]';"}""")]
    [InlineData("""{"list":[{"[REDACTED]":1}]}""")]
    [InlineData("""{"client_secret":"secret:env:MADEUP"}""")]
    [InlineData("""{"a":{"b":["secret:file:keys.json#a"]}}""")]
    [InlineData("""{"client_secret":" secret:keychain:madeup"}""")]
    public async Task MasksAndReferences_AreRefused(string body)
    {
        foreach (var request in (string[])["\"POST\",\"path\":\"/clients\"", "\"PATCH\",\"path\":\"/clients/madeup1\"",
            "\"POST\",\"path\":\"/madeup-things\""])
        {
            Assert.Equal("invalid_arguments", (await Pipeline().CallAsync(Tool, $$"""{"method":{{request}},"body":{{body}} }""")).Kind);
        }

        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("""{"method":"GET","path":"/madeup","body":{"a":1}}""")]
    [InlineData("""{"method":"GET","path":"/madeup","query":{"a":{"b":1}}}""")]
    [InlineData("""{"method":"GET","path":"/madeup","query":{"a":null}}""")]
    [InlineData("""{"method":"GET","path":"/madeup","headers":{"Host":"evil.example"}}""")]
    [InlineData("""{"method":"POST","path":"/madeup","body":"text"}""")]
    [InlineData("""{"path":"/madeup"}""")]
    public async Task WhatARequestCannotHold_IsRefused(string arguments)
    {
        Assert.Equal("invalid_arguments", (await Pipeline().CallAsync(Tool, arguments)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task DryRun_SendsNothing()
    {
        foreach (var path in (string[])["/madeup-things", "/roles"])
        {
            var answer = await Pipeline(confirm: ConfirmLevel.Destructive)
                .CallAsync(Tool, $$"""{"method":"POST","path":"{{path}}","body":{"name":"reader"},"dry_run":true}""");
            Assert.Equal(path, answer.Success.GetProperty("path").GetString());
        }

        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task Fields_SelectFromTheResult()
    {
        var answer = await Pipeline().CallAsync(Tool, """{"method":"GET","path":"/madeup-things/1","fields":"name"}""");
        Assert.Equal("""{"name":"reader"}""", answer.Success.GetRawText());
    }

    private static ToolSelection All { get; } = new(["*", Tool], null, ReadOnly: false);

    private Pipeline Pipeline(ConfirmLevel confirm = ConfirmLevel.Never) => new(_tenant, All, confirm: confirm);
}
