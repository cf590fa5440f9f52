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
    private const int DurationWidth = 8;

    private static readonly string[] s_shown = ["tenant", "tool", "outcome"];

    public static Command Create(CliContext context)
        => new("audit", "Read and check the record of all tool calls on this machine.") { Show(context), Verify(context) };

    private static Command Show(CliContext context)
    {
        var profile = Profile();
        var last = new Option<int>("--last")
        {
            Description = "How many calls, the latest last.",
            DefaultValueFactory = static _ => 20,
            HelpName = "n"
        };
        last.Validators.Add(static result =>
        {
            if (result.Tokens is [var token]
                && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var calls) && calls < 1)
            {
                result.AddError("--last takes a whole number from 1 on.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print the lines as they are, one JSON object each." };
        var command = new Command(
            "show", "Print the latest calls: time, tenant, tool, outcome, duration and arguments.") { profile, last, json };
        command.SetAction((parsed, _) => ReadingAsync(Files(context, parsed.GetValue(profile)), async files =>
        {
            var chains = Chains(files);
            if (chains.All(static chain => chain.All.Count == 0))
            {
                var whose = Whose(context, parsed.GetValue(profile));
                await context.Error.WriteLineAsync($"auth0-mcp: no call is recorded for {whose} in {files.Directory}.");
            }

            var latest = chains.SelectMany(chain => chain.All.SelectMany(AuditFiles.Lines).TakeLast(parsed.GetValue(last)));
            var ordered = latest.OrderBy(TimeOf, StringComparer.Ordinal).TakeLast(parsed.GetValue(last)).ToList();
            foreach (var line in parsed.GetValue(json)
                ? ordered
                : Table([.. ordered.Select(line => Cells(line, context.Time.LocalTimeZone))]))
            {
                await context.Output.WriteLineAsync(line);
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
            "Check that no line was changed, taken out, put in, moved, or cut off at either end; exit code 1 and the first such "
            + "place otherwise. Whoever can write the record and what is remembered of it beside the sign-in can rewrite both: "
            + "note the last hash down where nobody can change it.")
        {
            profile, json,
        };
        command.SetAction((parsed, _) => ReadingAsync(Files(context, parsed.GetValue(profile)), async files =>
        {
            var chains = new List<AuditChain>();
            foreach (var chain in Chains(files))
            {
                chains.Add(await AuditChain.ReadAsync(chain));
            }

            if (parsed.GetValue(json))
            {
                await context.WriteJsonAsync(Json(chains));
                return chains.All(static chain => chain.Damage is null) ? ExitCode.Success : ExitCode.Failure;
            }

            foreach (var chain in chains)
            {
                await context.Output.WriteLineAsync(Sentence(chain));
            }

            return chains.Select(static chain => chain.Damage).FirstOrDefault(static damage => damage is not null) is { } first
                ? throw new CommandFailedException(
                    $"{first.File}:{first.Line}: {first.Problem}. The lines before it are as they were written.")
                : ExitCode.Success;
        }));
        return command;
    }

    /// <summary>The chain of changes, and that of all other calls.</summary>
    private static IReadOnlyList<AuditFiles> Chains(AuditFiles files) => [files.Of(AuditFiles.ChangingCalls), files];

    private static string Sentence(AuditChain chain)
    {
        var calls = chain.Calls == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{chain.Calls} lines");
        var state = chain.Damage is not null ? $"{calls} in order, then damaged."
            : chain.Calls == 0 ? "no lines."
            : string.Create(
                CultureInfo.InvariantCulture, $"{calls}, whole. Last line: number {chain.Last.Number}, hash {chain.Last.Hash}.");
        return string.Join(' ', [$"{chain.Chain}:", state, .. chain.Unseen]);
    }

    private static Option<string?> Profile()
        => ProfileOption.Create(
            $"Whose record. Default: the default profile, or '{CredentialResolver.EnvironmentName}' where there is none.");

    private static AuditFiles Files(CliContext context, string? given)
        => AuditPlace.FilesOf(context, context.Credentials().RecordOf(given));

    private static string Whose(CliContext context, string? given) => context.Credentials().RecordOf(given) switch
    {
        CredentialResolver.EnvironmentName => "a sign-in from environment variables; nobody has signed in with 'auth0-mcp init' yet",
        var name => $"profile '{name}'",
    };

    private static async Task<int> ReadingAsync(AuditFiles files, Func<AuditFiles, Task<int>> work)
    {
        try
        {
            return await work(files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(
                $"The record in {files.Directory} cannot be read: {PrivateFile.Reason(failure)}. Fix that and try again.");
        }
    }

    private static string Json(IReadOnlyList<AuditChain> chains) => ResultJson.Write(
        new AuditJson(chains.All(static chain => chain.Damage is null), chains.Select(static chain => new ChainJson(
            chain.Chain,
            chain.Damage is null,
            chain.Calls,
            chain.Last.Number,
            chain.Last.Hash,
            chain.Damage?.File,
            chain.Damage?.Line,
            chain.Damage?.Problem,
            chain.Unseen))),
        CliJson.Default.AuditJson);

    /// <summary>When a call was made, as text that sorts; what is not a line of the log comes first.</summary>
    private static string TimeOf(string line)
    {
        const string Start = "{\"time\":\"";
        return line.StartsWith(Start, StringComparison.Ordinal) && line.IndexOf('"', Start.Length) is > 0 and var end
            ? line[Start.Length..end]
            : "";
    }

    /// <summary>Columns as wide as their longest cell; the last one as it is.</summary>
    private static IEnumerable<string> Table(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows.Select(static row => row.Length - 1).DefaultIfEmpty().Max())
            .Select(column => rows.Where(row => row.Length > column + 1).Max(row => row[column].Length)).ToList();
        return rows.Select(row => string.Join(
            "  ", row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column]))));
    }

    /// <summary>A line for people. What was called may be any text that a client sent, control characters included.</summary>
    private static string[] Cells(string line, TimeZoneInfo zone)
    {
        try
        {
            if (AuditLine.Problem(line, null) is { } problem)
            {
                return [$"({problem})"];
            }

            var entry = JsonElement.Parse(line, DeepJson.Options);
            var time = TimeZoneInfo.ConvertTime(entry.GetProperty("time").GetDateTimeOffset(), zone);
            var duration = (entry.GetProperty("duration_ms") + " ms").PadLeft(DurationWidth);
            string[] cells =
            [
                time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                .. s_shown.Select(member => entry.GetProperty(member).ToString()),
                duration,
                entry.GetProperty("arguments").GetRawText(),
            ];
            return [.. cells.Select(static cell => VisibleText.Of(cell))];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return ["(the line is not a line of this log)"];
        }
    }
}
