using System.Net;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A secret that this server knows is hidden in whatever spelling the tenant quotes it, and also the beginning of it.</summary>
public sealed class QuotedSecretTests : ReferenceScenario
{
    private const string Blue = "pa\"ss\\w0rd <blue> & s\u00FC\u00DF/Xy+77";

    private static readonly Dictionary<string, Func<string, string>> s_spellings = new()
    {
        ["plain"] = static secret => secret,
        ["JSON"] = static secret => JsonSerializer.Serialize(secret),
        ["JSON of people"] = static secret => $"\"{secret.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal)}\"",
        ["JSON in JSON"] = static secret => JsonSerializer.Serialize(JsonSerializer.Serialize(secret)),
        ["percent"] = Uri.EscapeDataString,
        ["form"] = WebUtility.UrlEncode,
        ["JSON in a query"] = static secret => Uri.EscapeDataString(JsonSerializer.Serialize(secret)),
        ["HTML"] = WebUtility.HtmlEncode,
        ["HTML in hexadecimal"] = static secret => string.Concat(secret.Select(static letter => $"&#x{(int)letter:x};")),
        ["base64"] = static secret => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        ["base64url"] = static secret => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(secret)),
        ["upper case"] = static secret => secret.ToUpperInvariant(),
        ["lower case"] = static secret => secret.ToLowerInvariant(),
        ["cut"] = static secret => secret[..^3] + "\u2026",
        ["cut with dots"] = static secret => secret[..^3] + "...",
        ["cut in a quote"] = static secret => $"'{secret[..^3]}'",
        ["cut JSON"] = static secret => $"\"{JsonEncodedText.Encode(secret[..^3])}...\"",
    };

    public static TheoryData<string> Spellings => [.. s_spellings.Keys];

    [Theory, MemberData(nameof(Spellings))]
    public void KnownSecret_IsHiddenInEachSpelling(string spelling)
    {
        var known = new KnownSecrets([Blue, "another one"]);
        var quoted = s_spellings[spelling](Blue);
        var clean = SecretScan.Clean($"The value {quoted} is refused.", known: known);
        Assert.True(Left(clean, quoted) < 8, clean);
        Assert.StartsWith("The value ", clean, StringComparison.Ordinal);
        Assert.EndsWith(" is refused.", clean, StringComparison.Ordinal);
        Assert.Equal(1, clean.Split("[REDACTED]").Length - 1);
    }

    [Theory, MemberData(nameof(Spellings))]
    public async Task StoredSecretThatAnErrorQuotes_IsHidden(string spelling)
    {
        var quoted = s_spellings[spelling](Blue);
        var stored = JsonSerializer.Serialize(new Dictionary<string, string> { ["client_id"] = "c1", ["client_secret"] = Blue });
        var tenant = new TestTenant().Answers(200, stored)
            .Answers(400, JsonSerializer.Serialize(new Dictionary<string, string> { ["message"] = $"Refused: {quoted} for this." }));
        var answer = await tenant.CallAsync(
            "auth0_update_application", """{"client_id":"c1","name":"Shop","client_secret":"[REDACTED]"}""");
        Assert.StartsWith("Refused: ", answer.Message, StringComparison.Ordinal);
        Assert.True(Left(answer.Message, quoted) < 8, answer.Message);
    }

    [Theory]
    [InlineData("Pw12", "value Pw12 is too short", "value [REDACTED] is too short")]
    [InlineData("Pw12345", "value Pw12345 is too short", "value [REDACTED] is too short")]
    [InlineData("P\"1234", "value P\\\"1234 is too short", "value [REDACTED] is too short")]
    [InlineData("RS256", "algorithm RS256 is unknown", "algorithm RS256 is unknown")]
    [InlineData("Pw1", "value Pw1 is too short", "value Pw1 is too short")]
    public async Task ShortStoredSecret_IsHiddenInErrorsAlone(string secret, string message, string shown)
    {
        var stored = JsonSerializer.Serialize(new Dictionary<string, string> { ["client_id"] = "c1", ["client_secret"] = secret });
        var tenant = new TestTenant().Answers(200, stored)
            .Answers(400, JsonSerializer.Serialize(new Dictionary<string, string> { ["message"] = message }));
        var answer = await tenant.CallAsync(
            "auth0_update_application", """{"client_id":"c1","name":"Shop","client_secret":"[REDACTED]"}""");
        Assert.Equal(shown, answer.Message);

        tenant.Answers(200, stored).Answers(200, JsonSerializer.Serialize(
            new Dictionary<string, string> { ["client_id"] = "c1", ["description"] = message }));
        answer = await tenant.CallAsync(
            "auth0_update_application", """{"client_id":"c1","name":"Shop","client_secret":"[REDACTED]"}""");
        Assert.Equal(message, answer.Success.GetProperty("description").GetString());
    }

    [Theory, MemberData(nameof(Spellings))]
    public async Task ReferredSecretThatTheTenantQuotes_IsHidden(string spelling)
    {
        var quoted = s_spellings[spelling](Secret);
        Tenant.Answers(400, JsonSerializer.Serialize(new Dictionary<string, string> { ["message"] = $"Refused: {quoted} for this." }));
        var answer = await CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"));
        Assert.True(Left(answer.Message, quoted) < 8, answer.Message);

        Tenant.Answers(200, JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = "a1", ["code"] = $"// {quoted} here" }));
        answer = await CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"));
        var code = answer.Success.GetProperty("code").GetString()!;
        Assert.True(Left(code, quoted) < 8, code);
    }

    [Theory, MemberData(nameof(Spellings))]
    public async Task SecretThatAnAnswerHoldsAndQuotes_IsHidden(string spelling)
    {
        var quoted = s_spellings[spelling](Blue);
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["client_id"] = "c1",
            ["client_secret"] = Blue,
            ["description"] = $"made with {quoted} once"
        }));
        var answer = await tenant.CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        var description = answer.Success.GetProperty("description").GetString()!;
        Assert.True(Left(description, quoted) < 8, description);
    }

    [Theory]
    [InlineData("sommerregen", "made with sommerregen in it")]
    [InlineData("prod-2024-key", "prod-2024 is made")]
    [InlineData("prod-2024-key", "prod-2024")]
    [InlineData("acme-Blue1", "acme-blue1")]
    [InlineData("a1b2c3d4", "see a1b2%20c3d4")]
    public async Task WordsOfAnAnswer_AreShown(string secret, string description)
    {
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["client_id"] = "c1",
            ["client_secret"] = secret,
            ["description"] = description
        }));
        var answer = await tenant.CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        Assert.Equal(description, answer.Success.GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("https://hooks.example.com/T01/B02/q7Rw9ZxLm3Kd", "the address has to start with 'https://'")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE", "no line \"-----BEGIN\" in it")]
    [InlineData("Zk3mQ9vT7wL2pX5n", "Zk3mQ9v...")]
    [InlineData("Zk3mQ9vT7wL2pX5n", "Zk3mQ9vT7 is another one")]
    [InlineData("mole", "Mole")]
    [InlineData("molehill 1", "100% & more of mole\\hill 1")]
    public void TextThatOnlyStartsLikeASecret_IsTheSameInstance(string secret, string text)
        => Assert.Same(text, new KnownSecrets([secret]).Hide(text));

    [Theory]
    [InlineData("\\u0070assw0rd-1 ", "[REDACTED] ")]
    [InlineData("a %70assw0rd-1%20b", "a [REDACTED]%20b")]
    [InlineData("&quot;&#112;assw0rd-1&quot;", "&quot;[REDACTED]&quot;")]
    [InlineData("%22passw0rd-1%22 and passw0rd-1", "%22[REDACTED]%22 and [REDACTED]")]
    [InlineData("%2522%2570assw0rd-1%2522", "%2522[REDACTED]%2522")]
    [InlineData("passw0rd-1\\", "[REDACTED]\\")]
    [InlineData("%", "%")]
    [InlineData("%zz passw0rd-1 %4", "%zz [REDACTED] %4")]
    [InlineData("\\u12 &#; &#x; &#99999999; %ff%c3 \\", "\\u12 &#; &#x; &#99999999; %ff%c3 \\")]
    public void EscapesAroundASecret_Stay(string text, string clean)
        => Assert.Equal(clean, new KnownSecrets(["passw0rd-1"]).Hide(text));

    [Theory]
    [InlineData("\\\\")]
    [InlineData("%25")]
    [InlineData("&amp;")]
    [InlineData("\\u005c%5c&#92;+")]
    [InlineData("Zk3mQ9vT7wL2pX5")]
    public void TextFullOfEscapes_IsReadABoundedNumberOfTimes(string part)
        => Growth.IsLinear(20_000, size =>
        {
            var work = new CallWork(TimeProvider.System, Timeout.InfiniteTimeSpan, CancellationToken.None);
            var text = string.Concat(Enumerable.Repeat(part, size * 2 / part.Length));
            Assert.Same(text, new KnownSecrets(["Zk3mQ9vT7wL2pX5n \\"]).Hide(text, work));
            return work.Steps;
        });

    /// <summary>How many characters of what was quoted are still there in one piece.</summary>
    private static int Left(string text, string quoted)
    {
        var most = 0;
        for (var at = 0; at < quoted.Length; at++)
        {
            while (at + most < quoted.Length && text.Contains(quoted.Substring(at, most + 1), StringComparison.Ordinal))
            {
                most++;
            }
        }

        return most;
    }
}
