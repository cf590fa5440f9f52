using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Audit;

/// <summary>
/// One line of the audit log. Its last members are its number, the hash of the line before, and the SHA-256 of the line up to there: a
/// line that is changed, inserted or taken out breaks the chain.
/// </summary>
internal static class AuditLine
{
    /// <summary>The hash before the first line.</summary>
    public const string NoHash = "";

    private const string NumberMember = ",\"n\":";
    private const string PreviousMember = ",\"prev\":\"";
    private const string HashMember = ",\"hash\":\"";
    private const int HashLength = 64;

    /// <summary>What is known when a call is over, without its place in the chain.</summary>
    /// <param name="work">Bounds the work on the arguments; null when nothing does.</param>
    /// <param name="person">Who called, where several can; null where it is whoever runs this process.</param>
    public static byte[] Describe(
        DateTimeOffset time, string tenant, string profile, ToolCall call, string outcome, TimeSpan duration, CallWork? work = null,
        string? person = null)
    {
        var shown = call.Context.Understood ?? new UnderstoodCall(call.Tool, call.Via, call.Arguments);
        var (name, via) = (shown.Tool, shown.Via);
        var arguments = shown.Arguments.Select(static argument => KeyValuePair.Create(argument.Key, Readable(argument.Value)));
        var tool = ToolRegistry.Instance.Find(name);
        return ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("time", time);
            writer.WriteString("tenant", tenant);
            writer.WriteString("profile", profile);
            if (person is not null)
            {
                writer.WriteString("person", person);
            }

            writer.WriteString("tool", ArgumentSummary.Cut(SecretScan.Clean(name)));
            if (via is not null)
            {
                writer.WriteString("via", via);
            }

            if (tool is not null)
            {
                writer.WriteString("access", AccessWords.Of(tool.Access));
            }

            if (tool is OperationTool operation)
            {
                writer.WriteString("operation", operation.Operation.Id);
            }

            writer.WritePropertyName("arguments");
            WriteArguments(writer, tool, arguments, work);
            writer.WriteString("outcome", outcome);
            if (call.Context.RequestId is { } request)
            {
                writer.WriteString("request_id", ArgumentSummary.Cut(request));
            }

            writer.WriteNumber("duration_ms", (long)duration.TotalMilliseconds);
            writer.WriteString("confirmation", call.Context.Confirmation);
            if (call.Context.ConfirmationId is { } id)
            {
                writer.WriteString("confirmation_id", id);
            }

            writer.WriteEndObject();
        }).ToArray();
    }

    /// <summary>
    /// Arguments that take too long to show without their secrets are not shown: the call itself is recorded all the same.
    /// </summary>
    private static void WriteArguments(
        Utf8JsonWriter writer, ToolDescriptor? tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments, CallWork? work)
    {
        try
        {
            ArgumentSummary.Write(writer, tool, arguments, work);
        }
        catch (TimeoutException)
        {
            writer.WriteStartObject();
            writer.WriteString("(not shown)", "too much to look through for secrets");
            writer.WriteEndObject();
        }
    }

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
        writer.WriteString("outcome", "counted");
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
    /// A value whose texts can be read: half of a surrogate pair, or a byte that is not UTF-8, becomes U+FFFD. Such a call is
    /// refused, and recorded like any other.
    /// </summary>
    private static JsonElement Readable(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return JsonText.IsPlain(raw) ? value : JsonElement.Parse(DecodableJson.Fix(raw.ToArray()).Span, DeepJson.Options);
    }
}

/// <summary>A place in the chain: the number of a line, from 1 for good, and its hash.</summary>
internal sealed record AuditPosition(long Number, string Hash)
{
    /// <summary>Before the first line.</summary>
    public static AuditPosition None { get; } = new(0, AuditLine.NoHash);
}
