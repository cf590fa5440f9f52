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
    public void Text_IsSplitInto(string text, string words) => Assert.Equal(words, string.Join(' ', WordSplitter.Split(text)));

    [Fact]
    public void WordsBehindTheLimit_AreNotRead()
        => Assert.Equal(WordSplitter.MostWords, WordSplitter.Split(string.Concat(Enumerable.Repeat("word ", 500))).Count);
}
