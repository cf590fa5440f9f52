using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary><c>audit</c>: what was called, and whether the record of it is whole.</summary>
internal static class AuditCommand
{
    private static readonly string[] s_shown = ["time", "tenant", "tool", "outcome"];

    public static Command Create(CliContext context)
        => new("audit", "Read and check the record of all tool calls on this machine.") { Show(context), Verify(context) };

    private static Command Show(CliContext context)
    {
        var profile = Profile();
        var last = new Option<int>("--last") { Description = "How many calls, the latest last.", DefaultValueFactory = static _ => 20, HelpName = "n" };
        last.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var calls) && calls < 1)
            {
                result.AddError("--last takes a whole number from 1 on.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print the lines as they are, one JSON object each." };
        var command = new Command("show", "Print the latest calls: time, tenant, tool, outcome, duration and arguments.") { profile, last, json };
        command.SetAction((parsed, _) => ReadingAsync(Files(context, parsed.GetValue(profile)), async files =>
        {
            if (files.All.Count == 0)
            {
                await context.Error.WriteLineAsync($"auth0-mcp: no call is recorded in {files.Directory}.");
            }

            foreach (var line in files.All.SelectMany(AuditFiles.Lines).TakeLast(parsed.GetValue(last)))
            {
                await context.Output.WriteLineAsync(parsed.GetValue(json) ? line : Sentence(line));
            }

            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Verify(CliContext context)
    {
        var profile = Profile();
        var json = new Option<bool>("--json") { Description = "Print what was found as one JSON object." };
        var command = new Command(
            "verify",
            "Check that no line was changed, taken out, put in or moved; exit code 1 and the first such place otherwise. Lines cut off at the end show by the last hash alone: note it down where nobody can change it.")
        {
            profile, json,
        };
        command.SetAction((parsed, _) => ReadingAsync(Files(context, parsed.GetValue(profile)), async files =>
        {
            var chain = await AuditChain.ReadAsync(files);
            if (parsed.GetValue(json))
            {
                await context.Output.WriteLineAsync(Json(chain));
                return chain.Damage is null ? ExitCode.Success : ExitCode.Failure;
            }

            if (chain.Damage is { } damage)
            {
                throw new CommandFailedException($"{damage.File}:{damage.Line}: {damage.Problem}. The {chain.Calls} calls before it are as they were written.");
            }

            await context.Output.WriteLineAsync($"{chain.Calls} calls, and the chain is whole.{(chain.Calls > 0 ? $" Last hash: {chain.LastHash}" : "")}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Option<string?> Profile() => ProfileOption.Create($"Whose record. Default: the default profile, or '{AuditLog.EnvironmentProfile}' where there is none.");

    private static AuditFiles Files(CliContext context, string? given)
    {
        var profiles = context.Profiles();
        var profile = ProfileName.Given(given, context.Environment) is { } name ? profiles.NameOf(name)
            : profiles.Find(profiles.Default) is { } standard ? standard.Name
            : AuditLog.EnvironmentProfile;
        return new AuditFiles(AuditLog.DirectoryOf(context, profile));
    }

    private static async Task<int> ReadingAsync(AuditFiles files, Func<AuditFiles, Task<int>> work)
    {
        try
        {
            return await work(files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The record in {files.Directory} cannot be read: {PrivateFile.Reason(failure)}. Mend that and try again.");
        }
    }

    private static string Json(AuditChain chain) => ResultJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("whole", chain.Damage is null);
        writer.WriteNumber("calls", chain.Calls);
        writer.WriteString("last_hash", chain.LastHash);
        if (chain.Damage is { } damage)
        {
            writer.WriteString("file", damage.File);
            writer.WriteNumber("line", damage.Line);
            writer.WriteString("problem", damage.Problem);
        }

        writer.WriteEndObject();
    });

    /// <summary>A line for people. What was called may be any text that a client sent, control characters included.</summary>
    private static string Sentence(string line)
    {
        try
        {
            if (AuditLine.Problem(line, null) is { } problem)
            {
                return $"({problem})";
            }

            var entry = JsonElement.Parse(line, new JsonDocumentOptions { MaxDepth = 1000 });
            string[] parts = [.. s_shown.Select(member => entry.GetProperty(member).ToString()), entry.GetProperty("duration_ms") + " ms", entry.GetProperty("arguments").GetRawText()];
            return VisibleText.Of(string.Join("  ", parts));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "(the line is no line of this log)";
        }
    }
}
