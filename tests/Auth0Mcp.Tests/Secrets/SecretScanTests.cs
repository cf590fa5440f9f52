using System.Text;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>The second net: secrets in texts of which no schema tells what they are.</summary>
public class SecretScanTests
{
    public static IEnumerable<object[]> Secrets
        => SecretTexts.Secret.Select(static text => new object[] { text.Kind, text.Text, text.Secret });

    public static TheoryData<string> Harmless => [.. SecretTexts.Harmless];

    [Theory, MemberData(nameof(Secrets))]
    public void SecretPart_IsReplacedAndTheRestStays(string kind, string text, string secret)
        => Assert.True(
            SecretScan.Clean(text) == text.Replace(secret, "[REDACTED]", StringComparison.Ordinal), $"{kind}: {SecretScan.Clean(text)}");

    [Theory, MemberData(nameof(Harmless))]
    public void HarmlessText_IsTheSameInstance(string text) => Assert.Same(text, SecretScan.Clean(text));

    [Fact]
    public void SeveralSecretsInOneText_AreAllReplaced()
    {
        var text = string.Join(
            " and ", SecretTexts.Secret.Where(static one => one.Kind is not "cut key").Select(static one => one.Text));
        var clean = SecretScan.Clean(text);
        Assert.All(
            SecretTexts.Secret.Where(static one => one.Kind is not "cut key"),
            one => Assert.DoesNotContain(one.Secret, clean, StringComparison.Ordinal));
    }

    [Fact]
    public void CleanText_IsCleanedNoFurther()
        => Assert.All(SecretTexts.Secret, static one =>
        {
            var clean = SecretScan.Clean(one.Text);
            Assert.Equal(clean, SecretScan.Clean(clean));
        });

    [Fact]
    public void RandomTextInAnId_IsShown()
        => Assert.Same(SecretTexts.ClientSecret, SecretScan.Clean(SecretTexts.ClientSecret, SecretScan.DepthOf("session_id")));

    [Fact]
    public void TokenInAnId_IsHidden() => Assert.Equal("[REDACTED]", SecretScan.Clean(SecretTexts.Jwt, SecretScan.DepthOf("id")));

    /// <summary>What a token says of itself is anybody's text.</summary>
    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"alg":"\ud800","\udc00":[]}""")]
    public void TokenWithAHeaderThatCannotBeRead_IsAText(string header)
    {
        var text = $"{Convert.ToBase64String(Encoding.UTF8.GetBytes(header)).TrimEnd('=')}.e30.dBjftJeZ4CVP";
        Assert.StartsWith("eyJ", text, StringComparison.Ordinal);
        Assert.Same(text, SecretScan.Clean(text));
    }

    [Fact]
    public void KnownSecret_IsHiddenHoweverItLooks()
        => Assert.Equal("the color is [REDACTED]", SecretScan.Clean("the color is blue", known: new(["blue"])));

    [Theory]
    [InlineData("a mole, a molehill", "a [REDACTED], a [REDACTED]")]
    [InlineData("a molecule, moles", "a [REDACTED]cule, [REDACTED]s")]
    [InlineData("moleh mol", "[REDACTED]h mol")]
    [InlineData("zone", "[REDACTED]")]
    public void OfKnownSecretsThatStartAlike_TheLongestIsHidden(string text, string clean)
        => Assert.Equal(clean, SecretScan.Clean(text, known: new(["molehill", "mole", "zone", "molecular", "mol"])));

    [Fact]
    public void KnownSecretLongerThanIsCompared_IsHiddenWhole()
    {
        var secret = string.Concat(Enumerable.Range(0, 500).Select(static at => $"{at},"));
        Assert.Equal("a [REDACTED] b", SecretScan.Clean($"a {secret} b", known: new([secret, "0,1,2"])));
    }

    [Theory]
    [InlineData("eyJ")]
    [InlineData("eyJ.")]
    [InlineData("-----BEGIN PRIVATE KEY")]
    [InlineData("-----BEGIN ")]
    [InlineData("://a:")]
    [InlineData("password='")]
    [InlineData("password=")]
    [InlineData("bearer ")]
    [InlineData("v1.")]
    [InlineData("?ticket=")]
    [InlineData("SG.")]
    [InlineData("v1.aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bD0fG3iJ6l.")]
    [InlineData("SG.aB3dE6gH9jK2mN5pQ8sT1v.")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.")]
    [InlineData("basic YTpi ")]
    [InlineData("a-_9")]
    [InlineData("signature=a&")]
    [InlineData("sk_live_")]
    [InlineData("-----BEGIN PRIVATE KEY----- -----END")]
    public void RepeatedBeginnings_AreReadABoundedNumberOfTimes(string beginning)
        => Growth.IsLinear(100_000, size =>
        {
            var work = new CallWork(TimeProvider.System, Timeout.InfiniteTimeSpan, CancellationToken.None);
            SecretScan.Clean(new StringBuilder().Insert(0, beginning, size / beginning.Length).ToString(), work: work);
            return work.Steps;
        });

    [Fact]
    public void RandomClientSecrets_AreFoundNearlyAlways()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var random = new Random(5);
        var missed = Enumerable.Range(0, 100_000).Count(_ => !RandomText.IsRandom(random.GetString(Alphabet, 64)));
        Assert.InRange(missed, 0, 60);
    }
}
