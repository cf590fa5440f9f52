using System.CommandLine;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>
/// <c>replay</c>: recorded exchanges with live tenants, held against the tools. They run compiled, so a program of its own does
/// it: this one has to run while the manifest does not compile.
/// </summary>
internal static class ReplayCommand
{
    public const string Project = "eng/Auth0Mcp.Replay";

    private const string About = "Holds recorded exchanges with live tenants against the tools.";

    private const string Details = """
        FILE is a HAR file (browser, proxy), or JSON lines with method, path, query (pairs), request, status, response.
        Nothing leaves the process: the tenant is played from the recording. Secrets that the recording blanks as [REDACTED], or the
        catalog declares, are made up first; those that are recorded are never printed. Found are
          refused        what the tenant accepted and the tools refuse, with the cause
          altered        what the tools would send with less or other values than recorded
          leaked         secrets that the result of a tool shows
          hidden         values that cannot be secrets, and are masked all the same
          write-backs    reads sent back through the update of the same path: refused, sent with a mask, or changing what is stored
        Exit code 1 when there is a finding, 2 when FILE cannot be read or the tools do not compile.

        Examples:
          dotnet run --project eng/Auth0Mcp.SpecTool -- replay ~/Downloads/tenant.har
          dotnet run --project eng/Auth0Mcp.SpecTool -- replay exchanges.jsonl --format json
        """;

    public static Command Create(ToolStreams streams)
    {
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "The recording." };
        var format = new Option<string>("--format")
        {
            Description = "md for people, json for programs.",
            DefaultValueFactory = static _ => "md"
        };
        format.AcceptOnlyFromAmong("md", "json");
        var hosts = new Option<string[]>("--host")
        {
            HelpName = "HOST",
            Description = "A tenant on a host that is not below auth0.com; may repeat."
        };
        var spec = SharedOptions.Spec();
        var command = new DetailedCommand("replay", About, Details) { file, format, hosts, spec };
        command.SetAction(async (parsed, cancellation) =>
        {
            var project = Path.Combine(parsed.GetRequiredValue(spec), "..", Project);
            var named = (parsed.GetValue(hosts) ?? []).SelectMany(static host => (string[])["--host", host]);

            // Built by itself: `dotnet run` ends with 1 as well when the build fails, and that is not a finding.
            var (built,
                complaints) = await streams.RunProgramAsync("dotnet", ["build", project, "--nologo", "-v", "quiet"], cancellation);
            if (built != SpecToolCommand.Success)
            {
                await streams.Error.WriteAsync(complaints);
                return SpecToolCommand.BadInput;
            }

            var (exitCode, printed) = await streams.RunProgramAsync(
                "dotnet",
                ["run", "--no-build", "--project", project, "--", parsed.GetRequiredValue(file), "--format",
                parsed.GetRequiredValue(format), .. named],
                cancellation);
            await (exitCode is SpecToolCommand.Success or SpecToolCommand.Failure ? streams.Output : streams.Error).WriteAsync(printed);
            return exitCode;
        });
        return command;
    }
}
