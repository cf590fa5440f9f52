
namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Values in an address that let whoever has them in: the tickets of password resets and verifications, invitations, and signatures
/// of shared files.
/// </summary>
internal static class SignedAddress
{
    private const int ShortestTicket = 6;
    private const int ShortestSignature = 16;

    /// <summary>What is read before it is known whether it is a secret: every name in the text may start a value.</summary>
    private const int LongestTested = 512;

    public static Range? At(string text, int at)
        => Value(text, at, "ticket=", ShortestTicket)
           ?? Value(text, at, "invitation=", ShortestTicket)
           ?? Value(text, at, "verification_code=", ShortestTicket - 2)
           ?? Value(text, at, "signature=", ShortestSignature)
           ?? Value(text, at, "sig=", ShortestSignature);

    private static Range? Value(string text, int at, string name, int shortest)
    {
        if (!Characters.StartsWith(text, at, name) || (at > 0 && text[at - 1] is not ('?' or '&' or '#' or '-' or '_' or ';' or ' ')))
        {
            return null;
        }

        var start = at + name.Length;
        var end = Characters.NextOf(text, start, Characters.QueryEnd, LongestTested);
        return end - start < shortest || Credentials.IsPlaceholder(text.AsSpan(start, end - start)) ? null

            // Read to its end only where nobody reads it again.
            : start..Characters.NextOf(text, end, Characters.QueryEnd);
    }
}
