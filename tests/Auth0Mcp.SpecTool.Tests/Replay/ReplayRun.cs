using System.Text.Json;
using Auth0Mcp.Replay;

namespace Auth0Mcp.SpecTool.Tests.Replay;

/// <summary>A replay of a made-up recording, as its user would run it.</summary>
internal sealed class ReplayRun(int exitCode, string output, string error)
{
    public int ExitCode => exitCode;

    public string Output => output;

    public string Error => error;

    public JsonElement Json => JsonElement.Parse(output);

    /// <summary>Replays JSON lines.</summary>
    public static Task<ReplayRun> LinesAsync(params string[] lines) => FileAsync("exchanges.jsonl", string.Join('\n', lines));

    /// <summary>Replays the entries of a HAR file.</summary>
    public static Task<ReplayRun> HarAsync(params string[] entries)
        => FileAsync("tenant.har", $$"""{"log":{"version":"1.2","entries":[{{string.Join(',', entries)}}]} }""");

    public static async Task<ReplayRun> FileAsync(string name, string content, params string[] options)
    {
        using var bench = new Workbench();
        var path = bench.Add(name, content);
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] format = options.Contains("--format") ? [] : ["--format", "json"];
        return new ReplayRun(
            await ReplayCommand.RunAsync([path, .. format, .. options], output, error), output.ToString(), error.ToString());
    }

    /// <summary>One line of a recording.</summary>
    public static string Exchange(string method, string path, string request, string response, int status = 200, string query = "[]")
        => $$"""{"method":"{{method}}","path":"{{path}}","query":{{query}},"request":{{request}},"status":{{status}}"""
            + $$""","response":{{response}}}""";

    public int Total(string name) => Json.GetProperty("totals").GetProperty(name).GetInt32();

    /// <summary>The findings, or remarks, of a kind as <c>operation path: detail</c>.</summary>
    public IReadOnlyList<string> Lines(string kind)
        => [.. Json.GetProperty("findings").EnumerateArray().Concat(Json.GetProperty("remarks").EnumerateArray())
        .Where(line => line.GetProperty("kind").GetString() == kind)
        .Select(static line =>
            $"{line.GetProperty("operation").GetString()} {line.GetProperty("path").GetString()}: "
                + $"{line.GetProperty("detail").GetString()}")];
}
