using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The names of profiles: letters, digits, - and _, at most 40. Two that differ in case alone are one: so are their files on some
/// systems.
/// </summary>
internal static class ProfileName
{
    /// <summary>The profile of somebody who names none.</summary>
    public const string Default = "default";

    private const int Longest = 40;

    /// <summary>The name that is given, or that of the default profile.</summary>
    /// <exception cref="UsageException">It is not a name of a profile.</exception>
    public static string Choose(string? option, Func<string, string?> environment, ProfileStore profiles)
        => Given(option, environment) is { } name ? profiles.NameOf(name) : profiles.Default;

    /// <summary>The name that is given with an option or in the environment; null when none is.</summary>
    /// <exception cref="UsageException">It is not a name of a profile.</exception>
    public static string? Given(string? option, Func<string, string?> environment)
    {
        var name = option ?? (environment(EnvironmentVariables.Profile)?.Trim() is { Length: > 0 } variable ? variable : null);
        return name is null || IsName(name) ? name
            : IsReserved(name)
                ? throw new UsageException(
                    $"'{name}' stands for a sign-in in environment variables and cannot name a profile. Choose another name.")
            : throw new UsageException(
                $"{(option is null ? EnvironmentVariables.Profile : "--profile")} is not a valid profile name. Use letters, "
                + $"digits, - and _, at most {Longest}.");
    }

    public static bool IsName(string text)
        => text.Length is > 0 and <= Longest
            && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') && !IsReserved(text);

    private static bool IsReserved(string text)
        => string.Equals(text, CredentialResolver.EnvironmentName, StringComparison.OrdinalIgnoreCase);
}
