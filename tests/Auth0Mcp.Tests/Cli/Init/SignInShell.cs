using System.Text;
using System.Text.Json;
using Auth0Mcp.Cli;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary>
/// A home directory of its own, an authorization server on loopback, a clock whose waits are over at once, and, where a test says so, a
/// person who answers.
/// </summary>
internal sealed class SignInShell : IDisposable
{
    public const string Secret = "canary-client-secret-9Vb4";

    public SignInShell()
    {
        Server = new FakeAuthorizationServer { Time = Time };
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = Home,
            ["USERPROFILE"] = Home,
            ["APPDATA"] = Path.Combine(Home, "AppData"),
            ["AUTH0_MCP_HOME"] = Path.Combine(Home, "auth0-mcp"),
            ["AUTH0_MCP_ISSUER"] = Server.Tenant,
            ["AUTH0_MCP_DEVICE_CLIENT_ID"] = "public-client",
        };
    }

    public FakeAuthorizationServer Server { get; }

    public TestTime Time { get; } = new();

    public string Home { get; } = Directory.CreateTempSubdirectory("auth0-mcp-test-").FullName;

    /// <summary>The directory that commands run in.</summary>
    public string Project => Directory.CreateDirectory(Path.Combine(Home, "project")).FullName;

    /// <summary>The environment of the next command.</summary>
    public Dictionary<string, string> Variables { get; }

    /// <summary>The person at the terminal; null when nobody is there.</summary>
    public ScriptedPrompts? Person { get; set; }

    /// <summary>What stands on standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>Everything below the home directory that was written, by its path.</summary>
    public IReadOnlyDictionary<string, string> Files => Directory
        .EnumerateFiles(Home, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Home, file), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Signs in with the device flow and keeps the sign-in in a file.</summary>
    public Task<ShellResult> InitAsync(params string[] arguments) => RunAsync(["init", "--storage", "file", .. arguments]);

    /// <summary>Signs in as an application of the server.</summary>
    public Task<ShellResult> InitApplicationAsync(params string[] arguments)
        => InitAsync(["--auth0-domain", Server.Tenant, "--auth0-client-id", "app-1", .. arguments]);

    public async Task<ShellResult> RunAsync(string[] arguments, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext(
            output, TextWriter.Synchronized(error), Variables.GetValueOrDefault,
            () => new MemoryStream(Encoding.UTF8.GetBytes(Input)), () => new MemoryStream())
        {
            Time = Time,
            Directory = Project,
        };
        var code = await CommandLine.InvokeAsync(
            arguments, Person is null ? context : context with { Prompts = Person }, cancellationToken);
        var result = new ShellResult(code, output.ToString(), error.ToString());
        AssertNoSecret(result);
        return result;
    }

    /// <summary>The sign-in as <c>session --json</c> shows it.</summary>
    public async Task<JsonElement> SessionAsync(params string[] arguments)
        => JsonElement.Parse((await RunAsync(["session", "--json", .. arguments])).Output);

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    /// <summary>Whatever a command prints, no secret is in it.</summary>
    private static void AssertNoSecret(ShellResult result)
        => Assert.All(
            [Secret, FakeAuthorizationServer.RefreshToken, "canary-device-code", "c2lnbmF0dXJl"],
            secret => Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal));
}
