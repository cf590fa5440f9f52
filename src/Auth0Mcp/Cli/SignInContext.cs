using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>What commands need of sign-ins.</summary>
internal static class SignInContext
{
    public static UserDirectories Directories(this CliContext context) => UserDirectories.Of(context.Environment);

    public static ProfileStore Profiles(this CliContext context) => new(context.Directories());

    public static ISignInStore Store(this CliContext context, string storage) => SignInStorage.Open(storage, context.Directories());

    /// <summary>Keeps other processes from renewing or changing a profile meanwhile.</summary>
    /// <exception cref="SignInStoreException">Another process is busy with it.</exception>
    public static Task<ProfileLock> LockAsync(this CliContext context, string profile, CancellationToken cancellationToken)
        => ProfileLock.AcquireAsync(context.Directories().State, profile, cancellationToken);
}
