using System.CommandLine;
using Auth0Mcp.Replay.Recordings;
using Auth0Mcp.Replay.Report;

namespace Auth0Mcp.Replay;

/// <summary>The command line of the replay; <c>SpecTool replay</c> passes its words on.</summary>
internal static class ReplayCommand
{
    private const int Clean = 0;
    private const int Found = 1;
    private const int BadInput = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("file")
        {
            HelpName = "FILE",
            Description = "A HAR file, or JSON lines with method, path, query, request, status, response."
        };
        var format = new Option<string>("--format")
        {
            Description = "md for people, json for programs.",
            DefaultValueFactory = static _ => "md"
        };
        format.AcceptOnlyFromAmong("md", "json");
        var hosts = new Option<string[]>("--host")
        {
            HelpName = "HOST",
            Description = "A tenant on a host that is not below auth0.com.",
            DefaultValueFactory = static _ => []
        };
        var command = new RootCommand("Puts recorded exchanges with tenants through the tools.") { file, format, hosts };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var tally = await Replayer.RunAsync(
                    Recording.Read(parsed.GetRequiredValue(file), parsed.GetRequiredValue(hosts)), cancellation);
                await output.WriteAsync(parsed.GetValue(format) == "json" ? JsonReport.Render(tally) : MarkdownReport.Render(tally));
                return tally.HasFaults ? Found : Clean;
            }
            catch (RecordingException exception)
            {
                await error.WriteLineAsync($"error: {exception.Message}");
                return BadInput;
            }
        });
        var result = command.Parse(args);
        var exitCode = await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return result.Errors.Count > 0 ? BadInput : exitCode;
    }
}
