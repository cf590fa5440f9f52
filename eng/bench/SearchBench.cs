using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;
using Auth0Mcp.Tools.Discovery;
using Microsoft.ML.Tokenizers;

namespace Auth0Mcp.Bench;

/// <summary>The tool search over all tools, asked with the prompts of writers whom it never learnt from.</summary>
internal static class SearchBench
{
    private const int Rounds = 5;
    private const int Looked = 25;

    public static void Run(string root, Report report)
    {
        var tools = ToolRegistry.Instance.All();
        var prompts = HeldOutPrompt.ReadAll(root);

        // Once for the JIT; the shipped executable is compiled ahead.
        Build(tools);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var search = Build(tools);
        var built = clock.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;

        var ranks =
            prompts.Select(prompt => search.Find(prompt.Text, null, Looked).ToList()
                .FindIndex(hit => hit.Tool.Name == prompt.Tool)).ToList();
        var all = prompts.Zip(ranks, static (prompt, rank) => (prompt.Writer, prompt.Style, Rank: rank)).ToList();
        AddQuality(report, "all held-out writers", all.Select(static asked => asked.Rank));
        var groups = all.GroupBy(static asked => $"by {asked.Writer}").Concat(all.GroupBy(static asked => asked.Style));
        foreach (var group in groups.OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            AddQuality(report, group.Key, group.Select(static asked => asked.Rank));
        }

        AddTimes(report, search, prompts);
        report.Add(
            "search, first query of a new search (warm)",
            string.Create(CultureInfo.InvariantCulture, $"{built.TotalMilliseconds:0.0} ms"), "");
        report.Add("search, heap that the index takes", string.Create(CultureInfo.InvariantCulture, $"{memory / 1048576.0:0.0} MB"), "");
        GC.KeepAlive(search);
    }

    /// <summary>What a result costs the model that reads it.</summary>
    public static async Task CountTokensAsync(string root, Report report)
    {
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
        await using var pipeline = new ToolInvoker(
            ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance),
            static () => throw new InvalidOperationException("A search sends nothing."),
            new CallSettings(ResultLimits.Default, ConfirmLevel.Never, static () => "", TimeProvider.System));
        var counts = new List<double>();
        foreach (var prompt in HeldOutPrompt.ReadAll(root))
        {
            Dictionary<string, JsonElement> arguments = new(
                StringComparer.Ordinal)
            { ["query"] = JsonSerializer.SerializeToElement(prompt.Text) };
            var result = await pipeline.CallAsync(new ToolCall(SearchTools.ToolName, arguments), CancellationToken.None);
            counts.Add(tokenizer.CountTokens(result.ToJson()));
        }

        report.Add(
            "search, tokens of a result (mean; 95 of 100)",
            string.Create(CultureInfo.InvariantCulture, $"{counts.Average():0}; {Report.Percentile(counts, 95):0}"), "mean 800");
    }

    private static void AddQuality(Report report, string of, IEnumerable<int> ranks)
    {
        var quality = SearchQuality.Of([.. ranks]);
        report.Add(
            $"search, {of} ({quality.Prompts} prompts): right first, among three, among five, MRR; in percent, with 95 % intervals",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{quality.WithInterval(quality.First)}, {quality.WithInterval(quality.Third)}, "
                + $"{quality.WithInterval(quality.Fifth)}, {quality.ReciprocalRank:0.0}"),
            "");
    }

    private static void AddTimes(Report report, ToolSearch search, IReadOnlyList<HeldOutPrompt> prompts)
    {
        foreach (var prompt in prompts)
        {
            search.Find(prompt.Text, null, 5);
        }

        var clock = new Stopwatch();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var times = new List<double>(prompts.Count * Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var prompt in prompts)
            {
                clock.Restart();
                search.Find(prompt.Text, null, 5);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Count;
        report.Add("search, one query (median; p99)", string.Create(
            CultureInfo.InvariantCulture, $"{Report.Median(times):0.00} ms; {Report.Percentile(times, 99):0.00} ms"), "p99 1 ms");
        report.Add("search, allocated per query", string.Create(CultureInfo.InvariantCulture, $"{allocated / 1024.0:0} KB"), "");
    }

    private static ToolSearch Build(IReadOnlyList<ToolDescriptor> tools)
    {
        var search = SearchTools.SearchOver(tools);
        search.Find("list applications", null, 1);
        return search;
    }
}
