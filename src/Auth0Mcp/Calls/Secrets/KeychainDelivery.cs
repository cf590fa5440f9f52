using Auth0Mcp.SignIn;

namespace Auth0Mcp.Calls.Secrets;

/// <summary><c>secret_to: keychain:NAME</c>: a new entry of the system's keychain.</summary>
internal sealed class KeychainDelivery : SecretDelivery
{
    private readonly SecretKeychain _keychain;
    private readonly string _name;

    private KeychainDelivery(SecretKeychain keychain, string name) => (_keychain, _name) = (keychain, name);

    public override string Place => SecretKeychain.Scheme + _name;

    /// <summary>Makes sure that the entry is free and can be made, or says why not.</summary>
    public static async Task<(SecretDelivery? Delivery, string? Problem)> OpenAsync(string name, SecretKeychain? keychain, CancellationToken cancellationToken)
    {
        if (keychain is null)
        {
            return (null, "there is no keychain here; use file:PATH");
        }

        try
        {
            if (await keychain.ReadAsync(name, cancellationToken) is not null)
            {
                return (null, "exists already, and is not overwritten; use another name");
            }

            await keychain.VerifyAsync(name, cancellationToken);
            return (new KeychainDelivery(keychain, name), null);
        }
        catch (SignInStoreException failure)
        {
            return (null, failure.Message);
        }
    }

    public override void Dispose()
    {
        // Nothing is made before the secrets come.
    }

    /// <summary>Not to be cancelled: the secret exists, and is nowhere else.</summary>
    protected override Task SaveAsync(byte[] content) => _keychain.WriteAsync(_name, content, CancellationToken.None);
}
