using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Clients;

namespace Auth0Mcp.Cli;

/// <summary>The clients on this machine that do not start this server yet, for a person to choose from.</summary>
internal static class ClientOffer
{
    /// <summary>Those that can be set up, in the order in which clients are listed.</summary>
    public static IReadOnlyList<McpClient> Found(SystemPlaces places)
        => [.. McpClients.All.Where(client => client.IsInstalled(places)
            && ClientInspection.All(client, ClientScope.User, places).All(IsFree))];

    /// <summary>What a person chooses of them; nothing where there is nobody, or nothing to choose.</summary>
    public static async Task<IReadOnlyList<McpClient>> AskAsync(
        IPrompts prompts, SystemPlaces places, CancellationToken cancellationToken)
    {
        if (!prompts.CanAsk || Found(places) is not { Count: > 0 } found)
        {
            return [];
        }

        var chosen = await prompts.ChooseClientsAsync([.. found.Select(static client => client.Title)], cancellationToken);
        return [.. found.Where(client => chosen.Contains(client.Title))];
    }

    private static bool IsFree(ClientInspection inspection) => inspection is { Command: null, Problem: null };
}
