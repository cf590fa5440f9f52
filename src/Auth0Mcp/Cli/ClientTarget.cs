using System.CommandLine;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>Which files a command is about, and whether it changes them.</summary>
internal sealed class ClientTarget
{
    private readonly Argument<string[]> _names = new("client")
    {
        Description = $"One or more of {string.Join(", ", McpClients.All.Select(static client => client.Name))}.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _name = new("--name")
    {
        Description = "The name of the entry, so that two tenants stand side by side.",
        HelpName = "name",
        DefaultValueFactory = static _ => ServerEntry.Name,
    };

    private readonly ClientScopeOption _scope = new("--scope", "--client-scope");
    private readonly Option<string?> _directory = new(
        "--directory")
    { Description = "The project's directory; default: the current one.", HelpName = "path" };
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

    /// <summary>Changes are shown and not made.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

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
