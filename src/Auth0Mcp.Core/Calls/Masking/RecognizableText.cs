using System.Text;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// What a caller itself wrote to name a thing, for the person who is asked about it: where it looks like a secret, its ends are shown,
/// so that one thing can be told from another.
/// </summary>
internal static class RecognizableText
{
    /// <summary>Of a shorter text the ends would be too much of it.</summary>
    private const int Shortest = 16;

    private const int End = 4;

    /// <summary>The text as it may be shown.</summary>
    /// <param name="known">Real secrets, of which no part is shown; null when none are known.</param>
    public static string Of(string text, ScanDepth depth, KnownSecrets? known = null, CallWork? work = null)
    {
        var clean = SecretScan.Clean(text, depth, known, work);
        return ReferenceEquals(clean, text) || text.Length < Shortest || !Ascii.IsValid(text)
            || text.AsSpan().ContainsAnyExceptInRange('!', '~') || (known is not null && !ReferenceEquals(known.Hide(text, work), text))
            ? clean
            : $"{text[..End]}…{text[^End..]}";
    }
}
