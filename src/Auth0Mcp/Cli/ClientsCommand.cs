using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary><c>clients</c>: which MCP clients start this server, and changes of their configuration.</summary>
internal static class ClientsCommand
{
    public static Command Create(CliContext context)
    {
        var choices = new EntryChoices();
        var print = new Option<bool>("--print") { Description = "Print the entry for a client that is not in the list, to paste by hand." };
        var command = new Command("clients", "List the MCP clients on this machine, add this server to one, or remove it.")
        {
            List(context), Add(context), Remove(context), print,
        };
        choices.AddTo(command);
        command.SetAction((parsed, _) => context.Output.WriteLineAsync(parsed.GetValue(print)
            ? Entry(null, choices.Read(parsed), ServerEntry.Name, context)
            : Table(Inspect(context), SystemPlaces.Current(context.Environment))));
        return command;
    }

    private static Command List(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array with one object per configuration file." };
        var command = new Command("list", "Show each client: installed or not, configured or not, and its file.") { json };
        command.SetAction((parsed, _) => parsed.GetValue(json)
            ? context.WriteJsonAsync(Json(Inspect(context)))
            : context.Output.WriteLineAsync(Table(Inspect(context), SystemPlaces.Current(context.Environment))));
        return command;
    }

    private static Command Add(CliContext context)
    {
        var choices = new EntryChoices();
        var target = new Target();
        var print = new Option<bool>("--print") { Description = "Print the entry in this client's shape instead of writing it." };
        var reset = new Option<bool>("--reset") { Description = "Forget the options of the entry that is there; without this, those that you do not mention stay." };
        var command = new Command("add", "Add this server to a client's configuration, or bring its entry up to date.") { print, reset };
        target.AddTo(command);
        choices.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var clients = target.Clients(parsed);
            var choice = choices.Read(parsed);
            var name = target.Name(parsed);
            if (parsed.GetValue(print))
            {
                await context.Output.WriteLineAsync(string.Join("\n", clients.Select(client => Entry(client, choice, name, context))));
                return;
            }

            var places = target.Places(parsed, context);
            var server = ServerCommand.Current(places);
            var plans = clients.Select(client => new ClientSetup(places).Plan(client, target.Scope(parsed), server, choice, name, parsed.GetValue(reset))).ToList();
            plans.ForEach(static plan => ToolCatalog.Select(plan.Options!.Selection(), ToolRegistry.Instance));
            foreach (var plan in plans)
            {
                await target.ApplyAsync(parsed, context, plan, plan.Before is null ? "added to" : "changed in");
                await RemarkAsync(plan, choice, context);
            }
        });
        return command;
    }

    private static Command Remove(CliContext context)
    {
        var target = new Target();
        var command = new Command("remove", "Take this server out of a client's configuration.");
        target.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var setup = new ClientSetup(target.Places(parsed, context));
            foreach (var client in target.Clients(parsed))
            {
                await target.ApplyAsync(parsed, context, setup.PlanRemoval(client, target.Scope(parsed), target.Name(parsed)), "removed from");
            }
        });
        return command;
    }

    /// <summary>What a person should know about the entry as it is now.</summary>
    private static async Task RemarkAsync(ClientPlan plan, EntryChoice choice, CliContext context)
    {
        var (client, options) = (plan.Client, plan.Options!);
        if (plan.Kept(choice) is { Count: > 0 } kept)
        {
            await context.Error.WriteLineAsync($"Kept from the entry before: {string.Join(' ', kept)}. To start over, add --reset.");
        }

        if (client.ToolLimit is { } limit && ToolCatalog.Select(options.Selection(), ToolRegistry.Instance).Tools.Count is var count && count > limit)
        {
            await context.Error.WriteLineAsync($"Note: that is {count} tools, and {client.Title} takes at most {limit} from all servers together. Choose fewer with --toolsets or --tools.");
        }

        if (options.Profile is { } profile && context.Profiles().Find(profile) is null)
        {
            var signIn = ProfileName.IsName(profile) ? $"Sign in with 'auth0-mcp init --profile {profile}'." : "That is not a name of a profile.";
            await context.Error.WriteLineAsync($"Note: there is no profile '{profile}' yet. {signIn}");
        }
    }

    private static string Entry(McpClient? client, EntryChoice choice, string name, CliContext context)
    {
        var entry = ServerEntry.For(ServerCommand.Current(SystemPlaces.Current(context.Environment)), EntryOptions.Keeping(choice, new EntryOptions()));
        if (client?.Format == ConfigurationFormat.Toml)
        {
            return Encoding.UTF8.GetString(TomlEditor.Set([], client.Title, client.ServersPath[0], name, client.Shape.Members(entry), [])).TrimEnd();
        }

        JsonNode whole = (client?.Shape ?? EntryShape.Plain).Whole(entry);
        foreach (var member in (client?.ServersPath ?? ["mcpServers"]).Append(name).Reverse())
        {
            whole = new JsonObject { [member] = whole };
        }

        return new JsonLayout("", "  ", "\n").Write(whole);
    }

    private static List<(ClientInspection Inspection, bool IsInstalled)> Inspect(CliContext context)
    {
        var places = SystemPlaces.Current(context.Environment);
        return McpClients.All.SelectMany(client => ((ClientScope[])[ClientScope.User, ClientScope.Project])
            .SelectMany(scope => ClientInspection.All(client, scope, places))
            .Where(static inspection => inspection.Scope == ClientScope.User || inspection.Command is not null)
            .Select(inspection => (inspection, client.IsInstalled(places)))).ToList();
    }

    private static string Table(List<(ClientInspection Inspection, bool IsInstalled)> clients, SystemPlaces places)
    {
        var table = new StringBuilder("client       entry               scope    installed  configured  file\n");
        foreach (var (inspection, isInstalled) in clients)
        {
            var (entry, file) = (VisibleText.Of(inspection.Entry), VisibleText.Of(places.Shown(inspection.Path)));
            var state = $"{Scope(inspection),-7}  {(isInstalled ? "yes" : "no"),-9}  {State(inspection),-10}";
            table.Append(CultureInfo.InvariantCulture, $"{inspection.Client.Name,-11}  {entry,-18}  {state}  {file}\n");
        }

        return table.Append("Add one with 'auth0-mcp clients add NAME'; --dry-run shows the change first.").ToString();
    }

    private static string Json(List<(ClientInspection Inspection, bool IsInstalled)> clients) => ResultJson.Write(
        clients.Select(static client => new ClientJson(
            client.Inspection.Client.Name,
            client.Inspection.Entry,
            Scope(client.Inspection),
            client.IsInstalled,
            State(client.Inspection),
            client.Inspection.Path)),
        CliJson.Default.IEnumerableClientJson);

    private static string Scope(ClientInspection inspection) => inspection.Scope == ClientScope.User ? "user" : "project";

    private static string State(ClientInspection inspection) => inspection switch
    {
        { Problem: not null } => "unreadable",
        { Command: null } => "no",
        { IsSwitchedOff: true } => "off",
        _ => "yes",
    };

    /// <summary>Which files a command is about, and whether it changes them.</summary>
    private sealed class Target
    {
        private readonly Argument<string[]> _names = new("client") { Description = $"One or more of {string.Join(", ", McpClients.All.Select(static client => client.Name))}.", Arity = ArgumentArity.OneOrMore };
        private readonly Option<string> _name = new("--name") { Description = "The name of the entry, so that two tenants stand side by side.", HelpName = "name", DefaultValueFactory = static _ => ServerEntry.Name };
        private readonly ClientScopeOption _scope = new("--scope", "--client-scope");
        private readonly Option<string?> _directory = new("--directory") { Description = "The project's directory; default: the current one.", HelpName = "path" };
        private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the change as a diff and make none." };

        public void AddTo(Command command)
        {
            command.Add(_names);
            command.Add(_scope.Option);
            command.Add(_name);
            command.Add(_directory);
            command.Add(_dryRun);
        }

        /// <exception cref="UsageException">A name is unknown.</exception>
        public List<McpClient> Clients(ParseResult parsed) => parsed.GetValue(_names)!.Select(McpClients.Find).Distinct().ToList();

        /// <exception cref="UsageException">Clients do not take the name.</exception>
        public string Name(ParseResult parsed) => ServerEntry.CheckedName(parsed.GetValue(_name)!);

        /// <exception cref="UsageException">The word is unknown.</exception>
        public ClientScope Scope(ParseResult parsed) => _scope.Read(parsed);

        /// <exception cref="UsageException">The directory does not exist.</exception>
        public SystemPlaces Places(ParseResult parsed, CliContext context)
        {
            var directory = parsed.GetValue(_directory);
            return directory is null || Directory.Exists(directory)
                ? SystemPlaces.Current(context.Environment, directory)
                : throw new UsageException($"There is no directory '{directory}'. Create it, or leave out --directory for the current one.");
        }

        public async Task ApplyAsync(ParseResult parsed, CliContext context, ClientPlan plan, string done)
        {
            if (plan.IsDone)
            {
                await context.Output.WriteLineAsync($"{plan.Client.Title}: nothing to change in {plan.Path}");
                return;
            }

            if (parsed.GetValue(_dryRun))
            {
                await context.Output.WriteLineAsync(plan.Diff);
                return;
            }

            plan.Apply();
            await context.Output.WriteLineAsync($"{plan.Client.Title}: {done} {plan.Path}");
            if (plan.Before is not null)
            {
                await context.Error.WriteLineAsync(plan.Diff);
            }

            var next = plan.Options is null ? $"{plan.Client.Title} stops starting it with its next session." : plan.Client.Pickup;
            await context.Error.WriteLineAsync($"{next}{(plan.File.Bytes is null ? "" : $" The file as it was: {plan.File.BackupPath}")}");
            if (plan.Remark is { } remark)
            {
                await context.Error.WriteLineAsync(remark);
            }
        }
    }
}
