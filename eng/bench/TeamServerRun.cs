using System.Globalization;

namespace Auth0Mcp.Bench;

/// <summary>
/// The team's server as a native program, between an issuer and a tenant that are made up; a single instance without a Redis.
/// </summary>
internal sealed class TeamServerRun : IDisposable
{
    private readonly ProcessTree _process;
    private readonly LoopbackIssuer _issuer;
    public TeamServerRun(string executable, string root, LoopbackTenant tenant, LoopbackIssuer issuer)
    {
        _issuer = issuer;
        var folder = Path.Combine(root, "artifacts", "bench", "team");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "server.yaml"),
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                public_url: http://127.0.0.1:{{Port}}
                listen: http://127.0.0.1:{{Port}}
                oauth: { issuer: "{{issuer.Address}}" }
                tenants:
                  bench: { domain: "{{tenant.Address}}", client_id: bench, client_secret: env:BENCH_SECRET }
                access: [{ tenants: "*" }]
                limits: { calls_per_minute_per_person: 1000000 }

                """));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["BENCH_SECRET"] = "bench" };
        _process = new ProcessTree(executable, ["--config", "server.yaml"], environment, folder);
    }

    public double Megabytes => _process.Megabytes;

    /// <summary>Where the server listens.</summary>
    public int Port { get; } = LoopbackHost.FreePort();

    private string Endpoint => $"http://127.0.0.1:{Port}/mcp/bench";

    public HttpCaller Caller(HttpClient http, string person) => new(http, Endpoint, _issuer.Token(person, Endpoint));

    /// <summary>Until the server says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task ReadyAsync(HttpClient http)
    {
        while (!await LoopbackHost.AnswersAsync(Port))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The team's server has ended.");
            }
        }

        (await http.GetAsync($"http://127.0.0.1:{Port}/healthz")).EnsureSuccessStatusCode();
    }

    public void Dispose() => _process.Dispose();
}
