using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Stdio;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Bench;

/// <summary>
/// What this program adds to a call whose answer measures 16 KB, without processes and network: hiding its secrets, and the whole
/// pipeline.
/// </summary>
internal static class PipelineBench
{
    /// <summary>Just under the budget, so that everything is written and nothing cut.</summary>
    private const int AnswerBytes = 15_800;

    /// <summary>Twice the budget: half of it is cut.</summary>
    private const int LongAnswerBytes = 32_000;

    private const int Batch = 200;
    private const int Batches = 40;
    private const string Tool = "auth0_list_applications";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Report report)
    {
        var answer = SampleAnswers.ApplicationPage(AnswerBytes);
        var mask = new ToolPlans().For(ManagementCatalog.Find(Tool)!).Secrets;
        using var document = JsonDocument.Parse(answer);
        var redaction = await MedianAsync(() =>
        {
            ResultJson.WriteUtf8(writer => mask.Root.Write(writer, document.RootElement));
            return Task.CompletedTask;
        });
        report.Add("hiding the secrets of a 16 KB answer (median)", Report.Number($"{redaction:0} µs"), "500 µs");

        var text = System.Text.Encoding.UTF8.GetString(answer);
        var scan = await MedianAsync(() =>
        {
            SecretScan.Clean(text);
            return Task.CompletedTask;
        });
        report.Add("looking for secrets in a text of 16 KB (median)", Report.Number($"{scan:0} µs"), "100 µs");

        report.Add(
            "the whole pipeline of a call with a 16 KB answer, without network (median)",
            Report.Number($"{await PipelineAsync(answer):0} µs"), "1500 µs");
        report.Add(
            "the same with an answer of 32 KB, cut to the budget of 16 KB (median)",
            Report.Number($"{await PipelineAsync(SampleAnswers.ApplicationPage(LongAnswerBytes)):0} µs"), "");
    }

    /// <summary>Microseconds.</summary>
    private static async Task<double> PipelineAsync(byte[] answer)
    {
        var pipeline = Pipeline(answer);
        var arguments = new Dictionary<string, JsonElement> { ["per_page"] = JsonElement.Parse("50") };
        return await MedianAsync(async () =>
        {
            if (await pipeline.CallAsync(new ToolCall(Tool, arguments), CancellationToken.None) is { IsError: true } refused)
            {
                throw new InvalidOperationException("The benchmark's own call fails: " + refused.ToJson());
            }
        });
    }

    private static ToolInvoker Pipeline(byte[] answer)
    {
        var catalog = ToolCatalog.Select(new ToolSelection(null, null, ReadOnly: false), ToolRegistry.Instance);
        var api = ManagementHttp.Create(
            SignIn.Credentials.Demo, catalog, new Tenant(answer), TimeProvider.System, ManagementHttp.CallTimeout);
        return new ToolInvoker(
            catalog, () => api,
            new CallSettings(
            ResultLimits.Default, ConfirmLevel.Never, static () => "example.eu.auth0.com",
            TimeProvider.System)
            { Caps = CallCaps.Default with { Calls = int.MaxValue } });
    }

    /// <summary>Microseconds. The shipped executable is compiled ahead; here the JIT first has to reach its last tier.</summary>
    private static async Task<double> MedianAsync(Func<Task> work)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < s_warmUp;)
        {
            await work();
        }

        var times = new List<double>();
        for (var batch = 0; batch < Batches; batch++)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Batch; i++)
            {
                await work();
            }

            times.Add(clock.Elapsed.TotalMicroseconds / Batch);
        }

        return Report.Median(times);
    }

    private sealed class Tenant(byte[] answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(answer);
            content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
