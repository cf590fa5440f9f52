using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>What names a thing becomes a mark; the rest are words.</summary>
public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("Show ann@example.com", "show #email")]
    [InlineData("Anyone at @kestrel.example", "anyone at #host")]
    [InlineData("Let 203.0.113.7 in", "let #ip in")]
    [InlineData("unban 2001:db8::17", "unban #ip")]
    [InlineData("Use https://example.com/a?b=c.", "use #url")]
    [InlineData("serve login.example.com", "serve #host")]
    [InlineData("call +4915112345678", "call #phone")]
    [InlineData("open org_9sXk2Lm", "open org_ #id")]
    [InlineData("open auth0|64fe12", "open auth0| #id")]
    [InlineData("app_metadata and read:users", "app metadata and read users")]
    [InlineData("2FA, M2M", "2fa m2m")]
    [InlineData("management.organizations.addMembers", "management organizations add members")]
    [InlineData("client.ResourceServers.GetAllAsync()", "client resource servers get all async")]
    [InlineData("getAPIKey", "get api key")]
    [InlineData("clientId, IdPs, GitHub, OAuth2", "client id idps github oauth2")]
    [InlineData("auth0_client_grant", "auth0 client grant")]
    [InlineData("PATCH https://acme.example/api/v2/users/{id}/roles", "httppatch users id roles")]
    [InlineData("Contraseña, Schlüssel, rôle", "contrasena schlussel role")]
    [InlineData("ＡＰＩ", "api")]
    [InlineData("ユーザーIDを取得", "ユーザー id を取得")]
    [InlineData("роль роли", "роль роли")]
    public void Text_IsSplitInto(string text, string words) => Assert.Equal(words, string.Join(' ', WordSplitter.Split(text)));

    [Fact]
    public void WordsBehindTheLimit_AreNotRead()
        => Assert.Equal(WordSplitter.MostWords, WordSplitter.Split(string.Concat(Enumerable.Repeat("word ", 500))).Count);
}
