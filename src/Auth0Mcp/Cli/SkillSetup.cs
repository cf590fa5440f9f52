using Auth0Mcp.Clients;

namespace Auth0Mcp.Cli;

/// <summary>Writes, offers and removes the page that tells a client's model how to use this server.</summary>
internal sealed class SkillSetup(SystemPlaces places, ClientScope scope, bool isDryRun, CliContext context)
{
    /// <exception cref="ClientFileException">There is another file, or it cannot be written.</exception>
    public async Task AddAsync(McpClient client)
    {
        if (ClientSkill.PathOf(client, scope, places) is not { } path)
        {
            await context.Error.WriteLineAsync(
                $"{client.Title} reads no skills{(scope == ClientScope.Project ? " of a project" : "")}; its tools say the same "
                + "in short.");
            return;
        }

        var file = ClientSkill.Read(path, scope, places);
        var isCurrent = ClientSkill.IsCurrent(path);
        if (!isCurrent && !isDryRun)
        {
            ClientSkill.Write(file);
        }

        await context.Output.WriteLineAsync(
            $"{client.Title}: {(isCurrent ? "nothing to change in" : isDryRun ? "would write" : "wrote")} {path}");
    }

    /// <summary>Says that there is one, where the client reads skills and does not have it.</summary>
    public async Task OfferAsync(McpClient client)
    {
        if (ClientSkill.PathOf(client, scope, places) is { } path && !ClientSkill.IsCurrent(path))
        {
            await context.Error.WriteLineAsync(File.Exists(path)
                ? $"The skill in {places.Shown(path)} is of another version. --skill brings it up to date."
                : $"{client.Title} reads skills, too: --skill adds a page that tells its model which tool to use when "
                    + $"({places.Shown(path)}).");
        }
    }

    /// <exception cref="ClientFileException">It cannot be read.</exception>
    public async Task RemoveAsync(McpClient client)
    {
        if (ClientSkill.PathOf(client, scope, places) is not { } path || !File.Exists(path))
        {
            return;
        }

        var file = ClientSkill.Read(path, scope, places);
        if (!isDryRun)
        {
            ClientSkill.Remove(file);
        }

        await context.Output.WriteLineAsync($"{client.Title}: {(isDryRun ? "would remove" : "removed")} {path}");
    }
}
