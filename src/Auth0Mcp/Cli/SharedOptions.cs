using System.CommandLine;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>
/// The options that <c>run</c>, <c>call</c> and <c>tools</c> share. An option beats its environment variable, and that what the profile
/// remembers; only read-only mode is never lifted that way.
/// </summary>
/// <param name="toolsets">What is enabled where nothing is said.</param>
internal sealed class SharedOptions(string toolsets = "Default: core.")
{
    private readonly Option<string?> _tools = new("--tools")
    {
        Description =
            "Enable the tools whose names match: comma-separated globs with * and ?, e.g. 'auth0_list_*,auth0_get_*'; '*' is "
                + $"everything. [env: {EnvironmentVariables.Tools}]",
        HelpName = "globs",
    };

    private readonly Option<string?> _toolsets = new("--toolsets")
    {
        Description =
            $"Enable whole areas, comma-separated; 'all' is everything. {toolsets} 'auth0-mcp tools --toolsets all' shows them. [env: "
                + $"{EnvironmentVariables.Toolsets}]",
        HelpName = "names",
    };

    private readonly Option<bool> _readOnly = new("--read-only")
    {
        Description =
            "Enable only tools that change nothing; wins over every other option. A profile that is read-only stays so until "
                + $"'auth0-mcp init --read-only=false' changes it. [env: {EnvironmentVariables.ReadOnly}]",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description =
            $"The saved sign-in to use, and the options that it remembers. Default: {EnvironmentVariables.Token} or "
                + $"{EnvironmentVariables.ClientId} if set, else the default profile. [env: {EnvironmentVariables.Profile}]",
        HelpName = "name",
    };

    private readonly Option<string?> _confirm = new("--confirm")
    {
        Description = $"What needs the user's consent: destructive (default), writes or never. [env: {EnvironmentVariables.Confirm}]",
        HelpName = "level",
    };

    private readonly Option<string?> _confirmBy = new("--confirm-by")
    {
        Description =
            "How the user agrees: elicitation (the client asks; one that cannot is refused) or token (plan and token, for "
                + "clients that decline every question by themselves). Default: elicitation where the client has it, else "
                + $"token. [env: {EnvironmentVariables.ConfirmBy}]",
        HelpName = "way",
    };

    private readonly Option<string?> _secrets = new("--secrets")
    {
        Description =
            "The local secrets that calls may refer to, comma-separated: env:NAME, file:PATH, file:PATH#KEY, keychain:NAME, "
                + $"each with * and ?; default: none. [env: {EnvironmentVariables.Secrets}]",
        HelpName = "list",
    };

    private readonly Option<string?> _projectRoot = new("--project-root")
    {
        Description =
            "The folder whose files calls may use: projects to onboard, uploads, places for secrets. Default: the folder "
                + $"that the program is started in. [env: {EnvironmentVariables.ProjectRoot}]",
        HelpName = "folder",
    };

    private readonly Option<bool> _demo = new("--demo")
    {
        Description = "Use a made-up tenant inside this process: no network, no credentials, forgotten at exit.",
    };

    public void AddTo(Command command)
    {
        command.Add(_tools);
        command.Add(_toolsets);
        command.Add(_readOnly);
        command.Add(_profile);
        command.Add(_confirm);
        command.Add(_confirmBy);
        command.Add(_secrets);
        command.Add(_projectRoot);
        command.Add(_demo);
    }

