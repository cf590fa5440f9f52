using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The token of a profile. It is renewed before it ends and once after the tenant has refused it, by one thread of one process at
/// a time; a new sign-in, another default profile and a logout are noticed at the next call. Nothing is read before the first
/// one.
/// </summary>
/// <param name="named">The profile; null for whichever is the default.</param>
/// <param name="open">Opens the store of that name.</param>
/// <param name="debug">Gets a line per step; null for none.</param>
internal sealed partial class TokenSource(
    UserDirectories directories, string? named, Func<string, ISignInStore> open, Func<OAuthClient> oauth, TimeProvider time,
    RenewalsInFlight inFlight,
    DebugLog? debug = null) : ITokenSource
{
    /// <summary>Stands for the host while there is no sign-in.</summary>
    public const string NoTenant = "no tenant";

    private static readonly TimeSpan s_remarkWait = TimeSpan.FromSeconds(2);

    private readonly ProfileStore _profiles = new(directories);
    private readonly SignInChanges _changes = new(directories.State);
    private readonly SharedAttempt _attempt = new();

    /// <summary>What was found, and what stood for the state of the store then.</summary>
    private volatile Found? _found;

    /// <summary>Renewed and not stored: a full disk for example. It is stored before anything else happens.</summary>
    private Unstored? _unstored;

    /// <summary>A refresh token that the server will not take any more, and why.</summary>
    private (string RefreshToken, NotSignedInException Reason)? _dead;

    /// <summary>The tenant's host, as of a state of the store. Concurrent calls read and write it.</summary>
    private volatile Known? _tenant;

    /// <summary>What the stored sign-in allows, as of a state of the store.</summary>
    private volatile Granted? _granted;

    public string Tenant
    {
        get
        {
            var changes = _changes.Current();
            if (_tenant is { } known && known.Changes == changes)
            {
                return known.Tenant;
            }

            try
            {
                var tenant = TenantAddress.Parse(Select().Tenant, "The tenant of the profile").Host;
                _tenant = new Known(changes, tenant);
                return tenant;
            }
            catch (Exception failure) when (failure is NotSignedInException or SignInStoreException or UsageException)
            {
                // The call itself will say so.
                return _tenant?.Tenant ?? NoTenant;
            }
        }
    }

    public IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>Read once per state of the store; a token that has ended says it, too.</summary>
    public async ValueTask<GrantedScopes> GrantedAsync(CancellationToken cancellationToken)
    {
        var changes = _changes.Current();
        if (_found is { } found && found.Changes == changes)
        {
            return GrantedScopes.Of(found.Held.Token);
        }

        if (_granted is not { } known || known.Changes != changes)
        {
            _granted = known = new Granted(changes, await ReadGrantedAsync(cancellationToken));
        }

        return known.Scopes;
    }

    public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
        => Ready(rejected) is { } token
            ? ValueTask.FromResult(token)
            : new ValueTask<AccessToken>(
                inFlight.Track(_attempt.RunAsync(() => Ready(rejected), () => FindAsync(rejected))).WaitAsync(cancellationToken));

    private AccessToken? Ready(AccessToken? rejected)
        => _found is { } found && found.Changes == _changes.Current() && found.Held.IsGood(time.GetUtcNow(), rejected)
            ? found.Held.Token
            : null;

    private async Task<GrantedScopes> ReadGrantedAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Nobody waits for a keychain that asks for its password where only a remark depends on it.
            var profile = Select();
            var signIn = await LoadAsync(open(profile.Storage), profile).WaitAsync(s_remarkWait, time, cancellationToken);
            return GrantedScopes.Of(Hold(profile, signIn).Token);
        }
        catch (Exception failure) when (failure is NotSignedInException or SignInStoreException or UsageException or TimeoutException)
        {
            // A call that needs the token will say so.
            return GrantedScopes.Unknown;
        }
    }

    private async Task<AccessToken> FindAsync(AccessToken? rejected)
    {
        try
        {
            // Read before the store: a change between the two is noticed next time.
            var changes = _changes.Current();
            var profile = Select();
            var store = open(profile.Storage);
            var held = Hold(profile, await LoadAsync(store, profile));
            if (!held.IsGood(time.GetUtcNow(), rejected))
            {
                return await RenewAsync(profile, store, rejected);
            }

            _found = new Found(changes, held);
            return held.Token;
        }
        catch (Exception failure) when (failure is SignInStoreException or UsageException)
        {
            throw new NotSignedInException(
                failure.Message, "Tell the user; this server notices when it is fixed. 'auth0-mcp doctor' shows more.");
        }
    }

    /// <exception cref="NotSignedInException">There is none.</exception>
    private Profile Select()
    {
        var name = named ?? _profiles.Default;
        return _profiles.Find(name)
               ?? throw new NotSignedInException(
                   MissingSignIn.Sentence(name, _profiles), NotSignedInException.Run(NotSignedInException.Init(name)));
    }

    private static async Task<SavedSignIn> LoadAsync(ISignInStore store, Profile profile)
        => await store.LoadAsync(profile.Name, CancellationToken.None)
           ?? throw new NotSignedInException(
               $"The sign-in of profile '{profile.Name}' is gone from {store.Description}.",
               NotSignedInException.Run(NotSignedInException.Init(profile.Name)));

    private HeldToken Hold(Profile profile, SavedSignIn signIn)
    {
        Secrets = SecretsOf(signIn);
        return HeldToken.Stored(TokenRenewal.Token(profile, signIn), AccessTokenClaims.Read(signIn.AccessToken)?.Lifetime);
    }

    private static IReadOnlyList<string> SecretsOf(SavedSignIn signIn)
        => [signIn.AccessToken, signIn.RefreshToken ?? "", signIn.Proof?.Hidden ?? ""];

    private static NotSignedInException Ended(Profile profile, SavedSignIn signIn, AccessToken? rejected) => new(
        $"The sign-in for {signIn.Tenant} {(rejected is null ? "has ended" : "is not accepted any more")}, and it cannot renew "
        + $"itself{(signIn.Kind == SignInKind.Device ? ": it was made without offline_access" : "")}.",
        NotSignedInException.Run(NotSignedInException.Init(profile.Name)));

    private sealed record Found(string Changes, HeldToken Held);

    private sealed record Known(string Changes, string Tenant);

    private sealed record Granted(string Changes, GrantedScopes Scopes);

    private sealed record Unstored(string Profile, string? Spent, SavedSignIn Next);
}
