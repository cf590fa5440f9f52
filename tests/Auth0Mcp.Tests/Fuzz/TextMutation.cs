using System.Text;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>Damages a text as a broken program, or a hostile one, would.</summary>
internal static class TextMutation
{
    /// <summary>Texts that have broken other programs, as they stand in JSON between quotes.</summary>
    public static readonly string[] Hostile =
    [
        "", ".", "..", "../..", "..%2f..", "%2e%2e/clients", "a/b", "a?b=c", "a#b", "a%00b", "a&b=c", "a;b", " ", "\\u0000",
            "\\r\\nX-Injected: 1", "\\ud800", "\\udc00\\ud800", "\\u202etxt.exe", "\\ufeff",
        "\\u200b", "é😀", "{{7*7}}", "${jndi:ldap://x}", "' OR 1=1 --", "<script>", "https://example.com@evil.example/",
            "//evil.example", "auth0|x/../y", "null", "true", "-1", "9999999999999999999", "1e400",
        "secret:env:HOME", "secret:file:../../etc/passwd#x", "secret:keychain:x", "eyJhbGciOiJub25lIn0.e30.",
            "-----BEGIN PRIVATE KEY-----", "__proto__", "$ref", "constructor",
    ];

    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-0", "1e400", "0.1e-7", "1E+2",
            "123456789012345678901234567890", "{}", "[]", "\"\"", "\"a\":1,", "\"confirmation\":\"x\",", "\"dry_run\":true,",
                "\\ud800", "\\u0000", "\u0000", "\u2028", "\t", "\n", "\r",
    ];

    /// <summary>The text with one to three places damaged.</summary>
    public static string Of(string text, SeededSource source)
    {
        var damaged = new StringBuilder(text);
        for (var times = source.Next(3); times >= 0; times--)
        {
            Damage(damaged, source);
        }

        return damaged.ToString();
    }

    private static void Damage(StringBuilder text, SeededSource source)
    {
        var at = source.Next(text.Length + 1);
        var length = Math.Min(source.Next(source.Chance(80) ? 4 : 200), text.Length - at);
        switch (source.Next(8))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2:
                text.Insert(at, source.Pick(s_pieces));
                break;
            case 3:
                text.Insert(at, '"' + source.Pick(Hostile) + '"');
                break;
            case 4:
                text.Insert(at, source.Pick(Hostile));
                break;
            case 5 when at < text.Length:
                text[at] = (char)source.Next(256);
                break;
            case 6:
                text.Length = at;
                break;
            default:
                text.Insert(
                    at, new string(source.Pick("[{\" x0"u8.ToArray()) is var piece ? (char)piece : ' ', source.Chance(95) ? 3 : 2000));
                break;
        }
    }
}
