using Auth0Mcp.Cli;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary>A new sign-in goes to the keychain where there is one, whatever the last one used.</summary>
public class StorageChoiceTests
{
    [Theory]
    [InlineData(null, true, "keychain")]
    [InlineData(null, false, "keychain")]
    [InlineData("keychain", false, "keychain")]
    [InlineData("file", true, "keychain")]
    [InlineData("file", false, "file")]
    public async Task Profile_KeepsItsFileOnlyWithoutAKeychain(string? known, bool works, string expected)
        => Assert.Equal(expected, await StorageChoice.ChooseAsync(known, _ => new Keychain(works), CancellationToken.None));

    private sealed class Keychain(bool works) : ISignInStore
    {
        public string Description => "a keychain";

        public Task CheckAsync(CancellationToken cancellationToken)
            => works ? Task.CompletedTask : throw new SignInStoreException("There is none.");

        public Task<SavedSignIn?> LoadAsync(string profile, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken cancellationToken)
            => throw new NotSupportedException();

        public Task DeleteAsync(string profile, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
