using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>The sign-in that a command would use, and what is wrong with it.</summary>
/// <param name="Name">The profile, or that the environment holds it.</param>
/// <param name="Storage">Where it is kept.</param>
/// <param name="SignIn">Null when there is none.</param>
/// <param name="Now">When that was found out.</param>
/// <param name="Fix">What to do before it can be used; null when it can.</param>
internal sealed record Session(string Name, string Storage, SavedSignIn? SignIn, DateTimeOffset Now, string? Fix)
{
    /// <summary>Stands for a profile where variables hold the sign-in.</summary>
    public const string InEnvironment = "the environment";

    /// <summary>Stands for a profile in the made-up tenant.</summary>
    public const string NoProfile = "none, with --demo";

    /// <summary>The tenant's own host, where calls go to a custom domain; null elsewhere.</summary>
    public string? CanonicalHost => SignIn is null ? null : TokenTenant.CanonicalHost(SignIn);

    /// <summary>What the token allows; null when nobody said.</summary>
    public IReadOnlyList<string>? Scopes { get; private init; }

    /// <summary>When the token ends; null when nobody said.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>What the profile remembers; null when there is no profile.</summary>
    public Profile? Profile { get; private init; }

    /// <summary>The made-up tenant, which everybody is signed in to.</summary>
    public static Session OfDemo(DateTimeOffset now)
    {
        var (tenant, token) = (Credentials.Demo.Tenant, Credentials.Demo.AccessToken);
        var signIn = new SavedSignIn(
            SignInKind.Token, tenant.Host, tenant.ApiBase.AbsoluteUri, "", null, "", [], token, DateTimeOffset.MaxValue, null, now);
        return new Session(NoProfile, "this process, forgotten at its end", signIn, now, Fix: null);
    }

    /// <summary>Variables beat the default profile, but not one that is named.</summary>
    /// <exception cref="UsageException">A variable is wrong, or missing where others of a sign-in are set.</exception>
    /// <exception cref="SignInStoreException">The storage cannot be read.</exception>
    public static Task<Session> LoadAsync(string? named, CliContext context, CancellationToken cancellationToken)
        => FromEnvironment(named, context) is { } session
            ? Task.FromResult(session)
            : FromProfileAsync(named, context, cancellationToken);

    private static async Task<Session> FromProfileAsync(string? named, CliContext context, CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow();
        var profiles = context.Profiles();
        var name = context.Credentials().NameOf(named);
        if (profiles.Find(name) is not { } profile)
        {
            return new Session(name, "", null, now, $"{MissingSignIn.Sentence(name, profiles)} Run '{NotSignedInException.Init(name)}'.");
        }

        var store = context.Store(profile.Storage);
        var signIn = await store.LoadAsync(name, cancellationToken);
        return new Session(name, store.Description, signIn, now, Problem(profile, signIn, now))
        {
            Scopes = signIn?.Scopes,
            ExpiresAt = signIn?.ExpiresAt,
            Profile = profile,
        };
    }

    private static Session? FromEnvironment(string? named, CliContext context) => context.Credentials().FromEnvironment(named) switch
    {
        null => null,
        { Application: { } application } => FromApplication(application, context.Time.GetUtcNow()),
        { Token: var token } => FromToken(token!, context.Time.GetUtcNow()),
    };

    private static Session FromApplication(ApplicationVariables application, DateTimeOffset now)
    {
        var signIn = new SavedSignIn(
            SignInKind.ClientCredentials, application.Tenant.Host, application.Issuer.AbsoluteUri, application.ClientId,
            application.Proof.Secret, application.Audience, [], "", now, null, now)
        {
            PrivateKey = application.Proof.PrivateKey,
        };
        return new Session(InEnvironment, InEnvironment, signIn, now, Fix: null);
    }

    private static Session FromToken(Credentials credentials, DateTimeOffset now)
    {
        var claims = AccessTokenClaims.Read(credentials.AccessToken);
        var signIn = new SavedSignIn(
            SignInKind.Token, credentials.Tenant.Host, credentials.Tenant.ApiBase.AbsoluteUri, "", null,
            claims?.ManagementApi?.AbsoluteUri ?? "", claims?.Scopes ?? [], credentials.AccessToken,
            claims?.ExpiresAt ?? DateTimeOffset.MaxValue, null, now);
        var fix = claims?.ExpiresAt <= now
            ? $"The token in {EnvironmentVariables.Token} has expired. Set a new one, or unset it and run 'auth0-mcp init'."
            : TokenTenant.Problem(credentials) is { } problem ? problem + " Set them to the same tenant."
            : null;
        return new Session(InEnvironment, InEnvironment, signIn, now, fix) { Scopes = claims?.Scopes, ExpiresAt = claims?.ExpiresAt };
    }

    private static string? Problem(Profile profile, SavedSignIn? signIn, DateTimeOffset now)
        => signIn is null ? $"The sign-in of profile '{profile.Name}' is gone. Run '{NotSignedInException.Init(profile.Name)}'."
            : TokenTenant.Problem(profile, signIn) is { } problem ? $"{problem} Run '{NotSignedInException.Init(profile.Name)}'."
            : signIn.ExpiresAt > now || SignInText.IsRenewable(signIn) ? null
            : $"The sign-in has expired. Run '{NotSignedInException.Init(profile.Name)}'.";
}
