using System.Diagnostics;
using System.Globalization;

namespace Auth0Mcp.Bench;

/// <summary>From the start of the process to the answer of <c>tools/list</c>, as a client sees it; and the memory it took.</summary>
internal static class StartupBench
{
    private const int Runs = 25;

    public static void Run(string executable, Report report)
    {
        Measure(executable, ["run", "--demo"]);
        Add(report, "default tools", executable, ["run", "--demo"], "30 ms", "22 MB");
        Add(report, "`--tools '*'`", executable, ["run", "--demo", "--tools", "*"], "60 ms", "32 MB");
    }

    private static void Add(Report report, string label, string executable, string[] arguments, string time, string memory)
    {
        var runs = Enumerable.Range(0, Runs).Select(_ => Measure(executable, arguments)).ToList();
        report.Add($"native start to `tools/list` answered, {label} (median of {Runs}; worst)", string.Create(
            CultureInfo.InvariantCulture, $"{Report.Median(runs.Select(static run => run.List.TotalMilliseconds)):0.0} ms; {runs.Max(static run => run.List.TotalMilliseconds):0.0} ms"), time);
        report.Add($"peak memory by then, {label} (worst of {Runs})", string.Create(
            CultureInfo.InvariantCulture, $"{runs.Max(static run => run.PeakBytes) / 1048576.0:0.0} MB"), memory);
    }

    private static (TimeSpan List, long PeakBytes) Measure(string executable, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var server = Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Send(server, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""");
        Answer(server);
        Send(server, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        Send(server, """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
        Answer(server);
        var elapsed = clock.Elapsed;
        server.Refresh();
        var peak = server.PeakWorkingSet64;
        server.StandardInput.Close();
        server.WaitForExit();
        return (elapsed, peak);
    }

    private static void Send(Process server, string line)
    {
        server.StandardInput.Write(line + "\n");
        server.StandardInput.Flush();
    }

    private static void Answer(Process server)
    {
        if (server.StandardOutput.ReadLine() is null)
        {
            throw new InvalidOperationException("The server ended: " + server.StandardError.ReadToEnd());
        }
    }
}
