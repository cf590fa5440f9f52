using System.CommandLine;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary><c>logout</c>: revokes what can be revoked and removes the sign-in from this machine.</summary>
internal static class LogoutCommand
{
    public static Command Create(CliContext context)
    {
        var profile = ProfileOption.Create("The sign-in to end.");
        var all = new Option<bool>("--all") { Description = "End every sign-in on this machine." };
        var command = new Command(
            "logout",
            "End a sign-in: revoke its refresh token and remove it from this machine. Clients keep their configuration.") { profile, all };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var named = parsed.GetValue(profile);
            if (parsed.GetValue(all) && named is not null)
            {
                throw new UsageException("Give either --profile or --all, not both.");
            }

            var profiles = context.Profiles();
            IReadOnlyList<string> names = parsed.GetValue(all)
                ? [.. profiles.List().Select(static known => known.Name)]
                : [ProfileName.Choose(named, context.Environment, profiles)];
            if (names.Count == 0 || (named is null && profiles.Find(names[0]) is null))
            {
                await context.Output.WriteLineAsync("There is no sign-in to end.");
                return ExitCode.Success;
            }

            return await ProfileRemoval.RunAsync(names, context, cancellationToken);
        });
        return command;
    }
}
