using System.Globalization;

namespace Auth0Mcp.Bench;

/// <summary>
/// The reference server, which knows standard input and output alone, behind a public bridge to HTTP: a process per session.
/// </summary>
internal sealed class BridgedReference : IDisposable
{
    private readonly ProcessTree _process;
    private readonly int _port = LoopbackHost.FreePort();

    public BridgedReference(ReferenceServer reference, LoopbackTenant tenant)
    {
        string[] command = ["node", "--require", "./keychain.cjs", "--require", "./loopback.cjs", reference.Script, "run"];
        var environment = new Dictionary<string, string>(ReferenceServer.Environment, StringComparer.Ordinal)
        {
            ["AUTH0_DOMAIN"] = new Uri(tenant.Address).Authority,
        };
        _process = new ProcessTree(
            "node",
            [
                "node_modules/supergateway/dist/index.js", "--stdio", string.Join(' ', command),
                "--outputTransport", "streamableHttp", "--stateful", "--streamableHttpPath", "/mcp",
                "--port", _port.ToString(CultureInfo.InvariantCulture), "--logLevel", "none",
            ],
            environment, reference.Folder);
    }

    public double Megabytes => _process.Megabytes;

    /// <summary>A client with a session of its own, and so a process.</summary>
    public HttpCaller Caller(HttpClient http)
        => new(http, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/mcp"), token: null);

    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task ReadyAsync()
    {
        while (!await LoopbackHost.AnswersAsync(_port))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The bridge has ended.");
            }
        }
    }

    public void Dispose() => _process.Dispose();
}
