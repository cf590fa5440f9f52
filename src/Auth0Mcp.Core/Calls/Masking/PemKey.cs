namespace Auth0Mcp.Calls.Masking;

/// <summary>Private keys in PEM (RFC 7468), the whole block; certificates and public keys are none.</summary>
internal static class PemKey
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 40;

    public static Range? At(string text, int at)
    {
        if (!Characters.StartsWith(text, at, Begin))
        {
            return null;
        }

        var label = text.AsSpan(at + Begin.Length, Math.Min(LongestLabel, text.Length - at - Begin.Length));
        var length = label.IndexOf(Dashes, StringComparison.Ordinal);
        if (length < 0 || !label[..length].Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // A block that was cut off is a key all the same.
        var end = Characters.IndexOf(text, End, at, StringComparison.OrdinalIgnoreCase);
        var closing = end < 0 ? -1 : Characters.IndexOf(text, Dashes, end + End.Length, StringComparison.Ordinal);
        return at..(closing < 0 ? text.Length : closing + Dashes.Length);
    }
}
