using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>
/// A place for secrets that the document describes: a value that it does not have there is no safer than the same at any other place.
/// </summary>
public class KnownPlaceTests
{
    private const string Hidden = "Zk3mQ9vT7wL2pX5n";

    [Theory]
    [InlineData("auth0_get_action", """{"secrets":[{"name":"K","value":"Zk3mQ9vT7wL2pX5n"}]}""")]
    [InlineData("auth0_get_action", """{"secrets":[{"name":"API_KEY","value":"Zk3mQ9vT7wL2pX5n"}]}""")]
    [InlineData("auth0_get_action", """{"secrets":[{"name":"K","secret_value":"Zk3mQ9vT7wL2pX5n"}]}""")]
    [InlineData("auth0_get_action", """{"secrets":[{"name":"K","data":"Zk3mQ9vT7wL2pX5n"}]}""")]
    [InlineData("auth0_get_action", """{"secrets":[{"name":"K","value":{"x":"Zk3mQ9vT7wL2pX5n"}}]}""")]
    [InlineData("auth0_get_action", """{"secrets":["Zk3mQ9vT7wL2pX5n"]}""")]
    [InlineData(
        "auth0_get_application",
        """{"client_authentication_methods":{"private_key_jwt":{"credentials":[{"id":"cred_1","value":"Zk3mQ9vT7wL2pX5n"}]}}}""")]
    public void SecretInAMemberThatTheDocumentLacks_IsHidden(string tool, string answer)
        => Assert.DoesNotContain(Hidden, Mask(tool, answer), StringComparison.Ordinal);

    [Fact]
    public void WordThatIsTheValueOfASecret_IsHidden()
        => Assert.Equal(
            """{"secrets":[{"name":"K","value":"[REDACTED]"}]}""",
            Mask("auth0_get_action", """{"secrets":[{"name":"K","value":"hunter"}]}"""));

    [Theory]
    [InlineData(
        "auth0_get_action",
        """{"secrets":[{"name":"API_KEY","updated_at":"2026-01-02T03:04:05.678Z","status":"built","version_id":"a1b2c3d4e5"}]}""")]
    [InlineData("auth0_get_email_provider", """{"name":"x","credentials":{"region":"us","label":"primary relay","port":25}}""")]
    [InlineData(
        "auth0_get_application",
        """{"client_authentication_methods":{"private_key_jwt":{"credentials":[{"id":"cred_9xYz12AbC","state":"active"}]}}}""")]
    [InlineData("auth0_get_application", """{"refresh_token":{"rotation_type":"rotating","policy":"strict-2"}}""")]
    public void WordInAMemberThatTheDocumentLacks_IsShown(string tool, string answer)
    {
        var shown = Mask(tool, answer);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(answer), JsonElement.Parse(shown)), shown);
    }

    private static string Mask(string tool, string answer)
        => ResultJson.Write(writer => SecretMask.Of(ManagementCatalog.Find(tool)!).Root.Write(writer, JsonElement.Parse(answer)));
}
