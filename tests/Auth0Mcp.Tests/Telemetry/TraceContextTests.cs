using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>A call continues the trace that the client names in <c>_meta</c>, and takes nothing else from there.</summary>
[Collection(Alone.Name)]
public sealed class TraceContextTests : IDisposable
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string SpanId = "b7ad6b7169203331";
    private const string Sampled = $"00-{TraceId}-{SpanId}-01";

    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task SpanOfTheClient_IsTheParentOfTheCall(string revision)
    {
        var spans = await HearAsync(
            $"\"traceparent\":\"{Sampled}\",\"tracestate\":\"rojo=00f067aa0ba902b7,congo=t61rcWkgMzE\"", revision);

        var call = spans[^1];
        Assert.Equal(
            ("execute_tool auth0_list_applications", TraceId, SpanId, true, "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"),
            (call.DisplayName, call.TraceId.ToHexString(), call.ParentSpanId.ToHexString(), call.HasRemoteParent,
            call.TraceStateString));
        Assert.Equal((TraceId, call.SpanId), (spans[0].TraceId.ToHexString(), spans[0].ParentSpanId));
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task CallWithoutAParent_BeginsATrace(string revision)
        => AssertBegins(await HearAsync("", revision));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"canary\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData($"[\"{Sampled}\"]")]
    [InlineData($"{{\"canary\":\"{Sampled}\"}}")]
    [InlineData($"\"00-{TraceId}-{SpanId}-0\"")]
    [InlineData($"\"00-{TraceId}-{SpanId}-01-more\"")]
    [InlineData($"\"00-{TraceId}-{SpanId}-0x\"")]
    [InlineData($"\"00_{TraceId}_{SpanId}_01\"")]
    [InlineData($"\"ff-{TraceId}-{SpanId}-01\"")]
    [InlineData($"\"00-00000000000000000000000000000000-{SpanId}-01\"")]
    [InlineData($"\"00-{TraceId}-0000000000000000-01\"")]
    [InlineData($"\"00-0AF7651916CD43DD8448EB211C80319C-{SpanId}-01\"")]
    public async Task ParentThatIsNone_IsIgnored(string traceParent)
        => AssertBegins(await HearAsync($"\"traceparent\":{traceParent},\"tracestate\":\"rojo=canary\""));

    [Theory]
    [InlineData("\"no list\"")]
    [InlineData("\"ROJO=1\"")]
    [InlineData("7")]
    [InlineData("\"rojo=\\u202e\"")]
    public async Task StateThatIsNone_IsLeftOut(string traceState)
    {
        var call = (await HearAsync($"\"traceparent\":\"{Sampled}\",\"tracestate\":{traceState}"))[^1];

        Assert.Equal(TraceId, call.TraceId.ToHexString());
        Assert.True(string.IsNullOrEmpty(call.TraceStateString));
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public async Task State_IsBounded(int length, bool isTaken)
    {
        var state = $"a={new string('1', 255)},b={new string('2', length - 260)}";
        Assert.Equal(length, state.Length);

        var call = (await HearAsync($"\"traceparent\":\"{Sampled}\",\"tracestate\":\"{state}\""))[^1];

        Assert.Equal(isTaken ? state : "", call.TraceStateString ?? "");
    }

    [Fact]
    public async Task DamagedCall_ContinuesTheTrace()
        => Assert.Equal(
            TraceId, Assert.Single(await HearAsync($"\"traceparent\":\"{Sampled}\"", arguments: "[]")).TraceId.ToHexString());

    [Fact]
    public async Task SampledTrace_IsSent_AndNothingElseOfMeta()
    {
        var sent = await SendAsync(
            $"\"traceparent\":\"{Sampled}\",\"tracestate\":\"rojo=1\",\"baggage\":\"canary=canary\",\"example.com/canary\":\"canary\"");

        Assert.Contains("execute_tool auth0_list_applications", sent, StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString(Convert.FromHexString(TraceId)), sent, StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString(Convert.FromHexString(SpanId)), sent, StringComparison.Ordinal);
        Assert.Contains("rojo=1", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceThatTheClientDoesNotSample_IsNotSent_ButMeasured()
    {
        var sent = await SendAsync($"\"traceparent\":\"00-{TraceId}-{SpanId}-00\"");

        Assert.DoesNotContain("execute_tool auth0_list_applications", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("GET /clients", sent, StringComparison.Ordinal);
        Assert.Contains("auth0_mcp.tool.duration", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceThatTheClientDoesNotSample_IsSentWhenTheSamplerSaysSo()
        => Assert.Contains(
            "execute_tool auth0_list_applications",
            await SendAsync($"\"traceparent\":\"00-{TraceId}-{SpanId}-00\"", "OTEL_TRACES_SAMPLER=always_on"), StringComparison.Ordinal);

    private static void AssertBegins(IReadOnlyList<Activity> spans)
    {
        Assert.Equal("execute_tool auth0_list_applications", spans[^1].DisplayName);
        Assert.Equal(default, spans[^1].ParentSpanId);
        Assert.NotEqual(TraceId, spans[^1].TraceId.ToHexString());
        Assert.True(string.IsNullOrEmpty(spans[^1].TraceStateString));
    }

    /// <summary>The spans of a call with that in its <c>_meta</c>, in the order of their ends.</summary>
    private async Task<IReadOnlyList<Activity>> HearAsync(string meta, string revision = "2025-11-25", string arguments = "{}")
    {
        var heard = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Signals.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = heard.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await AskAsync(meta, revision, arguments);
        return [.. heard];
    }

    /// <summary>What a collector is sent of a call with that in its <c>_meta</c>.</summary>
    private async Task<string> SendAsync(string meta, params string[] variables)
    {
        await using var collector = new Collector();
        await using (Otel.Export([Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", .. variables]))
        {
            await AskAsync(meta, "2026-07-28", "{}");
        }

        return collector.Text;
    }

    private async Task AskAsync(string meta, string revision, string arguments)
    {
        await using var pipe = new McpPipe(_tenant.Answers(200, "[]"));
        if (revision == "2026-07-28")
        {
            meta = $$"""{{meta}}"""
                + $$"""{{(meta.Length > 0 ? "," : "")}}"io.modelcontextprotocol/protocolVersion":"2026-07-28","""
                + """ "io.modelcontextprotocol/clientCapabilities":{}"""
                + ""","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"}""";
        }
        else
        {
            await pipe.InitializeAsync(revision);
        }

        var answer = await pipe.AskAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_list_applications","arguments":"""
            + $$$"""{{{arguments}}},"_meta":{{{{meta}}}} } }""");
        Assert.NotEmpty(McpPipe.ToolText(answer));
    }
}
