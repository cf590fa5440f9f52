using System.Buffers;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// A value that is given to a name such as <c>password</c>, in code, in a query, or in a connection string. References to values
/// elsewhere, labels and placeholders are none.
/// </summary>
internal static class Assignment
{
    private const int LongestValue = 512;

    private static readonly string[] s_names =
        ["password", "passwd", "pwd", "passphrase", "secret_key", "secretkey", "secret", "_token", "accesstoken", "authtoken",
            "api_key", "apikey", "api-key", "access_key", "accesskey", "accountkey", "private_key", "privatekey"];

    private static readonly SearchValues<char> s_signs = SearchValues.Create("!@#$%^&*?+~");
    private static readonly SearchValues<char> s_unquotedEnd = SearchValues.Create(" \t\r\n&;,\"'`)]}<>\\");

    /// <summary>Settings that only connection strings have.</summary>
    private static readonly SearchValues<string> s_connectionSettings = SearchValues.Create(
        ["server=", "data source=", "user id=", "uid=", "accountname=", "host=", "endpoint=", "initial catalog="],
        StringComparison.OrdinalIgnoreCase);

    public static Range? At(string text, int at)
    {
        if (s_names.FirstOrDefault(name => Characters.StartsWith(text, at, name)) is not { } found)
        {
            return null;
        }

        var sign = at + found.Length;
        sign += sign < text.Length && text[sign] is '"' or '\'' ? 1 : 0;
        sign = SkipBlanks(text, sign);
        var behind = sign + SignLength(text.AsSpan(sign));
        if (behind == sign)
        {
            return null;
        }

        var start = SkipBlanks(text, behind);
        return start >= text.Length ? null
            : text[start] is '"' or '\'' or '`' ? Quoted(text, start)
            : Unquoted(text, at, start, isSetting: text[sign] == '=' && start == sign + 1);
    }

    /// <summary>How long the sign is that gives a value; 0 for none: two equals signs compare.</summary>
    private static int SignLength(ReadOnlySpan<char> text) => text switch
    {
        ['=', '=', ..] or [':', '>', ..] => 0,
        ['=', '>', ..] or [':', '=', ..] => 2,
        ['=' or ':', ..] => 1,
        _ => 0,
    };

    private static Range? Quoted(string text, int quote)
    {
        var start = quote + 1;
        var length = text.AsSpan(start, Math.Min(LongestValue, text.Length - start)).IndexOf(text[quote]);
        return length > 0 && LooksLikeValue(text.AsSpan(start, length)) ? start..(start + length) : null;
    }

    /// <param name="isSetting">As in a query or a file of settings; what stands elsewhere is mostly code or a sentence.</param>
    private static Range? Unquoted(string text, int at, int start, bool isSetting)
    {
        var end = Characters.NextOf(text, start, s_unquotedEnd, LongestValue + 1);
        var value = text.AsSpan(start, end - start);
        if (value.Length is 0 or > LongestValue || Credentials.IsPlaceholder(value))
        {
            return null;
        }

        if (!isSetting)
        {
            return LooksLikeValue(value) && LooksMixed(value) && !IsExpression(value) ? start..end : null;
        }

        var around = text.AsSpan(Math.Max(0, at - LongestValue), Math.Min(at, LongestValue));
        return around.ContainsAny(s_connectionSettings) || (LooksLikeValue(value) && !IsExpression(value)) ? start..end : null;
    }

    /// <summary>Not a label or the name of something: those are words.</summary>
    private static bool LooksLikeValue(ReadOnlySpan<char> value)
        => value.Length >= 6
           && !Credentials.IsPlaceholder(value)
           && !value.ContainsAny(" \t\r\n")
           && (value.IndexOfAnyInRange('0', '9') >= 0 || value.ContainsAny(s_signs) || value.Length >= 32)
           && !value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
           && !value.StartsWith(SecretMask.Redacted, StringComparison.Ordinal);

    /// <summary>Digits stand between the letters, and not only before or behind a word as in the names of code.</summary>
    private static bool LooksMixed(ReadOnlySpan<char> value)
    {
        var (turns, last) = (0, ' ');
        foreach (var character in value)
        {
            turns += (char.IsAsciiLetter(last) && char.IsAsciiDigit(character))
                || (char.IsAsciiDigit(last) && char.IsAsciiLetter(character)) ? 1 : 0;
            last = character;
        }

        return value.Length >= 12 && turns >= 4;
    }

    /// <summary>A call, an index, or names with dots between them.</summary>
    private static bool IsExpression(ReadOnlySpan<char> value)
        => value.ContainsAny("([") || (value.Contains('.') && char.IsAsciiLetter(value[0]));

    private static int SkipBlanks(string text, int at)
    {
        for (var most = at + 8; at < text.Length && at < most && text[at] is ' ' or '\t'; at++)
        {
            // Code is aligned now and then.
        }

        return at;
    }
}
