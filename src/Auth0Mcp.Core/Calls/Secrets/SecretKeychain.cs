using Auth0Mcp.Files;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>Secrets of calls in the system's keychain, by name; apart from sign-ins, which no name leads to.</summary>
/// <param name="entry">The entry of a name.</param>
/// <param name="timeout">How long one access may take; null for as long as a person needs to unlock it.</param>
internal sealed class SecretKeychain(Func<string, IKeychainEntry> entry, TimeSpan? timeout = null)
{
    public const string Scheme = "keychain:";

    private const string Fix = "Use a file instead.";
    private const int LongestName = 64;

    /// <summary>The names that calls under way save to.</summary>
    public Reservations Reservations { get; } = new();

    /// <summary>What is wrong with a name; null when it is one. It becomes the name of a file on some systems.</summary>
    public static string? CheckName(string name)
        => name.Length is > 0 and <= LongestName
            && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? null
            : $"expected keychain:NAME; a name has letters, digits, - and _, at most {LongestName}";

    /// <summary>Makes sure that a secret could be saved now.</summary>
    /// <exception cref="SignInStoreException">It could not.</exception>
    public Task VerifyAsync(string name, CancellationToken cancellationToken)
        => RunAsync(name, static keychain =>
        {
            keychain.Verify();
            return true;
        }, cancellationToken);

    /// <summary>What is saved under the name; null when nothing is.</summary>
    /// <exception cref="SignInStoreException">The keychain failed.</exception>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
        => await RunAsync(name, static keychain => keychain.Read(), cancellationToken) is { Length: > 0 } content ? content : null;

    /// <exception cref="SignInStoreException">The keychain failed.</exception>
    public Task WriteAsync(string name, byte[] content, CancellationToken cancellationToken)
        => RunAsync(name, keychain =>
        {
            keychain.Write(content);
            return true;
        }, cancellationToken);

    private Task<T> RunAsync<T>(string name, Func<IKeychainEntry, T> access, CancellationToken cancellationToken)
        => KeychainAccess.RunAsync(() => access(entry(name)), timeout ?? KeychainAccess.Timeout, Fix, cancellationToken);
}
