using Auth0Mcp.Configuration;

namespace Auth0Mcp.Clients;

/// <summary>Which variables of a person's shell a client hands on to the servers that it starts.</summary>
internal enum HandedOn
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>All but those of Auth0, whose names look like credentials.</summary>
    WithoutAuth0,

    /// <summary>The few that the SDKs take for harmless: home, user, shell, path.</summary>
    Few,

    /// <summary>The few, and those that the entry names.</summary>
    Named,
}

/// <summary>The variables that matter to a server that a client starts.</summary>
internal static class EntryVariables
{
    /// <summary>
    /// Where the sign-in is looked for, and how this server behaves, as far as <c>run</c> has no option for it. Never a
    /// credential.
    /// </summary>
    private static readonly string[] s_settings =
    [
        EnvironmentVariables.Home, EnvironmentVariables.ResultBytes, EnvironmentVariables.SelectedResultBytes,
            EnvironmentVariables.MaxCalls,
        EnvironmentVariables.Audit, EnvironmentVariables.Analytics, EnvironmentVariables.Structured,
    ];

    /// <summary>Directories of a person that differ from the usual ones, trusted certificates, and the proxy.</summary>
    private static readonly string[] s_machine =
    [
        "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY",
    ];

    /// <summary>Those that <c>run</c> has options for.</summary>
    private static readonly string[] s_options =
    [
        EnvironmentVariables.Tools, EnvironmentVariables.Toolsets, EnvironmentVariables.ReadOnly, EnvironmentVariables.Profile,
        EnvironmentVariables.Confirm, EnvironmentVariables.ConfirmBy, EnvironmentVariables.Secrets,
    ];

    /// <summary>The way to the keychain on Linux.</summary>
    private static readonly string[] s_session = ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"];

    private static readonly string[] s_few = OperatingSystem.IsWindows()
        ? ["APPDATA", "HOMEDRIVE", "HOMEPATH", "LOCALAPPDATA", "PATH", "PROCESSOR_ARCHITECTURE", "SYSTEMDRIVE", "SYSTEMROOT",
            "TEMP", "USERNAME", "USERPROFILE"]
        : ["HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"];

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What an entry names for a client that hands on nothing else.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_session, .. s_machine, .. s_settings, .. s_options,
        EnvironmentVariables.Debug];

    /// <summary>The settings of this shell that an entry takes along.</summary>
    public static IReadOnlyDictionary<string, string> Settings(Func<string, string?> environment)
        => Pick([.. s_settings, .. s_machine], environment).Where(static pair => IsHarmless(pair.Value))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);

    /// <summary>What a client hands on of a shell, and what its entry adds.</summary>
    /// <param name="all">Every variable of the shell.</param>
    /// <param name="added">Those of the entry.</param>
    public static IReadOnlyDictionary<string, string> Seen(
        HandedOn handed, IReadOnlyDictionary<string, string> all, IReadOnlyDictionary<string, string> added)
    {
        var seen = new Dictionary<string, string>(
            handed switch
            {
                HandedOn.All => all,
                HandedOn.WithoutAuth0 => all.Where(static pair => !pair.Key.StartsWith("AUTH0_", StringComparison.Ordinal)),
                HandedOn.Few => Pick(s_few, all.GetValueOrDefault),
                _ => Pick([.. s_few, .. Names], all.GetValueOrDefault),
            },
            StringComparer.Ordinal);
        foreach (var (name, value) in added)
        {
            seen[name] = value;
        }

        return seen;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pick(IEnumerable<string> names, Func<string, string?> environment)
        => names.Select(name => (Name: name, Value: environment(name))).Where(static pair => !string.IsNullOrEmpty(pair.Value))
            .Select(static pair => KeyValuePair.Create(pair.Name, pair.Value!));

    /// <summary>The address of a proxy may hold a password.</summary>
    private static bool IsHarmless(string value) => !value.Contains('@', StringComparison.Ordinal);
}
