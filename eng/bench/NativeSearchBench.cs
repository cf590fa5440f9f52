using System.Diagnostics;
using System.Text.Json;

namespace Auth0Mcp.Bench;

/// <summary>
/// The tool search as a client meets it: the first query of a native process reads its index from the disk, the others from
/// memory.
/// </summary>
internal static class NativeSearchBench
{
    private const int Processes = 9;
    private const int Queries = 500;
    private const string Tool = "auth0_search_tools";

    private static readonly string[] s_demo = ["run", "--demo"];

    public static async Task RunAsync(string executable, string root, Report report)
    {
        var prompts = HeldOutPrompt.ReadAll(root).Select(static prompt => prompt.Text).ToList();
        List<double> first = [], later = [], added = [];
        for (var run = 0; run < Processes; run++)
        {
            using var server = new ServerProcess(executable, s_demo, ReferenceServer.Environment);
            await server.OpenAsync();
            var before = server.PeakMegabytes;
            first.Add(await TimeAsync(server, prompts[run]));
            added.Add(server.PeakMegabytes - before);
            for (var query = 0; query < Queries / Processes; query++)
            {
                later.Add(await TimeAsync(server, prompts[(Processes + (run * Queries / Processes) + query) % prompts.Count]));
            }
        }

        report.Add(
            $"native `{Tool}`, first call of a process (median of {Processes})", Report.Number($"{Report.Median(first):0.0} ms"),
            "5 ms");
        report.Add("native memory that the first search adds to the peak (median)", Report.Number($"{Report.Median(added):0.0} MB"), "");
        report.Add(
            $"native `{Tool}`, later calls with schemas (median of {later.Count}; 99 of 100)",
            Report.Number($"{Report.Median(later):0.0} ms; {Report.Percentile(later, 99):0.0} ms"), "median 1 ms");
    }

    private static async Task<double> TimeAsync(ServerProcess server, string prompt)
    {
        var arguments = $$"""{"query":{{JsonSerializer.Serialize(prompt)}}}""";
        var clock = Stopwatch.StartNew();
        await server.CallAsync(Tool, arguments);
        return clock.Elapsed.TotalMilliseconds;
    }
}
