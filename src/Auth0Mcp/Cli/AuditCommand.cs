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
        var json = new Option<bool>("--json")
        {
            Description = "Print the lines as they are, one JSON object each: of a change the line of its outcome.",
        };
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

            var latest = chains.SelectMany(
                chain => PendingChanges.Latest(chain.All.SelectMany(AuditFiles.Lines), parsed.GetValue(last)));
            var ordered = latest.OrderBy(AuditTable.TimeOf, StringComparer.Ordinal).TakeLast(parsed.GetValue(last)).ToList();
            foreach (var line in parsed.GetValue(json) ? ordered : AuditTable.Rows(ordered, context.Time.LocalTimeZone))
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
        return string.Join(' ', [$"{chain.Chain}:", state, .. Pending(chain.Pending), .. chain.Unseen]);
    }

    private static IEnumerable<string> Pending(IReadOnlyList<long> numbers)
    {
        const int Shown = 10;
        var lines = string.Join(", ", numbers.Take(Shown)) + (numbers.Count > Shown ? ", …" : "");
        return numbers.Count switch
        {
            0 => [],
            1 => [$"Outcome unknown: 1 change (line {lines}) is under way, or its process ended before the answer."],
            _ =>
            [
                $"Outcome unknown: {numbers.Count} changes (lines {lines}) are under way, or their process ended before the answer.",
            ],
        };
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
            chain.Unseen,
            chain.Pending))),
        CliJson.Default.AuditJson);
}
