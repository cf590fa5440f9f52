using System.Net;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.People;

/// <summary>Who may do what, and what the others are told.</summary>
public sealed class AccessTests : IAsyncDisposable
{
    private RunningServer? _server;

    public async ValueTask DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Rule_LimitsTenantsAndTools()
    {
        _server = await RunningServer.StartAsync();
        var tools = await _server.Client("ben").RequestAsync("tools/list");
        using var south = await _server.Client("ben", "south").SendAsync("tools/list");
        using var nowhere = await _server.Client("ben", "nowhere").SendAsync("tools/list");

        Assert.All(
            tools.GetProperty("tools").EnumerateArray(),
            static tool => Assert.True(tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));
        Assert.Equal(HttpStatusCode.Forbidden, south.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, nowhere.StatusCode);
        Assert.Equal("tool_disabled", await _server.Client("ben").RefusalAsync("auth0_create_application", """{"name":"x"}"""));
    }

    [Fact]
    public async Task ReadOnlyTenant_StaysSo_WhateverARuleSays()
    {
        _server = await RunningServer.StartAsync(static settings => settings with
        {
            Tenants = [.. settings.Tenants.Select(static tenant => tenant with { IsReadOnly = true })],
            Access = [new([], ["*"])],
        });

        Assert.Equal("tool_disabled", await _server.Client().RefusalAsync("auth0_create_application", """{"name":"x"}"""));
    }

    [Fact]
    public async Task NobodyIsLetIn_WithoutARule()
    {
        _server = await RunningServer.StartAsync(static settings => settings with { Access = [new([new("role", ["nobody"])], ["*"])] });
        using var response = await _server.Client().SendAsync("tools/list");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task WithoutAToken_TheWayToOneIsTold()
    {
        _server = await RunningServer.StartAsync();
        using var refused = await new RawClient(_server.Http, "/mcp/north", null, RawClient.Rounds).SendAsync("tools/list");
        var challenge = refused.Headers.WwwAuthenticate.ToString();
        var address = challenge.Split("resource_metadata=\"")[1].Split('"')[0];
        var metadata = JsonElement.Parse(await _server.Http.GetStringAsync(new Uri(address)));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.DoesNotContain("error=", challenge, StringComparison.Ordinal);
        Assert.Contains("scope=\"auth0:read auth0:write\"", challenge, StringComparison.Ordinal);
        Assert.Equal(_server.Settings.EndpointOf("north").AbsoluteUri, metadata.GetProperty("resource").GetString());
        Assert.Equal(_server.Settings.OAuth.Issuer, metadata.GetProperty("authorization_servers")[0].GetString());
    }

    [Theory]
    [InlineData("auth0_create_application", HttpStatusCode.Forbidden)]
    [InlineData("auth0_call_write_tool", HttpStatusCode.Forbidden)]
    [InlineData("auth0_list_applications", HttpStatusCode.OK)]
    [InlineData("auth0_call_read_tool", HttpStatusCode.OK)]
    public async Task TokenWithoutTheScopeForChanges_IsSentForIt(string tool, HttpStatusCode expected)
    {
        _server = await RunningServer.StartAsync();
        using var response = await _server.Client(scope: "auth0:read").SendAsync("tools/call", RawClient.Call(tool));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            expected == HttpStatusCode.Forbidden,
            response.Headers.WwwAuthenticate.ToString().Contains("insufficient_scope", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":CALL}""", "utf-16")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":CALL}""", "utf-8")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":CALL,"params":{"name":"auth0_list_applications"}}""", "utf-8")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":CALL}{}""", "utf-8")]
    public async Task MessageThatTwoReadersMayUnderstandInTwoWays_IsRefused(string message, string charset)
    {
        _server = await RunningServer.StartAsync();
        using var request = _server.Client(scope: "auth0:read").Message("tools/call", RawClient.Call("auth0_create_application"));
        request.Content = new StringContent(
            message.Replace("CALL", """{"name":"auth0_create_application","arguments":{"name":"x"}}""", StringComparison.Ordinal),
            Encoding.GetEncoding(charset), "application/json");
        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"code\":-32", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenWithoutAnyScope_IsSentForOne()
    {
        _server = await RunningServer.StartAsync();
        using var response = await _server.Client(scope: "openid").SendAsync("tools/list");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("scope=\"auth0:read\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PersonBeyondTheBudget_Waits_AndOthersDoNot()
    {
        _server =
            await RunningServer.StartAsync(
                static settings => settings with { Limits = settings.Limits with { CallsPerMinutePerPerson = 3 } });
        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 8; request++)
        {
            using var response = await _server.Client().SendAsync("tools/list");
            statuses.Add(response.StatusCode);
        }

        using var other = await _server.Client("ben").SendAsync("tools/list");

        // A minute may begin in between.
        Assert.InRange(statuses.Count(static status => status == HttpStatusCode.OK), 3, 6);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }
}
