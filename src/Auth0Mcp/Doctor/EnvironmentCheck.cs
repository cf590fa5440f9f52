using Auth0Mcp.Clients;

namespace Auth0Mcp.Doctor;

/// <summary>
/// Whether a server finds the sign-in that this shell finds, with the few variables that some clients hand on: starts this
/// program as they do and asks it.
/// </summary>
internal sealed class EnvironmentCheck : IDoctorCheck
{
    private static readonly ClientScope[] s_scopes = [ClientScope.User, ClientScope.Project];

    public string Name => "environment";

    public async Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var state = await context.SignIn.Value.WaitAsync(cancellationToken);
        if (context.Probe is not { } probe || state.Problem is not null)
        {
            return [];
        }

        // A sign-in that has ended has ended for every client; the check of the token says so.
        var starts = state.HasEnded(context.Time) ? Starts(context).Where(static start => start.Options.Count > 0) : Starts(context);
        var findings = await Task.WhenAll(starts.Select(start => FindAsync(start, probe, state, cancellationToken)));
        return [.. findings.Where(static finding => finding is not null)!];
    }

    /// <summary>
    /// With the least that any client hands on, and as each client that does not hand on everything starts this program.
    /// </summary>
    private static IEnumerable<Start> Starts(DoctorContext context)
    {
        yield return new Start(null, EntryVariables.Seen(HandedOn.Few, context.Variables, EntryVariables.None), []);
        foreach (var client in McpClients.All)
        {
            foreach (var inspection in s_scopes.SelectMany(scope => ClientInspection.All(client, scope, context.Places)))
            {
                if (IsOurs(inspection, context) && (client.HandsOn != HandedOn.All || inspection.Variables.Count > 0))
                {
                    var profile = inspection.Options.Profile;
                    yield return new Start(
                        client,
                        EntryVariables.Seen(client.HandsOn, context.Variables, inspection.Variables),
                        profile is null ? [] : ["--profile", profile]);
                }
            }
        }
    }

    private static bool IsOurs(ClientInspection inspection, DoctorContext context)
        => inspection is { Problem: null, IsSwitchedOff: false, Command: { Count: > 0 } command }
           && !command.Any(static word => word.Split('=', ':')[0] == "--demo")
           && context.Server.IsStartedBy(command[0], [.. command.Skip(1)], context.Places);

    private async Task<Finding?> FindAsync(Start start, SignInProbe probe, SignInState state, CancellationToken cancellationToken)
    {
        if (await probe.AskAsync(start.Variables, start.Options, cancellationToken) is not { } problem)
        {
            return start.Client is null
                ? new Finding(
                    Name, FindingLevel.Ok,
                    "A server that is started with the few variables that some clients hand on finds a sign-in, too.")
                : null;
        }

        var fix = state.IsFromVariables ? "auth0-mcp init" : start.Client is { } named
            ? $"auth0-mcp clients add {named.Name}"
            : "auth0-mcp clients add NAME";
        return start.Client is { } client
            ? new Finding(Name, FindingLevel.Failure, $"As {client.Title} starts it, the server finds no sign-in: {problem}", fix)
            : new Finding(
                Name, FindingLevel.Warning,
                "With the few variables that some clients hand on (Claude Desktop for one), the server finds no sign-in: "
                + $"{problem}", fix);
    }

    /// <param name="Client">Null for the least that any of them hands on.</param>
    private sealed record Start(McpClient? Client, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Options);
}
