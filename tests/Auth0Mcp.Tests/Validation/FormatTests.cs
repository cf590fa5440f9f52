using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Formats refuse what is surely wrong and nothing else.</summary>
public class FormatTests
{
    [Theory]
    [InlineData("date-time", "2026-01-31T08:00:00Z")]
    [InlineData("date-time", "2026-01-31t08:00:00.123456789+05:30")]
    [InlineData("date-time", "2016-12-31T23:59:60Z")]
    [InlineData("date", "2024-02-29")]
    [InlineData("email", "o'hara+books@mail.example.com")]
    [InlineData("email", "\"odd@local\"@example.com")]
    [InlineData("email-or-empty", "")]
    [InlineData("uri", "urn:example:a")]
    [InlineData("url", "http://localhost:3000/callback?x=1#y")]
    [InlineData("callback-url", "com.example.app://{tenant}/callback")]
    [InlineData("absolute-https-uri-or-empty", "")]
    [InlineData("strict-https-uri", "https://example.com")]
    [InlineData("absolute-https-uri-with-placeholders-or-empty", "https://{organization.name}.example.com")]
    [InlineData("ipv4", "192.0.2.1")]
    [InlineData("ipv6", "2001:db8::1")]
    [InlineData("ipv6_cidr", "2001:db8::/32")]
    [InlineData("uuid", "123e4567-E89B-12d3-a456-426614174000")]
    [InlineData("hostname", "xn--bcher-kva.example")]
    [InlineData("con_id-of-nobody", "anything")]
    public void PlausibleText_IsAccepted(string format, string text) => Assert.True(StringFormat.Named(format).Accepts(text));

    [Theory]
    [InlineData("date-time", "2026-01-31")]
    [InlineData("date-time", "2026-13-31T08:00:00Z")]
    [InlineData("date", "2023-02-29")]
    [InlineData("date", "31.01.2026")]
    [InlineData("email", "nobody")]
    [InlineData("email", "a b@example.com")]
    [InlineData("email", "@example.com")]
    [InlineData("uri", "/relative")]
    [InlineData("url", "www.example.com")]
    [InlineData("url", "https://exa mple.com")]
    [InlineData("strict-https-uri", "http://example.com")]
    [InlineData("ipv4", "256.0.0.1")]
    [InlineData("ipv4", "1.2.3")]
    [InlineData("ipv6", "192.0.2.1")]
    [InlineData("cidr", "192.0.2.1")]
    [InlineData("cidr", "192.0.2.0/33")]
    [InlineData("uuid", "123e4567e89b12d3a456426614174000")]
    [InlineData("hostname", "https://example.com")]
    public void ImpossibleText_IsRefused(string format, string text) => Assert.False(StringFormat.Named(format).Accepts(text));
}
