using System.Diagnostics;
using System.Text.Json;
using Auth0Mcp.EndToEnd.Tests.Harness;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>The executable from a shell: commands, variables, pipes and signals.</summary>
[Collection(UsesNativeExecutable.Name)]
public class ShellTests(NativeExecutable executable)
{
    [Fact]
    public async Task Call_SendsItsArgumentsAndPrintsTheResult()
    {
        await using var tenant = new FakeTenant();
        var result = await Shell.RunAsync(
            executable.Path,
            ["call", "auth0_create_application", "name=Café 😀", "app_type=native", "callbacks=https://a.example",
            "callbacks=https://b.example"], tenant.Environment);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\"name\":\"Café 😀\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"client_secret\":\"[REDACTED]\"", result.Output, StringComparison.Ordinal);
        var body = JsonElement.Parse(Assert.Single(tenant.Seen).Body);
        Assert.Equal("Café 😀", body.GetProperty("name").GetString());
        Assert.Equal("""["https://a.example","https://b.example"]""", body.GetProperty("callbacks").GetRawText());
    }

    [Theory]
    [InlineData("C")]
    [InlineData("POSIX")]
    [InlineData("de_DE.ISO-8859-1")]
    public async Task Call_ReadsAndWritesUtf8_WhateverTheLocale(string locale)
    {
        await using var tenant = new FakeTenant();
        var environment = tenant.Environment;
        environment["LC_ALL"] = environment["LANG"] = locale;
        var result = await Shell.RunAsync(
            executable.Path, ["call", "auth0_create_application", "--args", "-"], environment, input: """{"name":"Café 日本 😀"}""");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("Café 日本 😀", JsonElement.Parse(result.Output).GetProperty("name").GetString());
        Assert.Contains("Café 日本 😀", result.Output, StringComparison.Ordinal);
        Assert.Equal("Café 日本 😀", JsonElement.Parse(Assert.Single(tenant.Seen).Body).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("auth0_list_applications")]
    [InlineData("auth0_list_resource_servers")]
    [InlineData("auth0_get_log", "id=x")]
    [InlineData("auth0_nope")]
    public async Task Token_IsInNoOutput_WhileDebugging(params string[] arguments)
    {
        await using var tenant = new FakeTenant();
        var environment = tenant.Environment;
        environment["DEBUG"] = "auth0-mcp";
        var result = await Shell.RunAsync(executable.Path, ["call", .. arguments], environment);
        Assert.NotEmpty(result.Output);
        Assert.Equal(
            tenant.Seen.Count,
            result.Error.Split('\n').Count(static line => line.StartsWith("auth0-mcp: GET ", StringComparison.Ordinal)));
        Assert.DoesNotContain(FakeTenant.Token, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH0_TOKEN=token-canary")]
    [InlineData("AUTH0_DOMAIN=example.eu.auth0.com")]
    [InlineData("AUTH0_TOKEN=token-canary", "AUTH0_DOMAIN=http://example.eu.auth0.com")]
    [InlineData("AUTH0_TOKEN=token-canary", "AUTH0_DOMAIN=https://example.eu.auth0.com/api/v2/")]
    [InlineData("AUTH0_TOKEN=token-canary", "AUTH0_DOMAIN=https://ann:canary@example.eu.auth0.com")]
    [InlineData("AUTH0_TOKEN=token-canary\ncanary", "AUTH0_DOMAIN=example.eu.auth0.com")]
    [InlineData("AUTH0_MCP_READ_ONLY=maybe", "AUTH0_TOKEN=token-canary", "AUTH0_DOMAIN=example.eu.auth0.com")]
    [InlineData("AUTH0_MCP_TOOLS=,", "AUTH0_TOKEN=token-canary", "AUTH0_DOMAIN=example.eu.auth0.com")]
    public async Task WrongVariables_EndWith2AndTheFix_WithoutAnySecret(params string[] variables)
    {
        var environment = variables.ToDictionary(
            static pair => pair.Split('=')[0], static string? (pair) => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..],
            StringComparer.Ordinal);
        var result = await Shell.RunAsync(executable.Path, ["run"], environment);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("AUTH0_", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolsAsJson_HasExactlyTheKeysOfTheContract()
    {
        var result = await Shell.RunAsync(executable.Path, ["tools", "--json"]);
        Assert.All(JsonElement.Parse(result.Output).EnumerateArray(), static tool => Assert.Equal(
            ["name", "title", "toolset", "access", "method", "path", "operation", "scopes", "default", "renames"],
            tool.EnumerateObject().Select(static property => property.Name)));
    }

    [Fact]
    public async Task RequestsInAPipe_AreAnsweredBeforeTheEnd()
    {
        const string Client = """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}""";
        const string Requests = $$$"""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{{{Client}}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"auth0_list_applications"}}
            """;
        var result = await Shell.RunAsync(executable.Path, ["run", "--demo"], input: Requests);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [1, 2, 3],
            result.Output.TrimEnd().Split('\n').Select(static line => JsonElement.Parse(line))
            .Where(static answer => answer.TryGetProperty("result", out _))
                .Select(static answer => answer.GetProperty("id").GetInt32()).Order());
    }

    [Fact]
    public async Task EmptyInput_EndsWith0AndPrintsNothing()
        => Assert.Equal(new ShellResult(0, "", ""), await Shell.RunAsync(executable.Path, ["run", "--demo"], input: ""));

    [UnixTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_EndsTheServer(string signal)
    {
        await using var server = new RunningServer(executable.Path, new Dictionary<string, string?>(), "--demo");
        await server.InitializeAsync();
        using var kill = Process.Start("kill", ["-" + signal, $"{server.Id}"]);
        var result = await server.WaitAsync();
        Assert.Equal(("", ""), (result.Output, result.Error));
    }

    [Fact]
    public async Task Demo_MakesNoRequest_WhateverTheVariablesSay()
    {
        await using var tenant = new FakeTenant();
        var environment = tenant.Environment;
        environment["HTTP_PROXY"] = environment["HTTPS_PROXY"] = environment["ALL_PROXY"] = tenant.Address;
        await using var client = await Session.OpenAsync(
            executable.Path, environment, "--demo", "--toolsets", "core,applications", "--confirm", "never");
        var (failed, created) = await client.CallJsonAsync("auth0_create_application", """{"name":"Demo shop","app_type":"spa"}""");
        Assert.False(failed, created.ToString());
        Assert.DoesNotContain("canary", created.ToString(), StringComparison.Ordinal);
        var (_, read) = await client.CallJsonAsync(
            "auth0_get_application", $$"""{"client_id":"{{created.GetProperty("client_id").GetString()}}"}""");
        Assert.Equal("Demo shop", read.GetProperty("name").GetString());
        var (_, list) = await client.CallJsonAsync("auth0_list_applications", """{"fields":"name"}""");
        Assert.Contains("Demo shop", list.ToString(), StringComparison.Ordinal);
        var id = $$"""{"client_id":"{{created.GetProperty("client_id").GetString()}}"}""";
        var (kept, deleted) = await client.CallJsonAsync("auth0_delete_application", id);
        Assert.False(kept, deleted.ToString());
        var (missing, error) = await client.CallJsonAsync("auth0_get_application", id);
        Assert.True(missing);
        Assert.Equal(404, error.GetProperty("error").GetProperty("status").GetInt32());
        Assert.Empty(tenant.Seen);
    }
}
