using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>What commands need of sign-ins.</summary>
internal static class SignInContext
{
    /// <summary>Which sign-in applies.</summary>
    public static CredentialResolver Credentials(this CliContext context) => new(context.Environment);

    /// <summary>What DEBUG=auth0-mcp shows; null when nobody asks for it.</summary>
    public static DebugLog? Debug(this CliContext context) => DebugLog.Open(context.Environment, context.Log);

    public static UserDirectories Directories(this CliContext context) => context.Credentials().Directories;

    public static ProfileStore Profiles(this CliContext context) => context.Credentials().Profiles;

    public static ISignInStore Store(this CliContext context, string storage) => context.Credentials().Store(storage);

    /// <summary>Keeps other processes from renewing or changing a profile meanwhile.</summary>
    /// <exception cref="SignInStoreException">Another process is busy with it.</exception>
    public static Task<IDisposable> LockAsync(this CliContext context, string profile, CancellationToken cancellationToken)
        => ProfileLock.AcquireAsync(context.Directories().State, profile, cancellationToken);
}
