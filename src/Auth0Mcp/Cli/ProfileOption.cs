using System.CommandLine;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>The option <c>--profile</c> of the commands that look after sign-ins.</summary>
internal static class ProfileOption
{
    public static Option<string?> Create(string description) => new("--profile")
    {
        Description = $"{description} [env: {EnvironmentVariables.Profile}]",
        HelpName = "name",
    };
}
