using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>Forms of one word that must fall together, and words that must not.</summary>
public sealed class StemmerTests
{
    [Theory]
    [InlineData("policies", "policy")]
    [InlineData("addresses", "address")]
    [InlineData("deleting", "deleted")]
    [InlineData("deletes", "delete")]
    [InlineData("stopped", "stopping")]
    [InlineData("applied", "apply")]
    [InlineData("enrollments", "enroll")]
    [InlineData("invitations", "invite")]
    [InlineData("verification", "verify")]
    public void FormsOfOneWord_HaveOneStem(string left, string right) => Assert.Equal(Stemmer.Stem(left), Stemmer.Stem(right));

    [Theory]
    [InlineData("sms")]
    [InlineData("dns")]
    [InlineData("aws")]
    [InlineData("status")]
    [InlineData("access")]
    public void WordThatOnlyLooksLikeAPlural_IsKept(string word) => Assert.Equal(word, Stemmer.Stem(word));
}
