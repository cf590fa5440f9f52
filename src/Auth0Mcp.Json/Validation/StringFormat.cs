using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Auth0Mcp.Validation;

/// <summary>A <c>format</c>. Only what is surely wrong is refused; formats without a rule here are left to the API.</summary>
internal sealed class StringFormat
{
    private delegate bool Rule(ReadOnlySpan<char> text);

    private static readonly Dictionary<string, StringFormat> s_known = new(StringComparer.Ordinal)
    {
        ["date-time"] = new("a date and time such as 2026-01-31T08:00:00Z", IsDateTime),
        ["date"] = new("a date such as 2026-01-31", IsDate),
        ["email"] = new("an email address", IsEmail),
        ["email-or-empty"] = new("an email address or empty", static text => text.Length == 0 || IsEmail(text)),
        ["uuid"] = new("a UUID", static text => Guid.TryParseExact(text, "D", out _)),
        ["ipv4"] = new("an IPv4 address", IsIPv4),
        ["ipv6"] = new("an IPv6 address", IsIPv6),
        ["cidr"] = new("an IPv4 range such as 192.0.2.0/24", static text => IsRange(text, IsIPv4, 32)),
        ["ipv6_cidr"] = new("an IPv6 range such as 2001:db8::/32", static text => IsRange(text, IsIPv6, 128)),
        ["hostname"] = new("a host name", IsHostName),
        ["hostname-rfc2181"] = new("a host name", IsHostName),
        ["uri"] = new("an absolute URI", IsUri),
        ["url"] = new("an absolute URL", IsUri),
        ["url-or-null"] = new("an absolute URL", IsUri),
        ["callback-url"] = new("an absolute URL", IsUri),
        ["strict-uri"] = new("an absolute URI", IsUri),
        ["url-with-placeholders"] = new("an absolute URL", IsUri),
        ["absolute-uri-or-empty"] = new("an absolute URI or empty", static text => text.Length == 0 || IsUri(text)),
        ["strict-https-uri"] = new("an https:// URI", IsHttps),
        ["strict-https-uri-or-null"] = new("an https:// URI", IsHttps),
        ["forms-url-https"] = new("an https:// URL", IsHttps),
        ["absolute-https-uri-or-empty"] = new("an https:// URI or empty", static text => text.Length == 0 || IsHttps(text)),
        ["absolute-https-uri-with-placeholders-or-empty"] =
            new("an https:// URI or empty", static text => text.Length == 0 || IsHttps(text)),
    };

    private static readonly SearchValues<char> s_schemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static readonly StringFormat s_unknown = new("", null);
    private readonly Rule? _accepts;

    private StringFormat(string inWords, Rule? accepts) => (InWords, _accepts) = (inWords, accepts);

    /// <summary>What a text of this format is, for a message.</summary>
    public string InWords { get; }

    /// <summary>False when there is no rule, so that a text that "fits" may not.</summary>
    public bool IsChecked => _accepts is not null;

    public static StringFormat Named(string name) => s_known.GetValueOrDefault(name, s_unknown);

    public bool Accepts(ReadOnlySpan<char> text) => _accepts is null || _accepts(text);

    private static bool IsDate(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>RFC 3339; a missing offset and a leap second are let pass.</summary>
    private static bool IsDateTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 16 || text[10] is not ('T' or 't' or ' ') || !IsDate(text[..10]))
        {
            return false;
        }

        if (text.Length >= 19 && text[16..19].SequenceEqual(":60"))
        {
            return IsDateTime($"{text[..16]}:59{text[19..]}");
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }

    private static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1 && !HasBlanks(text);
    }

    private static bool IsIPv4(ReadOnlySpan<char> text) =>
        text.Count('.') == 3 && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork;

    private static bool IsIPv6(ReadOnlySpan<char> text) =>
        text.Contains(':') && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsRange(ReadOnlySpan<char> text, Rule isAddress, int bits)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && isAddress(text[..slash])
            && int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bits;
    }

    private static bool IsHostName(ReadOnlySpan<char> text)
        => text.Length is > 0 and <= 253 && !HasBlanks(text) && text.IndexOfAny("/@?#") < 0;

    /// <summary>A scheme, a colon and something, no blanks. Texts with <c>{placeholders}</c> are not judged.</summary>
    private static bool IsUri(ReadOnlySpan<char> text)
    {
        if (text.Contains('{'))
        {
            return true;
        }

        var colon = text.IndexOf(':');
        return colon > 0 && colon < text.Length - 1 && char.IsAsciiLetter(text[0])
            && text[..colon].IndexOfAnyExcept(s_schemeCharacters) < 0 && !HasBlanks(text);
    }

    private static bool IsHttps(ReadOnlySpan<char> text) =>
        text.Contains('{') || (IsUri(text) && text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static bool HasBlanks(ReadOnlySpan<char> text)
    {
        foreach (var next in text)
        {
            if (char.IsWhiteSpace(next) || char.IsControl(next))
            {
                return true;
            }
        }
        return false;
    }
}
