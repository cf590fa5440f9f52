using System.Text;
using Auth0Mcp.Cli;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Runs commands as a shell would, inside this process.</summary>
internal static class Shell
{
    /// <summary>Variables with which commands that need a tenant start; nothing answers at that address.</summary>
    public static readonly (string, string)[] Tenant = [("AUTH0_DOMAIN", "http://127.0.0.1:9"), ("AUTH0_TOKEN", TestTenant.Token)];

    public static Task<ShellResult> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    public static async Task<ShellResult> RunAsync(
        string[] arguments, (string Name, string Value)[] environment, string input = "", bool isShown = false,
        CancellationToken cancellationToken = default)
    {
        var variables = environment.ToDictionary(static pair => pair.Name, static pair => pair.Value, StringComparer.Ordinal);

        // Nothing is stored there, and nothing of the person who runs the tests is read.
        variables.TryAdd("AUTH0_MCP_HOME", Path.Combine(Path.GetTempPath(), "auth0-mcp-no-home"));
        variables.TryAdd("AUTH0_MCP_AUDIT", "false");
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var served = new MemoryStream();
        var context = new CliContext(
            output, TextWriter.Synchronized(error), variables.GetValueOrDefault,
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => served)
        {
            IsShown = isShown,
        };
        var code = await CommandLine.InvokeAsync(arguments, context, cancellationToken);
        return new ShellResult(code, output.ToString() + Encoding.UTF8.GetString(served.ToArray()), error.ToString());
    }
}

/// <summary>How a command ended.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Error)
{
    /// <summary>Nothing was done, nothing is on stdout, and stderr says why: returns what it says.</summary>
    public string UsageMessage
    {
        get
        {
            Assert.Equal(2, ExitCode);
            Assert.Empty(Output);
            Assert.NotEmpty(Error);
            return Error;
        }
    }
}
