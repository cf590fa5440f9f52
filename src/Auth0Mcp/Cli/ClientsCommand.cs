using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.Text;

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
            ? Entry(null, choices.Read(parsed), context)
            : Table(Inspect(context), SystemPlaces.Current(context.Environment))));
        return command;
    }

    private static Command List(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array with one object per configuration file." };
        var command = new Command("list", "Show each client: installed or not, configured or not, and its file.") { json };
        command.SetAction((parsed, _) => context.Output.WriteLineAsync(parsed.GetValue(json) ? Json(Inspect(context)) : Table(Inspect(context), SystemPlaces.Current(context.Environment))));
        return command;
    }

    private static Command Add(CliContext context)
    {
        var choices = new EntryChoices();
        var target = new Target();
        var print = new Option<bool>("--print") { Description = "Print the entry in this client's shape instead of writing it." };
        var command = new Command("add", "Add this server to a client's configuration, or bring its entry up to date.") { print };
        target.AddTo(command);
        choices.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var clients = target.Clients(parsed);
            var options = choices.Read(parsed);
            if (parsed.GetValue(print))
            {
                await context.Output.WriteLineAsync(string.Join("\n", clients.Select(client => Entry(client, options, context))));
                return;
            }

            var places = target.Places(parsed, context);
            var entry = ServerEntry.For(ServerCommand.Current(places), options);
            var plans = clients.Select(client => new ClientSetup(places).Plan(client, target.Scope(parsed), entry)).ToList();
            await target.ApplyAsync(parsed, context, plans, "added to");
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
            await target.ApplyAsync(parsed, context, target.Clients(parsed).Select(client => setup.PlanRemoval(client, target.Scope(parsed))).ToList(), "removed from");
        });
        return command;
    }

    private static string Entry(McpClient? client, EntryOptions options, CliContext context)
    {
        var entry = ServerEntry.For(ServerCommand.Current(SystemPlaces.Current(context.Environment)), options);
        if (client?.Format == ConfigurationFormat.Toml)
        {
            return Encoding.UTF8.GetString(TomlEditor.Set([], client.Title, client.ServersPath[0], ServerEntry.Name, client.Shape.Members(entry), [])).TrimEnd();
        }

        JsonNode whole = (client?.Shape ?? EntryShape.Plain).Whole(entry);
        foreach (var name in (client?.ServersPath ?? ["mcpServers"]).Append(ServerEntry.Name).Reverse())
        {
            whole = new JsonObject { [name] = whole };
        }

        return new JsonLayout("", "  ", "\n").Write(whole);
    }

    private static List<(ClientInspection Inspection, bool IsInstalled)> Inspect(CliContext context)
    {
        var places = SystemPlaces.Current(context.Environment);
        return McpClients.All.SelectMany(client => ((ClientScope[])[ClientScope.User, ClientScope.Project])
            .Select(scope => ClientInspection.Of(client, scope, places)).OfType<ClientInspection>()
            .Where(static inspection => inspection.Scope == ClientScope.User || inspection.Command is not null)
            .Select(inspection => (inspection, client.IsInstalled(places)))).ToList();
    }

    private static string Table(List<(ClientInspection Inspection, bool IsInstalled)> clients, SystemPlaces places)
    {
        var table = new StringBuilder("client       scope    installed  configured  file\n");
        foreach (var (inspection, isInstalled) in clients)
        {
            table.Append(CultureInfo.InvariantCulture, $"{inspection.Client.Name,-11}  {Scope(inspection),-7}  {(isInstalled ? "yes" : "no"),-9}  {State(inspection),-10}  {places.Shown(inspection.Path)}\n");
        }

        return table.Append("Add one with 'auth0-mcp clients add NAME'; --dry-run shows the change first.").ToString();
    }

    private static string Json(List<(ClientInspection Inspection, bool IsInstalled)> clients) => ResultJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var (inspection, isInstalled) in clients)
        {
            writer.WriteStartObject();
            writer.WriteString("client", inspection.Client.Name);
            writer.WriteString("scope", Scope(inspection));
            writer.WriteBoolean("installed", isInstalled);
            writer.WriteString("configured", State(inspection));
            writer.WriteString("file", inspection.Path);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

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
        private readonly ClientScopeOption _scope = new("--scope", "--client-scope");
        private readonly Option<string?> _directory = new("--directory") { Description = "The project's directory; default: the current one.", HelpName = "path" };
        private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the change as a diff and make none." };

        public void AddTo(Command command)
        {
            command.Add(_names);
            command.Add(_scope.Option);
            command.Add(_directory);
            command.Add(_dryRun);
        }

        /// <exception cref="UsageException">A name is unknown.</exception>
        public List<McpClient> Clients(ParseResult parsed) => parsed.GetValue(_names)!.Select(McpClients.Find).Distinct().ToList();

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

        public async Task ApplyAsync(ParseResult parsed, CliContext context, List<ClientPlan> plans, string done)
        {
            foreach (var plan in plans)
            {
                if (plan.IsDone)
                {
                    await context.Output.WriteLineAsync($"{plan.Client.Title}: nothing to change in {plan.Path}");
                }
                else if (parsed.GetValue(_dryRun))
                {
                    await context.Output.WriteLineAsync(plan.Diff);
                }
                else
                {
                    plan.Apply();
                    await context.Output.WriteLineAsync($"{plan.Client.Title}: {done} {plan.Path}");
                    await context.Error.WriteLineAsync($"{plan.Client.Pickup}{(plan.File.Bytes is null ? "" : $" The file as it was: {plan.File.BackupPath}")}");
                    if (plan.Remark is { } remark)
                    {
                        await context.Error.WriteLineAsync(remark);
                    }
                }
            }
        }
    }
}