    /// <summary>Options and variables joined.</summary>
    /// <param name="mayBeMissing">A profile that is named need not be there yet.</param>
    /// <exception cref="UsageException">One of them is wrong.</exception>
    public ServerSettings Read(ParseResult parsed, Func<string, string?> environment, bool mayBeMissing = false)
    {
        var isDemo = parsed.GetValue(_demo);
        var named = parsed.GetValue(_profile);
        var credentials = new CredentialResolver(environment);
        var usesProfile = named is not null || (!isDemo && credentials.UsesProfile(named));
        var profile = !usesProfile ? null : mayBeMissing ? credentials.FindIfThere(named) : credentials.Find(named);
        return new ServerSettings(
            Selection(parsed, environment, profile),
            isDemo,
            ResultLimits.FromEnvironment(environment),
            Confirm(parsed.GetValue(_confirm), environment(EnvironmentVariables.Confirm), profile?.Confirm),
            usesProfile && credentials.IsNamed(named) ? credentials.NameOf(named) : null,
            usesProfile)
        {
            ConfirmBy = parsed.GetValue(_confirmBy) is { } way ? ConfirmWays.Parse(way, "--confirm-by")
                : environment(EnvironmentVariables.ConfirmBy) is { } variable
                    ? ConfirmWays.Parse(variable, EnvironmentVariables.ConfirmBy)
                : ConfirmBy.Client,
            ProjectRoot = Root(parsed.GetValue(_projectRoot), "--project-root")
                ?? Root(environment(EnvironmentVariables.ProjectRoot), EnvironmentVariables.ProjectRoot),
            Secrets = parsed.GetValue(_secrets) is { } secrets ? SecretAllowance.Parse(secrets, "--secrets")
                : environment(EnvironmentVariables.Secrets) is { } variables
                    ? SecretAllowance.Parse(variables, EnvironmentVariables.Secrets)
                : profile?.Secrets is { } remembered ? SecretAllowance.Parse(remembered, "The profile's secrets")
                : SecretAllowance.None,
        };
    }

    /// <summary>The path from the root of the file system on; null when none was given.</summary>
    /// <exception cref="UsageException">It is not a folder.</exception>
    private static string? Root(string? path, string source)
        => path is null ? null
            : path.Trim().Length > 0 && Directory.Exists(path) ? Path.GetFullPath(path)
            : throw new UsageException(
                $"{source} does not name a folder. Give the folder of the project, e.g. "
                + $"{source}={(source.StartsWith('-') ? "." : "/home/me/project")}");

    /// <summary>What is not said is as the profile has it.</summary>
    private ToolSelection Selection(ParseResult parsed, Func<string, string?> environment, Profile? profile)
    {
        var tools = List(parsed.GetValue(_tools), "--tools", environment(EnvironmentVariables.Tools), EnvironmentVariables.Tools);
        var toolsets = List(
            parsed.GetValue(_toolsets), "--toolsets", environment(EnvironmentVariables.Toolsets), EnvironmentVariables.Toolsets);
        if (tools is null && toolsets is null && profile is not null)
        {
            tools = List(profile.Tools, "--tools", null, EnvironmentVariables.Tools);
            toolsets = List(profile.Toolsets, "--toolsets", null, EnvironmentVariables.Toolsets);
        }

        var variable = EnvironmentVariables.Boolean(environment, EnvironmentVariables.ReadOnly) ?? false;
        var isReadOnly = parsed.GetResult(_readOnly) is { Implicit: false } ? parsed.GetValue(_readOnly) : variable;
        return new ToolSelection(tools, toolsets, isReadOnly || profile is { ReadOnly: true });
    }

    private static ConfirmLevel Confirm(string? option, string? variable, string? remembered)
        => option is not null ? ConfirmLevels.Parse(option, "--confirm")
            : variable is not null ? ConfirmLevels.Parse(variable, EnvironmentVariables.Confirm)
            : remembered is not null ? ConfirmLevels.Parse(remembered, "The profile's confirm level")
            : ConfirmLevel.Destructive;

    /// <summary>An empty list is a mistake, never "everything" and never "nothing".</summary>
    internal static IReadOnlyList<string>? List(string? option, string optionName, string? variable, string variableName)
    {
        var (text, source) = option is not null ? (option, optionName) : (variable, variableName);
        if (text is null)
        {
            return null;
        }

        var items = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return items.Length > 0
            ? items
            : throw new UsageException(
                $"{source} is empty. Name at least one, e.g. "
                + $"{(source.EndsWith("ets", StringComparison.OrdinalIgnoreCase) ? $"{source}=core" : $"{source}='auth0_list_*'")}, "
                + "or leave it out for the default.");
    }
}
