using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Auth0Mcp.EndToEnd.Tests.Harness;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>Tenants and networks that do not do what they should, over real sockets.</summary>
public class MisbehavingTenantTests(NativeExecutable executable) : IClassFixture<NativeExecutable>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task TenantThatNeverAnswers_IsATimeoutBeforeClientsGiveUp()
    {
        await using var tenant = new RawTenant([], Ending.Stall);
        AssertError("timeout", await CallAsync(tenant, "auth0_create_application", "name=Shop"));
        await tenant.HungUp.WaitAsync(s_limit);
        Assert.Equal(1, tenant.Requests);
    }

    [Fact]
    public async Task CancelledCall_HangsUpOnTheTenant()
    {
        await using var tenant = new RawTenant([], Ending.Stall);
        await using var client = await Session.OpenAsync(executable.Path, tenant.Environment);
        using var cancel = new CancellationTokenSource();
        var call = client.CallJsonAsync("auth0_get_log", """{"id":"x"}""", cancel.Token);
        await tenant.Asked.WaitAsync(s_limit);
        await cancel.CancelAsync();
        await tenant.HungUp.WaitAsync(s_limit);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task CancelledCall_HangsUpInsideTheBodyToo()
    {
        await using var tenant = new RawTenant(
            Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":"),
            Ending.Stall);
        await using var client = await Session.OpenAsync(executable.Path, tenant.Environment);
        using var cancel = new CancellationTokenSource();
        var call = client.CallJsonAsync("auth0_get_log", """{"id":"x"}""", cancel.Token);
        await tenant.Answered.WaitAsync(s_limit);
        await cancel.CancelAsync();
        await tenant.HungUp.WaitAsync(s_limit);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task EndOfInput_HangsUpOnTheTenantAndEndsWith0()
    {
        await using var tenant = new RawTenant([], Ending.Stall);
        await using var server = new RunningServer(executable.Path, tenant.Environment);
        await server.InitializeAsync();
        await server.SendAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"x"}}}""");
        await tenant.Asked.WaitAsync(s_limit);
        Assert.Equal(0, (await server.EndAsync()).ExitCode);
        await tenant.HungUp.WaitAsync(s_limit);
    }

    [Fact]
    public async Task ConnectionResetInsideTheAnswerToAChange_IsAnErrorAndNotRepeated()
    {
        await using var tenant = new RawTenant(
            Encoding.ASCII.GetBytes("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"client_id\":"), Ending.Reset);
        AssertError("unreachable", await CallAsync(tenant, "auth0_create_application", "name=Shop"));
        Assert.Equal(1, tenant.Requests);
    }

    [Fact]
    public async Task Redirect_IsAnErrorAndNobodyElseGetsTheToken()
    {
        await using var other = new FakeTenant();
        await using var tenant = new RawTenant($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {other.Address}/api/v2/clients", "");
        var error = AssertError("api_error", await CallAsync(tenant, "auth0_list_applications"));
        Assert.Equal(307, error.GetProperty("status").GetInt32());
        Assert.Empty(other.Seen);
    }

    [Fact]
    public async Task CompressedAnswer_IsRead()
    {
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync("""{"client_id":"x","name":"é"}"""u8.ToArray());
        }

        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n");
        await using var tenant = new RawTenant([.. head, .. body.ToArray()], Ending.Close);
        var result = await CallAsync(tenant, "auth0_get_application", "client_id=x");
        Assert.Equal((0, """{"client_id":"x","name":"é"}"""), (result.ExitCode, result.Output.TrimEnd()));
    }

    [Fact]
    public async Task AnswerThatGrowsBeyondTheBound_IsAnError()
    {
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            var megabyte = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var count = 0; count < 64; count++)
            {
                await gzip.WriteAsync(megabyte);
            }
        }

        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n");
        await using var tenant = new RawTenant([.. head, .. body.ToArray()], Ending.Close);
        AssertError("response_too_large", await CallAsync(tenant, "auth0_list_applications"));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html", "<html>Sign in</html>", "unreadable_response")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Type: text/html", "<html>Oops</html>", "api_error")]
    [InlineData("HTTP/1.1 401 Unauthorized", "", "api_error")]
    [InlineData("garbage", "", "unreadable_response")]
    public async Task AnswerOfSomethingElseThanATenant_IsAnError(string head, string body, string kind)
    {
        await using var tenant = new RawTenant(head, body);
        AssertError(kind, await CallAsync(tenant, "auth0_create_application", "name=Shop"));
    }

    private Task<ShellResult> CallAsync(RawTenant tenant, params string[] arguments)
        => Shell.RunAsync(executable.Path, ["call", .. arguments], tenant.Environment);

    private static JsonElement AssertError(string kind, ShellResult result)
    {
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var error = JsonElement.Parse(result.Output).GetProperty("error");
        Assert.Equal(kind, error.GetProperty("kind").GetString());
        Assert.DoesNotContain(FakeTenant.Token, result.Output, StringComparison.Ordinal);
        return error;
    }
}
