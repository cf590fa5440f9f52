using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Failures between this process and the tenant are results.</summary>
public class TransportErrorTests
{
    private const string Create = """{"name":"Shop"}""";

    private static TestTenant Damaged(int status, string encoding)
        => new TestTenant().Answers((_, _) =>
        {
            // The header of gzip and zlib, and then nothing that fits.
            var body = new MemoryStream([.. encoding == "gzip" ? new byte[] { 31, 139, 8, 0, 0, 0, 0, 0, 0, 3 } : [120, 156],
                .. Enumerable.Repeat((byte)0xFF, 200)]);
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StreamContent(encoding switch
                {
                    "gzip" => new GZipStream(body, CompressionMode.Decompress),
                    "deflate" => new ZLibStream(body, CompressionMode.Decompress),
                    _ => new BrotliStream(body, CompressionMode.Decompress),
                }),
            });
        });

    [Fact]
    public async Task ConnectionRefused_SaysSo()
        => await AssertUnreachable(
            "cannot be reached",
            new HttpRequestException(HttpRequestError.ConnectionError, "x", new SocketException((int)SocketError.ConnectionRefused)));

    [Fact]
    public async Task UnknownHost_SaysSo()
        => await AssertUnreachable(
            "cannot be resolved",
            new HttpRequestException(HttpRequestError.NameResolutionError, "x", new SocketException((int)SocketError.HostNotFound)));

    [Fact]
    public async Task RefusedCertificate_SaysSo()
        => await AssertUnreachable(
            "certificate", new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new AuthenticationException("x")));

    [Fact]
    public async Task BrokenConnection_SaysSo()
        => await AssertUnreachable(
            "broke", new HttpRequestException(HttpRequestError.ResponseEnded, "x", new HttpIOException(HttpRequestError.ResponseEnded)));

    [Fact]
    public async Task BrokenConnectionDuringAChange_WarnsThatItMayHaveHappened()
    {
        var tenant = new TestTenant().Throws(new HttpRequestException(HttpRequestError.ResponseEnded));
        Assert.Contains(
            "may have happened", (await tenant.CallAsync("auth0_create_application", Create)).Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_RepeatsNothingOfTheRequest()
    {
        var tenant = new TestTenant().Throws(new HttpRequestException($"GET with Bearer {TestTenant.Token} failed"));
        Assert.DoesNotContain(TestTenant.Token, (await tenant.CallAsync("auth0_list_applications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureOfAnyOtherKind_IsAResultToo()
    {
        var tenant = new TestTenant().Throws(new InvalidOperationException($"secret {TestTenant.Token}"));
        var answer = await tenant.CallAsync("auth0_list_applications");
        Assert.Equal("internal_error", answer.Kind);
        Assert.DoesNotContain(TestTenant.Token, answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Brotli has no type of its own for what is damaged.</summary>
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task AnswerThatCannotBeDecompressed_IsUnreadable(string encoding)
    {
        var read = await Damaged(200, encoding).CallAsync("auth0_list_applications");
        Assert.Equal("unreadable_response", read.Kind);
        Assert.DoesNotContain("may have happened", read.Text, StringComparison.Ordinal);
        var change = await Damaged(201, encoding).CallAsync("auth0_create_application", Create);
        Assert.Equal("unreadable_response", change.Kind);
        Assert.Contains("may have happened", change.Next, StringComparison.Ordinal);
        Assert.Equal("unreadable_response", (await Damaged(403, encoding).CallAsync("auth0_create_application", Create)).Kind);
    }

    [Fact]
    public async Task TenantThatDoesNotAnswer_IsATimeout()
    {
        var answer = await CallImpatiently(Never, "auth0_list_applications", "{}");
        Assert.Equal("timeout", answer.Kind);
        Assert.Contains("smaller page", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenantThatDoesNotAnswerAChange_WarnsThatItMayHaveHappened()
    {
        var answer = await CallImpatiently(Never, "auth0_create_application", Create);
        Assert.Equal("timeout", answer.Kind);
        Assert.Contains("may have happened", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenantThatStopsInsideTheBody_IsATimeout()
    {
        static Task<HttpResponseMessage> Stall(RecordedRequest request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new StallingStream("""{"na"""u8.ToArray())) });

        Assert.Equal("timeout", (await CallImpatiently(Stall, "auth0_get_application", """{"client_id":"x"}""")).Kind);
    }

    [Fact]
    public async Task ConnectionResetInsideTheBody_IsAskedAgain()
    {
        var tenant = new TestTenant().Answers(static (_, _) => Task.FromResult(Broken())).Answers(200, """{"client_id":"x"}""");
        Assert.Equal(
            "x", (await tenant.CallAsync("auth0_get_application", """{"client_id":"x"}""")).Success.GetProperty("client_id")
            .GetString());
        Assert.Equal(2, tenant.Requests.Count);
    }

    [Fact]
    public async Task ConnectionResetInsideTheAnswerToAChange_IsAnErrorAndNotRepeated()
    {
        var tenant = new TestTenant().Answers(static (_, _) => Task.FromResult(Broken()));
        var answer = await tenant.CallAsync("auth0_create_application", Create);
        Assert.Equal("unreachable", answer.Kind);
        Assert.Contains("may have happened", answer.Next, StringComparison.Ordinal);
        Assert.Single(tenant.Requests);
    }

    [Fact]
    public async Task Cancellation_ReachesTheRequestAndIsNoResult()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        var tenant = new TestTenant().Answers(async (_, cancellation) =>
        {
            started.SetResult();
            try
            {
                return await Never(null!, cancellation);
            }
            finally
            {
                stopped.SetResult();
            }
        });
        using var source = new CancellationTokenSource();
        var call = new Pipeline(tenant).CallAsync("auth0_list_applications", cancellationToken: source.Token);
        await started.Task;
        await source.CancelAsync();
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static async Task AssertUnreachable(string message, Exception exception)
    {
        var tenant = new TestTenant().Throws(exception);
        var answer = await tenant.CallAsync("auth0_list_applications");
        Assert.Equal("unreachable", answer.Kind);
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
        Assert.NotNull(answer.Next);
    }

    /// <summary>Every wait is over as soon as the tenant was asked, that of the timeout too.</summary>
    private static async Task<Answer> CallImpatiently(TestTenant.Reply reply, string tool, string arguments)
    {
        var asked = new TaskCompletionSource();
        using var tenant = new TestTenant().Answers((request, cancellationToken) =>
        {
            asked.TrySetResult();
            return reply(request, cancellationToken);
        });
        return await new Pipeline(tenant, time: new TestTime(TimeSpan.MaxValue, asked.Task)).CallAsync(tool, arguments)
            .WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task<HttpResponseMessage> Never(RecordedRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("An infinite wait is over.");
    }

    private static HttpResponseMessage Broken() => new() { Content = new StreamContent(new BreakingStream("""{"na"""u8.ToArray())) };

    private sealed class StallingStream(byte[] start) : TornStream(start)
    {
        protected override async ValueTask<int> AfterAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private sealed class BreakingStream(byte[] start) : TornStream(start)
    {
        protected override ValueTask<int> AfterAsync(CancellationToken cancellationToken)
            => throw new IOException("reset", new SocketException((int)SocketError.ConnectionReset));
    }
}
