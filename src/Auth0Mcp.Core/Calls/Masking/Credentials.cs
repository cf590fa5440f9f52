using System.Buffers;
using System.Text;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Credentials of HTTP: <c>Bearer</c> (RFC 6750), <c>Basic</c> (RFC 7617), and the password in an address (RFC 3986 section
/// 3.2.1).
/// </summary>
internal static class Credentials
{
    private const string Bearer = "bearer";
    private const string Basic = "basic ";
    private const int LongestUserInfo = 512;

    private static readonly SearchValues<char> s_userInfoEnd = SearchValues.Create("/?# \t\r\n\"'<>`");

    public static Range? InHeader(string text, int at)
    {
        if (!Characters.StartsWord(text, at))
        {
            return null;
        }

        return Characters.StartsWith(text, at, Basic) ? BasicAt(text, at + Basic.Length)
            : Characters.StartsWith(text, at, Bearer) ? BearerAt(text, at + Bearer.Length)
            : null;
    }

    /// <summary>The password of <c>scheme://user:password@host</c>; <paramref name="at"/> is the colon.</summary>
    public static Range? InAddress(string text, int at)
    {
        var start = at + "://".Length;
        var area = text.AsSpan(start, Math.Min(LongestUserInfo, text.Length - start));
        var end = area.IndexOfAny(s_userInfoEnd);
        area = end < 0 ? area : area[..end];
        var host = area.LastIndexOf('@');
        var colon = host < 0 ? -1 : area[..host].IndexOf(':');
        return colon < 0 || host - colon < 2 || IsPlaceholder(area[(colon + 1)..host]) ? null : (start + colon + 1)..(start + host);
    }

    /// <summary>Something that only stands for a value: <c>${NAME}</c>, <c>{{name}}</c>, <c>&lt;name&gt;</c>, stars.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value)
        => value.IsEmpty || value[0] is '$' or '{' or '<' or '%' or '[' or '#' or '@' || value.IndexOfAnyExcept("*xX.•") < 0
            || value.Contains("${", StringComparison.Ordinal);

    private static Range? BasicAt(string text, int start)
    {
        var end = Characters.EndOf(text, start, Characters.Token68);
        if (end - start is < 8 or > 2048)
        {
            return null;
        }

        var decoded = new byte[end - start];
        return Convert.TryFromBase64Chars(text.AsSpan(start, end - start), decoded, out var length)
               && Encoding.UTF8.GetString(decoded, 0, length) is var pair && pair.Contains(':', StringComparison.Ordinal)
                   && !pair.Any(char.IsControl)
            ? start..end
            : null;
    }

    private static Range? BearerAt(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or ':' or '"' or '\'' or '\t')
        {
            start++;
        }

        var end = Characters.EndOf(text, start, Characters.Token68);
        while (end > start && text[end - 1] == '.')
        {
            end--;
        }

        var token = text.AsSpan(start, end - start);
        return token.Length >= 12 && (Characters.HasDigitAndLetter(token) || token.Length >= 32) ? start..end : null;
    }
}
