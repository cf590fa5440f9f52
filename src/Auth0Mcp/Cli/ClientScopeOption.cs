using System.CommandLine;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>Whose configuration of a client is written. Beside the scopes of a sign-in it has a longer name.</summary>
internal sealed class ClientScopeOption(string name, params string[] aliases)
{
    public Option<string?> Option { get; } = new(
        name, aliases)
    { Description = "user (default): everywhere; project: the files of one directory.", HelpName = "user|project" };

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(Option) is not null;

    /// <exception cref="UsageException">The word is unknown.</exception>
    public ClientScope Read(ParseResult parsed) => parsed.GetValue(Option) switch
    {
        null or "user" => ClientScope.User,
        "project" => ClientScope.Project,
        var other => throw new UsageException($"There is no scope '{other}'. Use {name} user or {name} project."),
    };
}
