using System.Diagnostics;
using System.Globalization;
using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Bench;

/// <summary>The tool search over all tools, asked with the examples that are held out of its index.</summary>
internal static class SearchBench
{
    private const int Rounds = 5;

    public static void Run(Report report)
    {
        var tools = ManagementCatalog.All();
        var prompts = tools.SelectMany(static tool => tool.Examples.Except(tool.IndexedExamples), static (tool, prompt) => (Tool: tool, Prompt: prompt)).ToList();

        // Once for the JIT; the shipped executable is compiled ahead.
        Build(tools);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var search = Build(tools);
        var built = clock.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;

        var ranks = prompts.Select(pair => search.Find(pair.Prompt, null, 5).ToList().FindIndex(hit => hit.Tool == pair.Tool)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            prompts.ForEach(pair => search.Find(pair.Prompt, null, 5));
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var times = new List<double>(prompts.Count * Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, prompt) in prompts)
            {
                clock.Restart();
                search.Find(prompt, null, 5);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Count;
        times.Sort();
        report.Add($"search, first hit right ({prompts.Count} held-out prompts, {tools.Length} tools)", Share(ranks.Count(static rank => rank == 0), ranks.Count), "92 %");
        report.Add("search, among the first five", Share(ranks.Count(static rank => rank >= 0), ranks.Count), "99 %");
        report.Add("search, one query (median; p99)", string.Create(
            CultureInfo.InvariantCulture, $"{Report.Median(times):0.00} ms; {times[times.Count * 99 / 100]:0.00} ms"), "p99 5 ms");
        report.Add("search, allocated per query", string.Create(CultureInfo.InvariantCulture, $"{allocated / 1024.0:0} KB"), "");
        report.Add("search, first query of a new search (warm)", string.Create(CultureInfo.InvariantCulture, $"{built.TotalMilliseconds:0.0} ms"), "");
        report.Add("search, heap that the index takes", string.Create(CultureInfo.InvariantCulture, $"{memory / 1048576.0:0.0} MB"), "");
        GC.KeepAlive(search);
    }

    private static ToolSearch Build(IReadOnlyList<ToolDescriptor> tools)
    {
        var search = SearchTools.SearchOver(tools);
        search.Find("list applications", null, 1);
        return search;
    }

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");
}
