using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary><c>clients</c>: which MCP clients start this server, and changes of their configuration.</summary>
internal static class ClientsCommand
{
    public static Command Create(CliContext context)
    {
        var choices = new EntryChoices();
        var print = new Option<bool>(
            "--print")
        { Description = "Print the entry for a client that is not in the list, to paste by hand." };
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
        var target = new ClientTarget();
        var print = new Option<bool>("--print") { Description = "Print the entry in this client's shape instead of writing it." };
        var reset = new Option<bool>(
            "--reset")
        {
            Description =
            "Forget the options of the entry that is there; without this, those that you do not mention stay."
        };
        var skill = new Option<bool>("--skill")
        {
            Description = "Also write a skill for the client, a page that tells its model which tool to use when: "
                + string.Join(
                ", ", McpClients.All.Where(static client => client.SkillFolders is not null).Select(static client => client.Name)) + ".",
        };
        var command = new Command(
            "add", "Add this server to a client's configuration, or bring its entry up to date.") { print, reset, skill };
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
            var plans =
                clients.Select(client => new ClientSetup(places).Plan(
                    client, target.Scope(parsed), server, choice, name, parsed.GetValue(reset))).ToList();
            plans.ForEach(static plan => ToolCatalog.Select(plan.Options!.Selection(), ToolRegistry.Instance));
            var skills = new SkillSetup(places, target.Scope(parsed), target.IsDryRun(parsed), context);
            foreach (var plan in plans)
            {
                await target.ApplyAsync(parsed, context, plan, plan.Before is null ? "added to" : "changed in");
                await RemarkAsync(plan, choice, context);
                await (parsed.GetValue(skill) ? skills.AddAsync(plan.Client) : skills.OfferAsync(plan.Client));
            }

            foreach (var remark in ClientRemarks.OfSignIns(plans, context))
            {
                await context.Error.WriteLineAsync(remark);
            }
        });
        return command;
    }

    private static Command Remove(CliContext context)
    {
        var target = new ClientTarget();
        var command = new Command("remove", "Take this server out of a client's configuration.");
        target.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var places = target.Places(parsed, context);
            var setup = new ClientSetup(places);
            var skills = new SkillSetup(places, target.Scope(parsed), target.IsDryRun(parsed), context);
            foreach (var client in target.Clients(parsed))
            {
                await target.ApplyAsync(
                    parsed, context, setup.PlanRemoval(client, target.Scope(parsed), target.Name(parsed)), "removed from");
                await skills.RemoveAsync(client);
            }
        });
        return command;
    }

    private static async Task RemarkAsync(ClientPlan plan, EntryChoice choice, CliContext context)
    {
        if (plan.Kept(choice) is { Count: > 0 } kept)
        {
            await context.Error.WriteLineAsync($"Kept from the entry before: {string.Join(' ', kept)}. To start over, add --reset.");
        }

        foreach (var remark in ClientRemarks.Of(plan))
        {
            await context.Error.WriteLineAsync(remark);
        }
    }

    private static string Entry(McpClient? client, EntryChoice choice, string name, CliContext context)
    {
        var options = EntryOptions.Keeping(choice, new EntryOptions()).Filled(EntryOptions.OfVariables(context.Environment), choice);
        var entry = ServerEntry.For(ServerCommand.Current(SystemPlaces.Current(context.Environment)), options) with
        {
            Environment = client?.HandsOn == HandedOn.Named ? EntryVariables.None : EntryVariables.Settings(context.Environment),
        };
        if (client?.Format == ConfigurationFormat.Toml)
        {
            return Encoding.UTF8.GetString(
                TomlEditor.Set([], client.Title, client.ServersPath[0], name, client.Members(entry), [])).TrimEnd();
        }

        JsonNode whole = client?.Whole(entry)
            ?? EntryShapes.Whole(EntryShape.Plain.Members(entry), EntryShapes.Variables, entry.Environment);
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
}
