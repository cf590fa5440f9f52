using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Audit;

/// <summary>
/// One line of the audit log. Its last members are its number, the hash of the line before, and the SHA-256 of the line up to there: a
/// line that is changed, inserted or taken out breaks the chain.
/// </summary>
internal static class AuditLine
{
    /// <summary>The hash before the first line.</summary>
    public const string NoHash = "";

    /// <summary>The outcome of a change that is about to be sent: another line of the same call says how it ended.</summary>
    public const string Pending = "pending";

    /// <summary>Names a call that changed something, in both of its lines.</summary>
    public const string CallIdMember = "call_id";

    private const string OutcomeMember = "outcome";
    private const string NumberMember = ",\"n\":";
    private const string PreviousMember = ",\"prev\":\"";
    private const string HashMember = ",\"hash\":\"";
    private const int HashLength = 64;

    private static readonly JsonReaderOptions s_reading = new() { MaxDepth = DeepJson.MaxDepth };

    /// <summary>Stands for calls that never left this process and were too many to write down one by one.</summary>
    public static byte[] Describe(DateTimeOffset time, string tenant, string profile, int calls) => ResultJson.WriteUtf8(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("time", time);
        writer.WriteString("tenant", tenant);
        writer.WriteString("profile", profile);
        writer.WriteString("tool", "(local calls)");
        writer.WriteStartObject("arguments");
        writer.WriteNumber("calls", calls);
        writer.WriteEndObject();
        writer.WriteString(OutcomeMember, "counted");
        writer.WriteNumber("duration_ms", 0);
        writer.WriteEndObject();
    }).ToArray();

    /// <summary>The line with its place in the chain, without a line break.</summary>
    public static string Chain(ReadOnlySpan<byte> described, long number, string previous)
    {
        var open = string.Create(
            CultureInfo.InvariantCulture,
            $"{Encoding.UTF8.GetString(described[..^1])}{NumberMember}{number}{PreviousMember}{previous}\"");
        return $"{open}{HashMember}{HashOf(open)}\"}}";
    }

    /// <summary>The place that a line claims to have in the chain; null when it is none of these lines.</summary>
    public static AuditPosition? ClaimedPosition(string line)
        => ClaimedHash(line) is { } hash && Number(OpenPart(line)) is { } number ? new AuditPosition(number, hash) : null;

    /// <summary>The hash that a line claims to have; null when it is none of these lines.</summary>
    private static string? ClaimedHash(string line)
        => line.Length > HashMember.Length + HashLength + 2 && line.EndsWith("\"}", StringComparison.Ordinal)
           && line.AsSpan(0, line.Length - HashLength - 2).EndsWith(HashMember, StringComparison.Ordinal)
            ? line.Substring(line.Length - HashLength - 2, HashLength)
            : null;

    /// <summary>What is wrong with a line; null when it is whole and follows the one before.</summary>
    /// <param name="previous">The place of the line before; null when that is not known.</param>
    public static string? Problem(string line, AuditPosition? previous)
    {
        if (ClaimedPosition(line) is not { } position)
        {
            return "the line is cut off, or not a line of this log";
        }

        var open = OpenPart(line);
        return HashOf(open) != position.Hash ? "the line was changed"
            : previous is not null
                && (position.Number != previous.Number + 1
                    || !open.EndsWith($"{PreviousMember}{previous.Hash}\"", StringComparison.Ordinal))
                ? "lines before it are missing, or were put in"
            : null;
    }

    /// <summary>The line without its own hash.</summary>
    private static string OpenPart(string line) => line[..^(HashMember.Length + HashLength + 2)];

    private static long? Number(string open)
    {
        var end = open.LastIndexOf(PreviousMember, StringComparison.Ordinal);
        var start = end < 0 ? -1 : open.LastIndexOf(NumberMember, end, StringComparison.Ordinal);
        return start >= 0
            && long.TryParse(
                open.AsSpan(start + NumberMember.Length, end - start - NumberMember.Length), NumberStyles.None,
                CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// The id of a call that the members of a line name, and whether the line was written before its change was sent; no id for a
    /// line of any other call, and for what is not such a line.
    /// </summary>
    public static (string? CallId, bool IsPending) Stage(string line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), s_reading);
        string? id = null;
        var isPending = false;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                var (isId, isOutcome) = (reader.ValueTextEquals(CallIdMember), reader.ValueTextEquals(OutcomeMember));
                reader.Read();
                id = isId && reader.TokenType == JsonTokenType.String ? reader.GetString() : id;
                isPending |= isOutcome && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(Pending);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return default;
        }

        return (id, isPending && id is not null);
    }
}

/// <summary>A place in the chain: the number of a line, from 1 for good, and its hash.</summary>
internal sealed record AuditPosition(long Number, string Hash)
{
    /// <summary>Before the first line.</summary>
    public static AuditPosition None { get; } = new(0, AuditLine.NoHash);
}
