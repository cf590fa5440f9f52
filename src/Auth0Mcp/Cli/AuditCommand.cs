using System.CommandLine;
using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary><c>audit</c>: what was called, and whether the record of it is whole.</summary>
internal static class AuditCommand
{
    public static Command Create(CliContext context)
        => new("audit", "Read and check the record of all tool calls on this machine.") { Show(context), Verify(context) };

    private static Command Show(CliContext context)
    {
        var profile = ProfileOption.Create($"Whose record. Default: the default profile, or '{AuditLog.EnvironmentProfile}' where there is none.");
        var last = new Option<int>("--last") { Description = "How many calls, the latest last.", DefaultValueFactory = static _ => 20, HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "Print the lines as they are, one JSON object each." };
        var command = new Command("show", "Print the latest calls.") { profile, last, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var lines = Files(context, parsed.GetValue(profile)).All.SelectMany(File.ReadLines).TakeLast(Math.Max(0, parsed.GetValue(last)));
            foreach (var line in lines)
            {
                await context.Output.WriteLineAsync(parsed.GetValue(json) ? line : Sentence(line));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Verify(CliContext context)
    {
        var profile = ProfileOption.Create($"Whose record. Default: the default profile, or '{AuditLog.EnvironmentProfile}' where there is none.");
        var command = new Command("verify", "Check that no line was changed, taken out or put in; exit code 1 and the first such place otherwise.") { profile };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var count = 0;
            string? previous = null;
            foreach (var file in Files(context, parsed.GetValue(profile)).All)
            {
                var number = 0;
                foreach (var line in File.ReadLines(file))
                {
                    number++;
                    count++;
                    if (AuditLine.Problem(line, previous) is { } problem)
                    {
                        throw new CommandFailedException($"{file}:{number}: {problem}.");
                    }

                    previous = AuditLine.ClaimedHash(line);
                }
            }

            await context.Output.WriteLineAsync($"{count} calls, and the chain is whole.");
            return ExitCode.Success;
        });
        return command;
    }

    private static AuditFiles Files(CliContext context, string? given)
    {
        var profiles = context.Profiles();
        var profile = ProfileName.Given(given, context.Environment)
                      ?? (profiles.Find(profiles.Default) is null ? AuditLog.EnvironmentProfile : profiles.Default);
        return new AuditFiles(AuditLog.DirectoryOf(context, profile));
    }

    private static string Sentence(string line)
    {
        if (AuditLine.Problem(line, null) is { } problem)
        {
            return $"({problem})";
        }

        var entry = JsonElement.Parse(line);
        return $"{entry.GetProperty("time").GetString()}  {entry.GetProperty("tenant").GetString()}  {entry.GetProperty("tool").GetString()}  {entry.GetProperty("outcome").GetString()}  {entry.GetProperty("duration_ms")} ms  {entry.GetProperty("arguments").GetRawText()}";
    }
}
