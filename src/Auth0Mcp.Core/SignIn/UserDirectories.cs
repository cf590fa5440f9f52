using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

/// <summary>
/// This program's directories of one person: those of the XDG base directory specification on Linux, Application Support on macOS,
/// %APPDATA% and %LOCALAPPDATA% on Windows. <c>AUTH0_MCP_HOME</c> stands for both of them, in tests and containers.
/// </summary>
/// <param name="Config">Settings that a person may read and edit.</param>
/// <param name="State">Sign-ins, locks, and the notice of changes.</param>
/// <param name="IsOwn">True when <c>AUTH0_MCP_HOME</c> names them.</param>
internal sealed record UserDirectories(string Config, string State, bool IsOwn)
{
    private const string Name = "auth0-mcp";

    /// <summary>The directories as the environment has them; they need not exist.</summary>
    /// <exception cref="UsageException">The environment names no absolute path.</exception>
    public static UserDirectories Of(Func<string, string?> environment)
    {
        if (environment(EnvironmentVariables.Home) is { Length: > 0 } own)
        {
            return Path.IsPathFullyQualified(own)
                ? new UserDirectories(own, own, IsOwn: true)
                : throw new UsageException(
                    $"{EnvironmentVariables.Home} is not an absolute path. Set it to a directory of yours, or unset it.");
        }

        if (OperatingSystem.IsWindows())
        {
            return new UserDirectories(
                Below(environment("APPDATA"), Environment.SpecialFolder.ApplicationData),
                Below(environment("LOCALAPPDATA"), Environment.SpecialFolder.LocalApplicationData),
                IsOwn: false);
        }

        var home = environment("HOME") is { Length: > 0 } set ? set : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (!Path.IsPathFullyQualified(home))
        {
            throw new UsageException(
                $"This user has no home directory. Set HOME, or {EnvironmentVariables.Home} to a directory for this program's "
                + "own files.");
        }

        if (OperatingSystem.IsMacOS())
        {
            var support = Path.Combine(home, "Library", "Application Support", Name);
            return new UserDirectories(support, support, IsOwn: false);
        }

        return new UserDirectories(
            Path.Combine(Xdg(environment("XDG_CONFIG_HOME"), home, ".config"), Name),
            Path.Combine(Xdg(environment("XDG_STATE_HOME"), home, ".local/state"), Name),
            IsOwn: false);
    }

    /// <summary>A relative path is to be ignored (XDG base directory specification).</summary>
    private static string Xdg(string? value, string home, string standard)
        => value is not null && Path.IsPathFullyQualified(value) ? value : Path.Combine(home, standard);

    private static string Below(string? value, Environment.SpecialFolder folder)
        => Path.Combine(value is { Length: > 0 } && Path.IsPathFullyQualified(value) ? value : Environment.GetFolderPath(folder), Name);
}
