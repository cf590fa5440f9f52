using Auth0Mcp.Calls;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>What a call tells of itself: which tool, how it ended and how long it took, and nothing of what was said.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Id = "canary-id-7f3k";
    private const string Secret = "canary-text-of-a-person";

    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task Call_TellsItsToolAndItsRequest()
    {
        using var listener = new Listener();
        await _tenant.Answers(200, $$"""{"client_id":"{{Id}}","name":"{{Secret}}"}""")
            .CallAsync("auth0_get_application", $$"""{"client_id":"{{Id}}"}""");

        Assert.Equal(
            [
                "GET /clients/{id} | Client Unset | http.request.method=GET url.template=/clients/{id} http.response.status_code=200",
                "execute_tool auth0_get_application | Internal Unset | gen_ai.operation.name=execute_tool "
                    + "gen_ai.tool.name=auth0_get_application auth0_mcp.tool.access=read",
            ],
            listener.Spans);
        Assert.Equal(
            [
                ("http.client.request.duration", "http.request.method=GET url.template=/clients/{id} http.response.status_code=200"),
                ("auth0_mcp.tool.duration",
                    "gen_ai.operation.name=execute_tool gen_ai.tool.name=auth0_get_application auth0_mcp.tool.access=read"),
            ],
            listener.Measured);
    }

    [Fact]
    public async Task Failure_TellsItsKindAndNotItsText()
    {
        using var listener = new Listener();
        await _tenant.Answers(404, $$"""{"message":"{{Secret}}"}""").CallAsync("auth0_get_application", $$"""{"client_id":"{{Id}}"}""");

        Assert.EndsWith("http.response.status_code=404 error.type=404", listener.Spans[0], StringComparison.Ordinal);
        Assert.EndsWith("auth0_mcp.tool.access=read error.type=api_error", listener.Spans[1], StringComparison.Ordinal);
        Assert.All(listener.Spans, static span => Assert.Contains(" Error ", span, StringComparison.Ordinal));
        Assert.All(
            listener.Spans.Concat(listener.Measured.Select(static measured => measured.Tags)),
            static told => Assert.DoesNotContain("canary", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Repeat_IsASpanOfItsOwn_AndTheWaitIsMeasured()
    {
        using var listener = new Listener();
        await _tenant.Answers(429, "{}", ("Retry-After", "2")).Answers(200, "[]").CallAsync("auth0_list_applications");

        Assert.Equal(
            ["429 error.type=429", "200"],
            listener.Spans.Take(2).Select(static span => span[(span.IndexOf("status_code=", StringComparison.Ordinal) + 12)..]));
        Assert.Contains("http.request.resend_count=1", listener.Spans[1], StringComparison.Ordinal);
        Assert.Contains(listener.Measured, static measured => measured.Name == "auth0_mcp.rate_limit.wait");
    }

    [Fact]
    public async Task NameThatNoToolHas_IsNotTold()
    {
        using var listener = new Listener();
        await _tenant.CallAsync(Secret);

        Assert.Equal(
            "execute_tool _OTHER | Internal Error | gen_ai.operation.name=execute_tool gen_ai.tool.name=_OTHER "
            + "error.type=unknown_tool", Assert.Single(listener.Spans));
    }

    [Fact]
    public async Task CallThroughAnotherTool_TellsTheOneThatWasMeant()
    {
        using var listener = new Listener();
        await _tenant.Answers(200, "{}")
            .CallAsync("auth0_call_read_tool", $$$"""{"name":"auth0_get_application","arguments":{"client_id":"{{{Id}}}"} }""");
        await _tenant.CallAsync("auth0_call_read_tool", $$"""{"name":"{{Secret}}"}""");

        Assert.Equal(
            [
                "execute_tool auth0_get_application | Internal Unset | gen_ai.operation.name=execute_tool "
                    + "gen_ai.tool.name=auth0_get_application auth0_mcp.tool.via=auth0_call_read_tool auth0_mcp.tool.access=read",
                "execute_tool _OTHER | Internal Error | gen_ai.operation.name=execute_tool gen_ai.tool.name=_OTHER "
                    + "auth0_mcp.tool.via=auth0_call_read_tool error.type=unknown_tool",
            ],
            listener.Spans.Where(static span => span.StartsWith("execute_tool", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task NameThatCannotBeDecoded_IsNoHarderToAnswerThanWithoutTelemetry()
    {
        using var listener = new Listener();
        var answer = await _tenant.CallAsync("auth0_call_read_tool", """{"name":"\ud800"}""");

        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains("gen_ai.tool.name=auth0_call_read_tool", Assert.Single(listener.Spans), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallThatCameInDamaged_IsTold()
    {
        using var listener = new Listener();
        await new Pipeline(_tenant).Caller.RefuseAsync(
            new ToolCall("auth0_list_applications", Pipeline.Arguments("{}")), new CallError("invalid_arguments", Secret, Secret));

        Assert.Equal(
            "execute_tool auth0_list_applications | Internal Error | gen_ai.operation.name=execute_tool "
            + "gen_ai.tool.name=auth0_list_applications auth0_mcp.tool.access=read error.type=invalid_arguments",
            Assert.Single(listener.Spans));
    }

    [Fact]
    public void Durations_FallIntoBucketsOfSeconds()
        => Assert.All(
            [Signals.ToolDuration, Signals.RequestDuration, Signals.RateLimitWait],
            static duration => Assert.Contains(0.1, duration.Advice!.HistogramBucketBoundaries!));

    [Fact]
    public async Task Cancellation_IsTold()
    {
        using var listener = new Listener();
        using var cancellation = new CancellationTokenSource();
        _tenant.Answers(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return TestTenant.Json(200, "[]");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Pipeline(_tenant).CallAsync(
            "auth0_list_applications", cancellationToken: cancellation.Token));

        Assert.EndsWith("error.type=cancelled", listener.Spans[^1], StringComparison.Ordinal);
    }
}
