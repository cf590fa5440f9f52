using System.Diagnostics;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>The Helm chart, rendered by what Helm is made of: Go's template engine and Sprig.</summary>
internal static class Chart
{
    /// <summary>Where Debian keeps the sources of Sprig.</summary>
    private const string Sources = "/usr/share/gocode";

    private static readonly string s_folder = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "eng/deploy");

    /// <summary>What is missing here; null when charts can be rendered.</summary>
    public static string? Missing { get; }
        = !Directory.Exists(Path.Combine(Sources, "src/github.com/Masterminds/sprig"))
            ? "golang-github-masterminds-sprig-dev is not installed here"
        : Program is null ? "Go is not installed here"
        : null;

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "go")).FirstOrDefault(File.Exists);

    /// <summary>The resources as YAML, with these values over those of the chart.</summary>
    public static async Task<string> RenderAsync(string values)
    {
        var scratch = Directory.CreateTempSubdirectory("auth0-mcp-chart");
        try
        {
            var file = Path.Combine(scratch.FullName, "values.yaml");
            await File.WriteAllTextAsync(file, values);
            var start = new ProcessStartInfo(Program!, ["run", "main.go", "../helm", file])
            {
                WorkingDirectory = Path.Combine(s_folder, "render"),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["GO111MODULE"] = "off";
            start.Environment["GOPATH"] = Sources;
            start.Environment["GOCACHE"] = Path.Combine(Path.GetTempPath(), "auth0-mcp-go-cache");
            using var process = Process.Start(start)!;
            var (text, problem) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await text : throw new InvalidOperationException(await problem);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}

/// <summary>A fact that needs Go; <c>.ci/run</c> installs it.</summary>
internal sealed class ChartFactAttribute : FactAttribute
{
    public ChartFactAttribute() => Skip = Chart.Missing;
}
