using Auth0Mcp.EndToEnd.Tests.Harness;
using Auth0Mcp.Tests.Fixtures;
using ModelContextProtocol.Client;

namespace Auth0Mcp.EndToEnd.Tests;

[Collection(UsesNativeExecutable.Name)]
public class PublishedServerTests(NativeExecutable executable)
{
    [Fact]
    public async Task PublishedServer_ListsAndCreatesApplications_AndRefusesAnUndeclaredNestedProperty()
    {
        await using var tenant = new FakeTenant();
        await using var client = await Session.OpenAsync(executable.Path, tenant.Environment);

        var (failed,
            created) = await client.CallJsonAsync(
                "auth0_create_application", """{"name":"Café ☕","app_type":"spa","callbacks":["https://example.com/cb"]}""");
        Assert.False(failed, created.ToString());
        Assert.Equal("client1", created.GetProperty("client_id").GetString());
        Assert.Equal("[REDACTED]", created.GetProperty("client_secret").GetString());

        var (listFailed, list) = await client.CallJsonAsync("auth0_list_applications", "{}");
        Assert.False(listFailed, list.ToString());
        Assert.Equal("Café ☕", list.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(1, list.GetProperty("total").GetInt32());

        var before = tenant.Seen.Count;
        var (refused,
            error) = await client.CallJsonAsync(
                "auth0_create_application",
                """{"name":"x","refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","rotate":true}}""");
        Assert.True(refused);
        Assert.Contains("refresh_token.rotate", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, tenant.Seen.Count);

        var sent = tenant.Seen[0];
        Assert.Equal(("POST", "/api/v2/clients"), (sent.Method, sent.PathAndQuery));
        Assert.Contains("\"oidc_conformant\":true", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"token_endpoint_auth_method\":\"none\"", sent.Body, StringComparison.Ordinal);
        Assert.Equal("/api/v2/clients?per_page=50&include_totals=true", tenant.Seen[1].PathAndQuery);
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task EveryRevisionOfTheProtocol_IsSpoken(string version)
    {
        await using var tenant = new FakeTenant();
        await using var client = await Session.OpenAsync(
            executable.Path, tenant.Environment, new McpClientOptions { ProtocolVersion = version });

        Assert.Equal(version, client.NegotiatedProtocolVersion);
        Assert.InRange(client.ServerInstructions!.Length, 500, 2000);
        Assert.Contains(await client.ListToolsAsync(), static tool => tool.Name == "auth0_list_applications");
        var (failed, list) = await client.CallJsonAsync("auth0_list_applications", "{}");
        Assert.False(failed, list.ToString());
    }

    /// <summary>A fifth of the time and memory of a start, for a library that few sessions need.</summary>
    [LinuxFact]
    public async Task Start_LoadsNoCryptography()
    {
        await using var server = new RunningServer(
            executable.Path, new Dictionary<string, string?> { ["AUTH0_DOMAIN"] = "example.eu.auth0.com", ["AUTH0_TOKEN"] = "a-token" });
        await server.InitializeAsync();
        await server.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        Assert.DoesNotContain("libcrypto", await File.ReadAllTextAsync($"/proc/{server.Id}/maps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingScope_IsNamed()
    {
        await using var tenant = new FakeTenant();
        await using var client = await Session.OpenAsync(executable.Path, tenant.Environment);

        var (failed, answer) = await client.CallJsonAsync("auth0_list_resource_servers", "{}");

        Assert.True(failed);
        Assert.Equal("read:resource_servers", answer.GetProperty("error").GetProperty("missing_scope").GetString());
    }

    [Fact]
    public async Task CancelledCall_LeavesTheServerAlive()
    {
        await using var tenant = new FakeTenant();
        await using var client = await Session.OpenAsync(executable.Path, tenant.Environment);
        using var cancel = new CancellationTokenSource();

        var call = client.CallJsonAsync("auth0_get_log", """{"id":"stall"}""", cancel.Token);
        await tenant.Stalled.WaitAsync(TimeSpan.FromSeconds(30));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var (failed, _) = await client.CallJsonAsync("auth0_list_applications", "{}");
        Assert.False(failed);
    }

    [Fact]
    public async Task UnreachableTenant_IsAResult()
    {
        string address;
        await using (var gone = new FakeTenant())
        {
            address = gone.Address;
        }

        await using var client = await Session.OpenAsync(
            executable.Path, new Dictionary<string, string?> { ["AUTH0_DOMAIN"] = address, ["AUTH0_TOKEN"] = FakeTenant.Token });
        var (failed, answer) = await client.CallJsonAsync("auth0_create_form", """{"name":"Survey"}""");

        Assert.True(failed);
        Assert.Equal("unreachable", answer.GetProperty("error").GetProperty("kind").GetString());
        Assert.DoesNotContain(FakeTenant.Token, answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoSession_KeepsWhatItCreates()
    {
        await using var client = await Session.OpenAsync(executable.Path, new Dictionary<string, string?>(), "--demo");

        var (_, created) = await client.CallJsonAsync(
            "auth0_create_resource_server", """{"name":"Inventory","identifier":"https://inventory.example.com"}""");
        var (_, read) = await client.CallJsonAsync(
            "auth0_get_resource_server", $$"""{"id":"{{created.GetProperty("id").GetString()}}"}""");

        Assert.Equal("Inventory", read.GetProperty("name").GetString());
        Assert.Equal("RS256", read.GetProperty("signing_alg").GetString());
    }

    [Fact]
    public async Task ReadOnlyServer_OffersOnlyReads()
    {
        await using var client = await Session.OpenAsync(
            executable.Path, new Dictionary<string, string?> { ["AUTH0_MCP_READ_ONLY"] = "yes" }, "--demo");

        var tools = await client.ListToolsAsync();
        Assert.NotEmpty(tools);
        Assert.All(tools, static tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));
        var (refused, answer) = await client.CallJsonAsync("auth0_create_form", """{"name":"Survey"}""");
        Assert.True(refused);
        Assert.Contains("read-only", answer.ToString(), StringComparison.Ordinal);
    }
}
