using System.CommandLine;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>The options that <c>run</c>, <c>call</c> and <c>tools</c> share. An option beats its environment variable.</summary>
internal sealed class SharedOptions
{
    private readonly Option<string?> _tools = new("--tools")
    {
        Description = $"Enable the tools whose names match: comma-separated globs with * and ?, e.g. 'auth0_list_*,auth0_get_*'; '*' is everything. [env: {EnvironmentVariables.Tools}]",
        HelpName = "globs",
    };

    private readonly Option<string?> _toolsets = new("--toolsets")
    {
        Description = $"Enable whole areas, comma-separated; 'all' is everything. Default: core. 'auth0-mcp tools' shows them. [env: {EnvironmentVariables.Toolsets}]",
        HelpName = "names",
    };

    private readonly Option<bool> _readOnly = new("--read-only")
    {
        Description = $"Enable only tools that change nothing; wins over every other option. [env: {EnvironmentVariables.ReadOnly}]",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = $"The sign-in to use. This version has one, 'default', from {EnvironmentVariables.Domain} and {EnvironmentVariables.Token}. [env: {EnvironmentVariables.Profile}]",
        HelpName = "name",
    };

    private readonly Option<string?> _confirm = new("--confirm")
    {
        Description = $"What needs the user's consent: destructive (default), writes or never. [env: {EnvironmentVariables.Confirm}]",
        HelpName = "level",
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
        command.Add(_demo);
    }

    /// <summary>Options and variables joined.</summary>
    /// <exception cref="UsageException">One of them is wrong.</exception>
    public ServerSettings Read(ParseResult parsed, Func<string, string?> environment)
    {
        var profile = parsed.GetValue(_profile) ?? environment(EnvironmentVariables.Profile);
        if (profile is not (null or "default"))
        {
            throw new UsageException($"There is no profile '{profile}'. This version has only 'default', which takes {EnvironmentVariables.Domain} and {EnvironmentVariables.Token}.");
        }

        var readOnlyVariable = EnvironmentVariables.Boolean(environment, EnvironmentVariables.ReadOnly);
        return new ServerSettings(
            new ToolSelection(
                List(parsed.GetValue(_tools), "--tools", environment(EnvironmentVariables.Tools), EnvironmentVariables.Tools),
                List(parsed.GetValue(_toolsets), "--toolsets", environment(EnvironmentVariables.Toolsets), EnvironmentVariables.Toolsets),
                parsed.GetResult(_readOnly) is { Implicit: false } ? parsed.GetValue(_readOnly) : readOnlyVariable ?? false),
            parsed.GetValue(_demo),
            ResultLimits.FromEnvironment(environment),
            Confirm(parsed.GetValue(_confirm), environment(EnvironmentVariables.Confirm)));
    }

    private static ConfirmLevel Confirm(string? option, string? variable)
        => option is not null ? ConfirmLevels.Parse(option, "--confirm")
            : variable is not null ? ConfirmLevels.Parse(variable, EnvironmentVariables.Confirm)
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
            : throw new UsageException($"{source} is empty. Name at least one, e.g. {(source.EndsWith("ets", StringComparison.OrdinalIgnoreCase) ? $"{source}=core" : $"{source}='auth0_list_*'")}, or leave it out for the default.");
    }
}
