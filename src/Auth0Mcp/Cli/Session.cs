using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>The sign-in that a command would use, and what is wrong with it.</summary>
/// <param name="Profile">Its name; <c>environment</c> when variables hold it.</param>
/// <param name="Storage">Where it is kept.</param>
/// <param name="SignIn">Null when there is none.</param>
/// <param name="Now">When that was found out.</param>
/// <param name="Mend">What to do before it can be used; null when it can.</param>
internal sealed record Session(string Profile, string Storage, SavedSignIn? SignIn, DateTimeOffset Now, string? Mend)
{
    private const string InEnvironment = "environment";

    /// <summary>What the profile remembers.</summary>
    public bool ReadOnly { get; private init; }

    public string? Tools { get; private init; }

    public string? Toolsets { get; private init; }

    /// <summary>False for a token that somebody else got: it is not taken apart here.</summary>
    public bool KnowsScopes => SignIn is not null && Profile != InEnvironment;

    /// <summary>When the token ends; null when nobody said.</summary>
    public DateTimeOffset? ExpiresAt => Profile == InEnvironment ? null : SignIn?.ExpiresAt;

    /// <exception cref="UsageException">There is no such profile, or a variable is wrong.</exception>
    /// <exception cref="SignInStoreException">The storage cannot be read.</exception>
    public static async Task<Session> LoadAsync(string? named, CliContext context, CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow();
        var profiles = context.Profiles();
        var name = ProfileName.Choose(named, context.Environment, profiles);
        if (profiles.Find(name) is not { } profile)
        {
            return new Session(name, "", null, now, $"there is no sign-in '{name}'. Run '{Init(name)}'.");
        }

        var store = context.Store(profile.Storage);
        var signIn = await store.LoadAsync(name, cancellationToken);
        return new Session(name, store.Description, signIn, now, Problem(name, signIn, now))
        {
            ReadOnly = profile.ReadOnly,
            Tools = profile.Tools,
            Toolsets = profile.Toolsets,
        };
    }

    private static string? Problem(string name, SavedSignIn? signIn, DateTimeOffset now)
        => signIn is null ? $"the sign-in of profile '{name}' is gone. Run '{Init(name)}'."
            : signIn.ExpiresAt > now || SignInText.IsRenewable(signIn) ? null
            : $"the sign-in has expired. Run '{Init(name)}'.";

    private static string Init(string profile) => profile == ProfileName.Default ? "auth0-mcp init" : $"auth0-mcp init --profile {profile}";
}
