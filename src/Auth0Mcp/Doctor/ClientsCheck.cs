using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Doctor;

/// <summary>
/// The configuration of every client: whether it parses, starts this program, with which options, and within the client's limits.
/// </summary>
internal sealed class ClientsCheck : IDoctorCheck
{
    public string Name => "clients";

    public Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var client in McpClients.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var scope in (ClientScope[])[ClientScope.User, ClientScope.Project])
            {
                foreach (var inspection in ClientInspection.All(client, scope, context.Places))
                {
                    findings.AddRange(Findings(inspection, context));
                }
            }
        }

        if (findings.Count == 0)
        {
            const string Nothing = "No client is set up to start this server, and none was found.";
            findings.Add(new Finding(Name, FindingLevel.Note, Nothing, "auth0-mcp clients add NAME"));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(findings);
    }

    private IEnumerable<Finding> Findings(ClientInspection inspection, DoctorContext context)
    {
        var client = inspection.Client;
        if (inspection.Problem is { } problem)
        {
            return [Unreadable(inspection, problem, context.Places)];
        }

        if (inspection.Command is not { } command)
        {
            return inspection.Scope == ClientScope.User && client.IsInstalled(context.Places)
                ? [new Finding(
                    Name, FindingLevel.Note, $"{client.Title} is installed, but does not start this server.",
                    Add(inspection, new EntryOptions(), context.Places))]
                : [];
        }

        if (inspection.IsSwitchedOff)
        {
            return [new Finding(
                Name, FindingLevel.Warning,
                $"{client.Title}: the server is switched off in {context.Places.Shown(inspection.Path)}.",
                $"switch it on in {client.Title}")];
        }

        return command.Count > 0 && context.Server.IsStartedBy(command[0], [.. command.Skip(1)], context.Places)
            ? [Started(inspection, context)]
            : [Elsewhere(inspection, command, context)];
    }

    private Finding Unreadable(ClientInspection inspection, ClientFileException problem, SystemPlaces places)
        => new(
            Name,
            FindingLevel.Failure,
            $"{inspection.Client.Title}: "
            + $"{problem.Problem.Replace(inspection.Path, places.Shown(inspection.Path), StringComparison.Ordinal)}. {problem.Remedy}.",
            Edit(inspection, places));

    private Finding Started(ClientInspection inspection, DoctorContext context)
    {
        var (client, options, places) = (inspection.Client, inspection.Options, context.Places);
        var text =
            $"{client.Title} starts this program{(options.Arguments.Count > 0 ? " with " + string.Join(' ', options.Arguments) : "")} "
            + $"({places.Shown(inspection.Path)}).";
        try
        {
            var count = ToolCatalog.Select(options.Selection(), ToolRegistry.Instance).Tools.Count;
            if (options.Profile is { } profile && !context.HasProfile(profile))
            {
                var signIn = ProfileName.IsName(profile) ? $"auth0-mcp init --profile {profile}" : Edit(inspection, places);
                return new Finding(Name, FindingLevel.Failure, $"{text} It finds no sign-in: there is no profile '{profile}'.", signIn);
            }

            if (client.ToolLimit is not { } limit || count <= limit)
            {
                return new Finding(Name, FindingLevel.Ok, text);
            }

            var excess = $"{text} That is {count} tools; it takes at most {limit} from all servers together.";
            return new Finding(
                Name, FindingLevel.Warning, excess, Instead(inspection, options with { Tools = null, Toolsets = "core" }, places));
        }
        catch (UsageException wrong)
        {
            var fix = Instead(inspection, options with { Tools = null, Toolsets = null }, places);
            return new Finding(Name, FindingLevel.Failure, $"{text} It will not start: {wrong.Message}", fix);
        }
    }

    private Finding Elsewhere(ClientInspection inspection, IReadOnlyList<string> command, DoctorContext context)
    {
        var (client, fix) = (inspection.Client, Add(inspection, inspection.Options, context.Places));
        if (command.Count == 0)
        {
            return new Finding(
                Name, FindingLevel.Warning,
                $"{client.Title}: the entry in {context.Places.Shown(inspection.Path)} starts no program.", fix);
        }

        var path = context.Places.Shown(inspection.Path);
        var isThere = ServerCommand.Locate(command[0], context.Places) is not null;
        var text = isThere
            ? $"{client.Title} starts another program, {context.Places.Shown(command[0])} ({path})."
            : $"{client.Title} starts {context.Places.Shown(command[0])}, which is not there ({path}).";
        return new Finding(Name, isThere ? FindingLevel.Warning : FindingLevel.Failure, text, fix)
        {
            // An entry for some other server is somebody's choice, and so is another way to start this one.
            Repair = ServerCommand.IsNamedIn(command) && EntryForm.NotUnderstood(command, own: 0).Count == 0
                ? () => Repoint(inspection, context)
                : null,
        };
    }

    private static string Repoint(ClientInspection inspection, DoctorContext context)
    {
        var setup = new ClientSetup(context.Places);
        setup.Plan(inspection.Client, inspection.Scope, context.Server, new EntryChoice(), inspection.Entry).Apply();
        return $"{inspection.Client.Title} now starts this program ({context.Places.Shown(inspection.Path)}).";
    }

    private static string Edit(ClientInspection inspection, SystemPlaces places)
        => !ShellWord.CanBePasted(inspection.Path)
            || (places.System == HostSystem.Windows && inspection.Path.AsSpan().ContainsAny("$`%"))
            ? "open that file in an editor"
            : places.System == HostSystem.Windows
                ? $"notepad \"{inspection.Path}\""
                : $"${{EDITOR:-vi}} {ShellWord.InQuotes(inspection.Path)}";

    /// <summary>These options and no others. What only a person can write into the file stays with that person.</summary>
    private static string Instead(ClientInspection inspection, EntryOptions options, SystemPlaces places)
        => options.Others.Count > 0 ? Edit(inspection, places)
            : (options.Tools is null && inspection.Options.Tools is not null)
                || (options.Toolsets is null && inspection.Options.Toolsets is not null)
                ? Add(inspection, options, places, "--reset")
            : Add(inspection, options, places);

    /// <summary>The command that sets the entry up; the editor, where the entry holds what no command may be made of.</summary>
    private static string Add(ClientInspection inspection, EntryOptions options, SystemPlaces places, params string[] more)
    {
        string[] scope = inspection.Scope == ClientScope.Project ? ["--scope", "project"] : [];
        string[] name = inspection.Entry == ServerEntry.Name ? [] : ["--name", inspection.Entry];
        string[] words = [inspection.Client.Name, .. scope, .. name, .. options.Chosen, .. more];
        return ServerEntry.IsName(inspection.Entry) && words.All(ShellWord.CanBePasted)
            ? $"auth0-mcp clients add {string.Join(' ', words.Select(ShellWord.Of))}"
            : Edit(inspection, places);
    }
}
