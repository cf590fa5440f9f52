using System.Buffers;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Certificates and public keys: in PEM (RFC 7468) in whatever lines, also with blanks or a written \n in place of line breaks,
/// or the base64 of their DER alone.
/// </summary>
internal static class PublicKeyMaterial
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 40;
    private const int ShortestData = 56;
    private const int LongestData = 256 * 1024;

    /// <summary>Tags of DER (X.690 section 8).</summary>
    private const byte Integer = 0x02, BitString = 0x03, ObjectId = 0x06, Sequence = 0x30, Version = 0xA0;

    private static readonly string[] s_labels = ["CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE", "PUBLIC KEY",
        "RSA PUBLIC KEY", "EC PUBLIC KEY", "PKCS7", "CERTIFICATE REQUEST", "X509 CRL"];

    private static readonly SearchValues<char> s_data = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \t\r\n");

    public static bool Is(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.Length is < ShortestData or > LongestData)
        {
            return false;
        }

        return rest.StartsWith(Begin, StringComparison.Ordinal) ? AreBlocks(rest) : IsDer(rest);
    }

    /// <summary>One block after the other, and nothing else.</summary>
    private static bool AreBlocks(ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0)
        {
            if (!rest.StartsWith(Begin, StringComparison.Ordinal))
            {
                return false;
            }

            var head = rest[Begin.Length..];
            var label = head[..Math.Min(LongestLabel, head.Length)];
            var length = label.IndexOf(Dashes, StringComparison.Ordinal);
            if (length < 0 || Array.IndexOf(s_labels, label[..length].ToString()) < 0)
            {
                return false;
            }

            head = head[(length + Dashes.Length)..];
            var end = head.IndexOf(End, StringComparison.Ordinal);
            if (end < 0 || !IsData(head[..end])
                || !head[(end + End.Length)..].StartsWith(string.Concat(label[..length], Dashes), StringComparison.Ordinal))
            {
                return false;
            }

            rest = Trim(head[(end + End.Length + length + Dashes.Length)..]);
        }

        return true;
    }

    private static bool IsData(ReadOnlySpan<char> data)
    {
        while (data.IndexOfAnyExcept(s_data) is >= 0 and var at)
        {
            // Line breaks that were written out.
            if (data[at] != '\\' || at + 1 == data.Length || data[at + 1] is not ('n' or 'r'))
            {
                return false;
            }

            data = data[(at + 2)..];
        }

        return true;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        while (rest.StartsWith("\\n", StringComparison.Ordinal) || rest.StartsWith("\\r", StringComparison.Ordinal))
        {
            rest = rest[2..].TrimStart();
        }

        return rest;
    }

    /// <summary>
    /// The outer sequence fills the data, and starts as a certificate (RFC 5280), a public key (section 4.1.2.7 there) or a PKCS
    /// 7 bundle (RFC 2315) does. Private keys start with a number.
    /// </summary>
    private static bool IsDer(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("M", StringComparison.Ordinal) || text.IndexOfAnyExcept(s_data) >= 0)
        {
            return false;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length) || Header(bytes.AsSpan(0, length), Sequence) is not { } outer
            || outer.End.Value != length)
        {
            return false;
        }

        var content = bytes.AsSpan(0, length)[outer];
        if (content is [ObjectId, ..])
        {
            return true;
        }

        if (Header(content, Sequence) is not { } first)
        {
            return false;
        }

        var inner = content[first];
        var next = content[first.End..];
        return inner is [Version or Integer, ..] ? next is [Sequence, ..] : inner is [ObjectId, ..] && next is [BitString, ..];
    }

    /// <summary>The content of the value that starts the data.</summary>
    private static Range? Header(ReadOnlySpan<byte> data, byte tag)
    {
        if (data.Length < 2 || data[0] != tag)
        {
            return null;
        }

        var (length, start) = ((int)data[1], 2);
        if (length > 0x80)
        {
            var count = length - 0x80;
            if (count > 3 || data.Length < 2 + count)
            {
                return null;
            }

            length = 0;
            foreach (var part in data.Slice(2, count))
            {
                length = (length << 8) | part;
            }

            start += count;
        }

        return length == 0x80 || start + length > data.Length ? null : start..(start + length);
    }
}
