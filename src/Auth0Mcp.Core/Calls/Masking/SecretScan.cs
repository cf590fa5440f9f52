using System.Buffers;
using System.Text;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Masking;

/// <summary>How much a place tells about the strings in it.</summary>
internal enum ScanDepth
{
    /// <summary>The place holds ids, hashes, or positions: only what gives itself away by its form is a secret there.</summary>
    HighConfidence,

    /// <summary>Anybody may have written anything: assignments and random texts of the length of a client secret count too.</summary>
    Full,
}

/// <summary>
/// The second net under <see cref="SecretMask"/>: finds secrets in texts by their form, where no schema tells what they are. Only the
/// secret part of a text is replaced. Linear in the length of the text: every attempt to match is bounded, or consumes what it read.
/// </summary>
internal static class SecretScan
{
    /// <summary>No form of a secret is shorter.</summary>
    private const int Shortest = 10;

    /// <summary>A longer name is nobody's name for an id, and is looked at with every item of a list.</summary>
    private const int LongestName = 200;

    /// <summary>What every form but the random text has in it.</summary>
    private static readonly SearchValues<string> s_marks = SearchValues.Create(
        [
            "eyJ", "-----BEGIN", "bearer", "basic ", "://", "v1.",
            "ticket=", "invitation=", "verification_code=", "signature=", "sig=",
            "password", "passwd", "pwd", "passphrase", "secret", "_token", "accesstoken", "authtoken", "api_key", "apikey",
                "api-key", "access_key", "accesskey", "accountkey", "private_key", "privatekey",
            .. VendorKey.Starts, .. WebhookAddress.Starts,
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without its secrets; the same instance when there are none.</summary>
    /// <param name="known">Secrets of this very call, which are hidden wherever they stand.</param>
    /// <param name="work">Counts the characters read; null when nobody does.</param>
    public static string Clean(string text, ScanDepth depth = ScanDepth.Full, KnownSecrets? known = null, CallWork? work = null)
    {
        work?.Step(text.Length);
        text = known?.Hide(text, work) ?? text;
        if (text.Length < Shortest)
        {
            return text;
        }

        if (depth == ScanDepth.HighConfidence && text.AsSpan().TrimEnd('=').ContainsAnyExcept(Characters.Id))
        {
            // Somebody wrote a sentence where an id belongs.
            depth = ScanDepth.Full;
        }

        var found = Marked(text, depth, work);
        if (depth == ScanDepth.Full)
        {
            RandomText.Find(text, ref found, work);
        }

        return found is null ? text : Replace(text, found);
    }

    /// <summary>What places of that name hold; ids, hashes and positions in lists look as random as secrets.</summary>
    public static ScanDepth DepthOf(string property)
        => property.Length > LongestName ? ScanDepth.Full
           : property is "id" or "next" or "from" or "kid" or "n" or "e" or "x" or "y" or "x5t" or "x5c" or "etag" or "cert"
               or "pkcs7" or "integrity" or "picture" or "logo"
           || property.EndsWith("_id", StringComparison.Ordinal)
           || property.EndsWith("_hash", StringComparison.Ordinal)
           || property.EndsWith("hash", StringComparison.OrdinalIgnoreCase)
           || property.Contains("thumbprint", StringComparison.OrdinalIgnoreCase)
           || property.Contains("fingerprint", StringComparison.OrdinalIgnoreCase)
           || property.StartsWith("sha", StringComparison.OrdinalIgnoreCase)
            ? ScanDepth.HighConfidence
            : ScanDepth.Full;

    private static List<Range>? Marked(string text, ScanDepth depth, CallWork? work)
    {
        List<Range>? found = null;
        Characters.TakeRead();
        for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny(s_marks) is >= 0 and var next;)
        {
            at += next;
            var secret = Match(text, at, depth);
            work?.Step(1 + Characters.TakeRead());
            if (secret is { } range)
            {
                (found ??= []).Add(range);
            }

            at = Math.Max(at + 1, secret?.End.Value ?? 0);
        }

        return found;
    }

    private static Range? Match(string text, int at, ScanDepth depth) => (text[at] | ' ') switch
    {
        '-' => PemKey.At(text, at),
        ':' => Credentials.InAddress(text, at),
        'e' => JsonWebToken.At(text, at),
        'b' => Credentials.InHeader(text, at),
        _ => VendorKey.At(text, at)
             ?? SignedAddress.At(text, at)
             ?? WebhookAddress.At(text, at)
             ?? (depth == ScanDepth.Full ? VendorKey.RefreshTokenAt(text, at) ?? Assignment.At(text, at) : null),
    };

    private static string Replace(string text, List<Range> secrets)
    {
        secrets.Sort(static (left, right) => left.Start.Value.CompareTo(right.Start.Value));
        var clean = new StringBuilder(text.Length);
        var at = 0;
        foreach (var secret in secrets.Where(secret => secret.Start.Value >= at))
        {
            clean.Append(text, at, secret.Start.Value - at).Append(SecretMask.Redacted);
            at = secret.End.Value;
        }

        return clean.Append(text, at, text.Length - at).ToString();
    }
}
