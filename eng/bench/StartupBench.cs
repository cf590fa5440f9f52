using System.Diagnostics;

namespace Auth0Mcp.Bench;

/// <summary>
/// From the start of the process to the answer of <c>tools/list</c>, as a client sees it, and the memory it took; by turns with the
/// reference server, so that whatever else the machine does falls on both.
/// </summary>
internal static class StartupBench
{
    private const int Runs = 25;
    private const int ReferenceRuns = 10;
    private const int Lists = 30;

    private sealed record Sample(double Milliseconds, double Megabytes);

    public static async Task RunAsync(string executable, ReferenceServer? reference, Report report)
    {
        // Read from disk once before anything counts.
        await MeasureAsync(() => Start(executable));
        List<Sample> standard = [], everything = [], theirs = [];
        for (var run = 0; run < Runs; run++)
        {
            standard.Add(await MeasureAsync(() => Start(executable)));
            everything.Add(await MeasureAsync(() => Start(executable, "--tools", "*")));
            if (reference is not null && run < ReferenceRuns)
            {
                theirs.Add(await MeasureAsync(reference.Start));
            }
        }

        report.Reference = reference is null
            ? "The reference server could not be installed here: npm or node is missing."
            : $"Reference: `@auth0/auth0-mcp-server` {reference.Version} on Node.js {reference.Node}, all its 23 tools on, with "
                + $"an empty keychain module and made-up credentials; {ReferenceRuns} starts by turns with {Runs} of auth0-mcp.";
        report.Compare(
            "start to `tools/list` answered, median", Time(standard), theirs.Count > 0 ? Time(theirs) : null, "ms", "20 times");
        report.Compare("peak memory by then, worst", Memory(standard), theirs.Count > 0 ? Memory(theirs) : null, "MB", "3 times");
        report.Compare(
            $"`tools/list` of a running server, median of {Lists}", await ListAsync(() => Start(executable)),
            reference is null ? null : await ListAsync(reference.Start), "ms", "");
        Add(report, "default tools", standard, "30 ms", "22 MB");
        Add(report, "`--tools '*'`", everything, "60 ms", "32 MB");
    }

    private static ServerProcess Start(string executable, params string[] options)
        => new(executable, ["run", .. options], ReferenceServer.Environment);

    private static async Task<Sample> MeasureAsync(Func<ServerProcess> start)
    {
        var clock = Stopwatch.StartNew();
        using var server = start();
        await server.OpenAsync();
        await server.AskAsync("tools/list");
        return new Sample(clock.Elapsed.TotalMilliseconds, server.PeakMegabytes);
    }

    /// <summary>Milliseconds from the question to the answer.</summary>
    private static async Task<double> ListAsync(Func<ServerProcess> start)
    {
        using var server = start();
        await server.OpenAsync();
        await server.AskAsync("tools/list");
        var times = new List<double>(Lists);
        for (var list = 0; list < Lists; list++)
        {
            var clock = Stopwatch.StartNew();
            await server.AskAsync("tools/list");
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Report.Median(times);
    }

    private static double Time(List<Sample> samples) => Report.Median(samples.Select(static sample => sample.Milliseconds));

    private static double Memory(List<Sample> samples) => samples.Max(static sample => sample.Megabytes);

    private static void Add(Report report, string label, List<Sample> samples, string time, string memory)
    {
        report.Add(
            $"native start to `tools/list` answered, {label} (median of {samples.Count}; worst)",
            Report.Number($"{Time(samples):0.0} ms; {samples.Max(static sample => sample.Milliseconds):0.0} ms"), time);
        report.Add($"peak memory by then, {label} (worst of {samples.Count})", Report.Number($"{Memory(samples):0.0} MB"), memory);
    }
}
