using System.Diagnostics;

namespace Auth0Mcp.Bench;

/// <summary>
/// <c>tools/list</c> and <c>tools/call</c> on a running native server over its standard streams. Calls go through HTTP to a tenant on
/// loopback; client, server and tenant share this machine's processors.
/// </summary>
internal static class CallBench
{
    private const int WarmUp = 300;
    private const int Calls = 3000;
    private const int Lists = 60;
    private const int Many = 32;
    private const string Tool = "auth0_get_application";
    private const string Arguments = """{"client_id":"AbCdEfGhIjKlMnOpQrStUvWxYz012345"}""";

    public static async Task RunAsync(string executable, Report report)
    {
        using var tenant = new LoopbackTenant();
        var environment = new Dictionary<string, string> { ["AUTH0_DOMAIN"] = tenant.Address, ["AUTH0_TOKEN"] = "bench" };
        using (var server = new ServerProcess(executable, ["run", "--tools", "*"], environment))
        {
            await server.OpenAsync();
            report.Add(
                $"`tools/list` of a running server, `--tools '*'` (median of {Lists})",
                Report.Number($"{Report.Median(await TimesAsync(Lists, () => server.AskAsync("tools/list"))):0.0} ms"), "15 ms");
        }

        using (var server = new ServerProcess(executable, ["run"], environment))
        {
            await server.OpenAsync();
            report.Add(
                $"`tools/list` of a running server, default tools (median of {Lists})",
                Report.Number($"{Report.Median(await TimesAsync(Lists, () => server.AskAsync("tools/list"))):0.0} ms"), "5 ms");
            await TimesAsync(WarmUp, Call);
            var times = await TimesAsync(Calls, Call);
            report.Add(
                $"call, one at a time (median of {Calls}; 99 of 100)",
                Report.Number($"{Report.Median(times):0.00} ms; {Report.Percentile(times, 99):0.00} ms"), "1 ms");
            report.Add("calls a second, one at a time", Report.Number($"{Calls / (times.Sum() / 1000):0}"), "1000");
            var (throughput, waits) = await ThroughputAsync(Call);
            report.Add($"calls a second, {Many} in flight", Report.Number($"{throughput:0}"), "3000");
            report.Add(
                $"one of {Many} calls in flight (median; 99 of 100)",
                Report.Number($"{Report.Median(waits):0.0} ms; {Report.Percentile(waits, 99):0.0} ms"), "");
            report.Add("peak memory after all of these calls", Report.Number($"{server.PeakMegabytes:0.0} MB"), "64 MB");

            Task Call() => server.CallAsync(Tool, Arguments);
        }
    }

    private static async Task<List<double>> TimesAsync(int count, Func<Task> work)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.StartNew();
            await work();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Calls a second, and how long each of them took.</summary>
    private static async Task<(double Throughput, List<double> Times)> ThroughputAsync(Func<Task> call)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => TimesAsync(Calls / Many, call)));
        return (Calls / Many * Many / clock.Elapsed.TotalSeconds, times.SelectMany(static some => some).ToList());
    }
}
