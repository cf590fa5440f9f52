using System.Diagnostics;
using System.Net.Sockets;

namespace Auth0Mcp.Bench;

/// <summary>
/// The team's server, a native program, on HTTP; beside it the reference server behind a bridge, with the same people, calls and
/// tenant. Client, server and tenant share this machine's processors.
/// </summary>
internal static class TeamServerBench
{
    private const int People = 8;
    private const int CallsEach = 4;
    private const int Starts = 15;
    private const int Pairs = 5;
    private const int PerSecond = 200;
    private const int PerRun = 2000;
    private const int Idle = 10_000;
    private const string Tool = "auth0_get_application";
    private const string Id = "AbCdEfGhIjKlMnOpQrStUvWxYz012345";
    private const string Arguments = $$"""{"client_id":"{{Id}}"}""";

    private static readonly TimeSpan s_loaded = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string executable, string root, ReferenceServer? reference, Report report)
    {
        using var tenant = new LoopbackTenant();
        using var issuer = new LoopbackIssuer();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await StartsAsync(() => new TeamServerRun(executable, root, tenant, issuer), http, report);
        using (var server = new TeamServerRun(executable, root, tenant, issuer))
        {
            await server.ReadyAsync(http);
            await OverheadAsync(server, tenant, http, report);
        }

        using (var server = new TeamServerRun(executable, root, tenant, issuer))
        {
            await server.ReadyAsync(http);
            await IdleAsync(server, http, report);
        }

        await SideBySideAsync(() => new TeamServerRun(executable, root, tenant, issuer), reference, tenant, http, report);
    }

    private static async Task StartsAsync(Func<TeamServerRun> start, HttpClient http, Report report)
    {
        List<double> times = [], memory = [];
        for (var run = 0; run < Starts; run++)
        {
            var clock = Stopwatch.StartNew();
            using var server = start();
            await server.ReadyAsync(http);
            times.Add(clock.Elapsed.TotalMilliseconds);
            memory.Add(server.Megabytes);
        }

        report.Add(
            $"team's server, native: start to ready (median of {Starts}; worst)",
            Report.Number($"{Report.Median(times):0} ms; {times.Max():0} ms"), "300 ms");
        report.Add($"team's server, native: memory when idle (worst of {Starts})", Report.Number($"{memory.Max():0.0} MB"), "60 MB");
    }

    /// <summary>What the host adds to a request to the tenant, by turns with the same request without it.</summary>
    private static async Task OverheadAsync(TeamServerRun server, LoopbackTenant tenant, HttpClient http, Report report)
    {
        var caller = server.Caller(http, "ada");
        await caller.OpenAsync();
        Func<Task> through = () => caller.CallAsync(Tool, Arguments);
        Func<Task> direct = () => http.GetStringAsync($"{tenant.Address}/api/v2/clients/{Id}");
        await AtRateAsync(PerRun / 2, through);
        var (added, medians) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (without, with) = (await AtRateAsync(PerRun, direct), await AtRateAsync(PerRun, through));
            added.Add(Report.Percentile(with, 99) - Report.Percentile(without, 99));
            medians.Add(Report.Median(with) - Report.Median(without));
        }

        report.Add(
            $"team's server: what it adds to a call at {PerSecond} a second, 99 of 100 (median of {Pairs} paired runs; worst)",
            Report.Number($"{Report.Median(added):0.0} ms; {added.Max():0.0} ms"), "5 ms");
        report.Add(
            $"team's server: what it adds to a call at {PerSecond} a second, median (median of {Pairs} paired runs)",
            Report.Number($"{Report.Median(medians):0.0} ms"), "");
    }

    private static async Task IdleAsync(TeamServerRun server, HttpClient http, Report report)
    {
        var caller = server.Caller(http, "ada");
        await caller.OpenAsync();
        await caller.CallAsync(Tool, Arguments);
        var before = server.Megabytes;
        var idle = new List<Socket>(Idle);
        try
        {
            for (var number = 0; number < Idle; number++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                await socket.ConnectAsync("127.0.0.1", server.Port);
            }

            // Connections are taken in their order: this one comes after all of them.
            await caller.CallAsync(Tool, Arguments);
            report.Add(
                $"team's server: memory that {Idle} idle connections add, calls still answered",
                Report.Number($"{server.Megabytes - before:0.0} MB"), "160 MB");
        }
        finally
        {
            idle.ForEach(static socket => socket.Dispose());
        }
    }

    private static async Task SideBySideAsync(
        Func<TeamServerRun> start, ReferenceServer? reference, LoopbackTenant tenant, HttpClient http, Report report)
    {
        using var server = start();
        await server.ReadyAsync(http);
        var ours = Enumerable.Range(0, People).Select(number => server.Caller(http, $"person-{number}")).ToList();
        using var bridge = reference is null ? null : new BridgedReference(reference, tenant);
        await (bridge?.ReadyAsync() ?? Task.CompletedTask);
        var theirs = bridge is null ? [] : Enumerable.Range(0, People).Select(_ => bridge.Caller(http)).ToList();
        foreach (var caller in ours.Concat(theirs))
        {
            await caller.OpenAsync();
            await caller.CallAsync(Tool, Arguments);
        }

        var what = $"{People} people on HTTP, {CallsEach} calls of each in flight";
        var rate = await RateAsync(ours);
        report.CompareRates($"calls a second, {what}", rate, bridge is null ? null : await RateAsync(theirs), "5 times");
        report.Compare($"memory after these calls, {what}", server.Megabytes, bridge?.Megabytes, "MB", "2 times");
        report.Reference = reference is null
            ? "The reference server could not be installed here: npm or node is missing."
            : $"Reference: `@auth0/auth0-mcp-server` {reference.Version} on Node.js {reference.Node}, with an empty keychain module and "
                + "made-up credentials, behind the bridge `supergateway` with a session per person; memory that its processes share "
                + "counts once.";
    }

    /// <summary>Calls a second.</summary>
    private static async Task<double> RateAsync(List<HttpCaller> callers)
    {
        var clock = Stopwatch.StartNew();
        var calls = await Task.WhenAll(callers.SelectMany(caller => Enumerable.Range(0, CallsEach).Select(async _ =>
        {
            var count = 0;
            for (; clock.Elapsed < s_loaded; count++)
            {
                await caller.CallAsync(Tool, Arguments);
            }

            return count;
        })));
        return calls.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>How long each of so many calls took, begun at a steady rate whether or not those before are over.</summary>
    private static async Task<double[]> AtRateAsync(int count, Func<Task> call)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        var calls = new List<Task<double>>(count);
        while (calls.Count < count)
        {
            await timer.WaitForNextTickAsync();
            calls.Add(MeasureAsync(call));
        }

        return await Task.WhenAll(calls);
    }

    private static async Task<double> MeasureAsync(Func<Task> call)
    {
        var clock = Stopwatch.StartNew();
        await call();
        return clock.Elapsed.TotalMilliseconds;
    }
}
