using System.CommandLine;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary><c>profiles</c>: the sign-ins on this machine, one tenant each.</summary>
internal static class ProfilesCommand
{
    public static Command Create(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array with one object per profile." };
        var command = new Command("profiles", "List the sign-ins on this machine; choose the default one, or remove one.") { json };
        command.SetAction(async (parsed, _) =>
        {
            await ListAsync(context, parsed.GetValue(json));
            return ExitCode.Success;
        });
        command.Add(Default(context));
        command.Add(Remove(context));
        return command;
    }

    private static Command Default(CliContext context)
    {
        var name = new Argument<string>("name") { Description = "The profile that is used when none is named." };
        var command = new Command("default", "Choose the profile that is used when none is named.") { name };
        command.SetAction(async (parsed, _) =>
        {
            var profiles = context.Profiles();
            var profile = profiles.Get(parsed.GetValue(name)!);
            profiles.SetDefault(profile.Name);
            await context.Output.WriteLineAsync(
                $"Profile '{profile.Name}' ({profile.Tenant}) is the default now. Running servers that were started without "
                + "--profile follow.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Remove(CliContext context)
    {
        var name = new Argument<string>("name") { Description = "The profile to remove." };
        var command = new Command("remove", "The same as 'logout --profile NAME'.") { name };
        command.SetAction((parsed, cancellationToken) => ProfileRemoval.RunAsync([parsed.GetValue(name)!], context, cancellationToken));
        return command;
    }

    private static Task ListAsync(CliContext context, bool isJson)
    {
        var profiles = context.Profiles();
        var all = profiles.List();
        if (isJson)
        {
            return context.WriteJsonAsync(Json(all, profiles.Default));
        }

        return all.Count == 0
            ? context.Error.WriteLineAsync("There is no sign-in yet. 'auth0-mcp init' makes one.")
            : context.Output.WriteLineAsync(Table(all, profiles.Default));
    }

    private static string Table(IReadOnlyList<Profile> profiles, string standard)
    {
        var nameWidth = profiles.Max(static profile => profile.Name.Length);
        var tenantWidth = profiles.Max(static profile => profile.Tenant.Length);
        return string.Join('\n', profiles.Select(profile =>
            ($"{(profile.Name == standard ? '*' : ' ')} {profile.Name.PadRight(nameWidth)}  {profile.Tenant.PadRight(tenantWidth)}  "
                + $"{profile.Storage,-8}  {SignInText.Selection(profile)}").TrimEnd()));
    }

    private static string Json(IReadOnlyList<Profile> profiles, string standard) => ResultJson.Write(
        profiles.Select(profile => new ProfileJson(
        profile.Name, profile.Tenant, profile.Name == standard, profile.Storage, profile.ReadOnly)
        {
            Tools = profile.Tools,
            Toolsets = profile.Toolsets,
        }),
        CliJson.Default.IEnumerableProfileJson);
}
