using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>The executable that ships: published once for all tests, whichever class asks first, without a single warning.</summary>
public sealed class NativeExecutable : IAsyncLifetime
{
    /// <summary>Names an executable that is tested instead of a fresh build.</summary>
    private const string Variable = "AUTH0_MCP_EXECUTABLE";

    private static readonly Lazy<Task<string>> s_path = new(PublishAsync);

    public string Path { get; private set; } = "";

    /// <summary>True when somebody else has built the executable, perhaps from other sources.</summary>
    public static bool IsGiven => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public async Task InitializeAsync() => Path = await s_path.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<string> PublishAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        var root = Repository.FindRoot(AppContext.BaseDirectory);
        var folder = System.IO.Path.Combine(root, "artifacts", "end-to-end");
        var publish = await Shell.RunAsync(
            "dotnet", ["publish", "src/Auth0Mcp", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder],
            workingDirectory: root, limit: TimeSpan.FromMinutes(15));
        Assert.True(publish.ExitCode == 0, publish.Output + publish.Error);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        return System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "auth0-mcp.exe" : "auth0-mcp");
    }
}

/// <summary>Every class of this collection shares the one executable.</summary>
[CollectionDefinition(Name)]
public sealed class UsesNativeExecutable : ICollectionFixture<NativeExecutable>
{
    public const string Name = "native executable";
}

/// <summary>How a process ended.</summary>
public sealed record ShellResult(int ExitCode, string Output, string Error);

/// <summary>Runs a process to its end.</summary>
public static class Shell
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Where the program keeps its files in tests: nobody's sign-in is used, and nobody's audit log written to.</summary>
    public static KeyValuePair<string, string?> Home { get; } = new(
        "AUTH0_MCP_HOME", System.IO.Path.Combine(AppContext.BaseDirectory, "home"));

    public static async Task<ShellResult> RunAsync(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null,
        string? input = null, string? workingDirectory = null, TimeSpan? limit = null)
    {
        using var process = Start(file, arguments, environment, workingDirectory);
        using var time = new CancellationTokenSource(limit ?? s_limit);
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), time.Token);
            }

            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(time.Token);
            var error = process.StandardError.ReadToEndAsync(time.Token);
            await process.WaitForExitAsync(time.Token);
            return new ShellResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>A process of which nothing is inherited by chance: no variable of this product reaches it but those given.</summary>
    public static Process Start(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Environment.CurrentDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfNoConcern).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in (environment ?? new Dictionary<string, string?>()).Prepend(Home))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Variables that would change what a test sees: this product's, and proxies, which would stand before loopback.</summary>
    public static bool IsOfNoConcern(string variable)
        => variable == "DEBUG" || variable.StartsWith("AUTH0_", StringComparison.Ordinal)
            || variable.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
