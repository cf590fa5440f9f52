using Auth0Mcp.SignIn;

namespace Auth0Mcp.Calls.Secrets;

/// <summary><c>secret_to: keychain:NAME</c>: a new entry of the system's keychain.</summary>
internal sealed class KeychainDelivery : SecretDelivery
{
    private readonly SecretKeychain _keychain;
    private readonly string _name;
    private string _saved;

    private KeychainDelivery(SecretKeychain keychain, string name) => (_keychain, _name, _saved) = (keychain, name, name);

    public override string Place => SecretKeychain.Scheme + _saved;

    /// <summary>Makes sure that the entry is free and can be made, or says why not.</summary>
    public static async Task<Result<SecretDelivery, string>> OpenAsync(
        string name, SecretKeychain? keychain, CancellationToken cancellationToken)
    {
        if (keychain is null)
        {
            return "there is no keychain here; use file:PATH";
        }

        try
        {
            if (await keychain.ReadAsync(name, cancellationToken) is not null)
            {
                return "already exists, and is not overwritten; use another name";
            }

            await keychain.VerifyAsync(name, cancellationToken);
            return keychain.Reservations.TryTake(name) ? new KeychainDelivery(keychain, name) : InUse;
        }
        catch (SignInStoreException failure)
        {
            return failure.Message;
        }
    }

    public override void Dispose() => _keychain.Reservations.Release(_name);

    /// <summary>Not to be cancelled: the secret exists, and is nowhere else. An entry that came meanwhile stays.</summary>
    protected override async Task SaveAsync(byte[] content)
    {
        for (var number = 2; await _keychain.ReadAsync(_saved, CancellationToken.None) is not null; number++)
        {
            _saved = $"{_name}-{number}";
        }

        await _keychain.WriteAsync(_saved, content, CancellationToken.None);
    }
}
