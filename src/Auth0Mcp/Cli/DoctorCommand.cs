using System.CommandLine;
using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Doctor;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary><c>doctor</c>: what works, what does not, and what to paste so that it does.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliContext context)
    {
        var shared = new SharedOptions();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var fix = new Option<bool>(
            "--fix")
        {
            Description =
            "Fix what can be fixed without risk: client entries that start a copy of this program that is gone, and files of its "
                + "own that others may read."
        };
        var command = new Command(
            "doctor",
            "Check sign-in, tenant, scopes and client configuration within three seconds; exit code 1 when something is "
            + "wrong.") { json, fix };
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = shared.Read(parsed, context.Environment, mayBeMissing: true);
            context.WriteStart("checks the setup", settings);
            var places = SystemPlaces.Current(context.Environment);
            var server = ServerCommand.Current(places);
            var findings = await Examination.RunAsync(
                new DoctorContext(
                    places,
                    server,
                    ToolCatalog.Select(settings.Selection, ToolRegistry.Instance).Tools,
                    OwnDirectories(context.Directories()),
                    new Lazy<Task<SignInState>>(() => SignInLoader.LoadAsync(
                    parsed.GetValue<string?>("--profile"), context.Credentials(), cancellationToken)),
                    OutboundHttp.CreateHandler,
                    context.Time)
                {
                    IsDemo = settings.IsDemo,
                    Debug = context.Debug(),
                    HasProfile = name => ProfileName.IsName(name) && context.Profiles().Find(name) is not null,
                    Probe = context.Variables is null ? null : SignInProbe.Of(server, places),
                    Variables = context.Variables?.Invoke() ?? EntryVariables.None,
                },
                cancellationToken);
            if (parsed.GetValue(fix))
            {
                findings = Examination.Fix(findings);
            }

            if (parsed.GetValue(json))
            {
                await context.WriteJsonAsync(DoctorReport.Json(findings));
            }
            else
            {
                Report(context).Write(findings, context.Output);
            }

            return DoctorReport.IsHealthy(findings) ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    /// <summary>Where this program keeps files of its own.</summary>
    private static IReadOnlyList<string> OwnDirectories(UserDirectories directories)
        => [.. ((string[])[directories.Config, directories.State, SignInStorage.FilesIn(directories)]).Distinct(StringComparer.Ordinal)];

    /// <summary>Signs and colours as the terminal and its person want them (no-color.org).</summary>
    private static DoctorReport Report(CliContext context)
    {
        var locale = ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(context.Environment)
            .FirstOrDefault(static value => !string.IsNullOrEmpty(value)) ?? "";
        var isUnicode = OperatingSystem.IsWindows()
            ? context.Output.Encoding.GetString(context.Output.Encoding.GetBytes("✓")) == "✓"
            : locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
        var wantsColor = string.IsNullOrEmpty(context.Environment("NO_COLOR")) && context.Environment("TERM") != "dumb";
        return new DoctorReport(isUnicode, wantsColor && !Console.IsOutputRedirected);
    }
}
