using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

/// <summary>
/// Which sign-in applies: the one rule of all commands. A profile that is named counts, then variables that hold a sign-in, then
/// the default profile.
/// </summary>
/// <param name="environment">Reads a variable; null when it is not set.</param>
internal sealed class CredentialResolver(Func<string, string?> environment)
{
    /// <summary>Stands in the record of calls for a profile, where variables hold the sign-in. No profile can be called so.</summary>
    public const string EnvironmentName = "environment";

    public UserDirectories Directories => UserDirectories.Of(environment);

    public ProfileStore Profiles => new(Directories);

    /// <summary>True where a saved sign-in is used, false where variables hold one.</summary>
    /// <param name="option">The profile that an option names; null when none does.</param>
    public bool UsesProfile(string? option) => option is not null || !EnvironmentCredentials.AreGiven(environment);

    /// <summary>What the variables hold; null where a profile is named, or they hold nothing of a sign-in.</summary>
    /// <exception cref="UsageException">A variable is wrong, or missing where others of a sign-in are set.</exception>
    public EnvironmentCredentials? FromEnvironment(string? option) => option is null ? EnvironmentCredentials.Read(environment) : null;

    /// <summary>The name of the profile that counts where a saved sign-in is used.</summary>
    /// <exception cref="UsageException">It is not a name of a profile.</exception>
    public string NameOf(string? option) => ProfileName.Choose(option, environment, Profiles);

    /// <summary>True when an option or the variable names the profile.</summary>
    /// <exception cref="UsageException">It is not a name of a profile.</exception>
    public bool IsNamed(string? option) => ProfileName.Given(option, environment) is not null;

    /// <summary>The profile that is named, or the default one; null when nobody has signed in yet.</summary>
    /// <exception cref="UsageException">It is not a name of a profile, or there is none of that name.</exception>
    public Profile? Find(string? option)
    {
        var profiles = Profiles;
        return ProfileName.Given(option, environment) is { } name ? profiles.Get(name) : profiles.Find(profiles.Default);
    }

    /// <summary>The same; null as well when there is none of the name that is given.</summary>
    /// <exception cref="UsageException">It is not a name of a profile.</exception>
    public Profile? FindIfThere(string? option) => Profiles.Find(NameOf(option));

    /// <summary>
    /// Under what name calls are recorded: that of the profile, or what stands for the environment where there is none.
    /// </summary>
    /// <param name="option">A profile, or <see cref="EnvironmentName"/>; null for whichever counts.</param>
    /// <exception cref="UsageException">It is not a name of a profile.</exception>
    public string RecordOf(string? option)
    {
        if (string.Equals(option, EnvironmentName, StringComparison.OrdinalIgnoreCase))
        {
            return EnvironmentName;
        }

        var profiles = Profiles;
        return ProfileName.Given(option, environment) is { } name
            ? profiles.NameOf(name)
            : profiles.Find(profiles.Default)?.Name ?? EnvironmentName;
    }

    /// <summary>Where a profile keeps its sign-in.</summary>
    public ISignInStore Store(string storage) => SignInStorage.Open(storage, Directories);
}
