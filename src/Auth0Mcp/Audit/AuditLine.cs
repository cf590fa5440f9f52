using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Audit;

/// <summary>
/// One line of the audit log. Its last member is the SHA-256 of the line up to there, and one before it is that of the line before: a line
/// that is changed, inserted or taken out breaks the chain.
/// </summary>
internal static class AuditLine
{
    /// <summary>The hash before the first line.</summary>
    public const string NoHash = "";

    private const string HashMember = ",\"hash\":\"";
    private const int HashLength = 64;
    private const int LongestText = 200;
    private const int MostArguments = 16 * 1024;

    private static readonly JsonElement s_noArguments = JsonElement.Parse("{}"u8);

    /// <summary>What is known when a call is over, without its place in the chain.</summary>
    public static byte[] Describe(DateTimeOffset time, string tenant, string profile, ToolCall call, string outcome, TimeSpan duration)
    {
        var (name, via, arguments) = Meant(call);
        var tool = ToolRegistry.Find(name);
        return ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("time", time);
            writer.WriteString("tenant", tenant);
            writer.WriteString("profile", profile);
            writer.WriteString("tool", Cut(name));
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
            WriteArguments(writer, tool, arguments);
            writer.WriteString("outcome", outcome);
            if (call.Ledger.RequestId is { } request)
            {
                writer.WriteString("request_id", Cut(request));
            }

            writer.WriteNumber("duration_ms", (long)duration.TotalMilliseconds);
            writer.WriteString("confirmation", call.Ledger.Confirmation);
            writer.WriteEndObject();
        }).ToArray();
    }

    /// <summary>The line with its place in the chain, without a line break.</summary>
    public static string Chain(ReadOnlySpan<byte> described, string previous)
    {
        var open = Encoding.UTF8.GetString(described[..^1]) + $",\"prev\":\"{previous}\"";
        return $"{open}{HashMember}{HashOf(open)}\"}}";
    }

    /// <summary>The hash that a line claims to have; null when it is none of these lines.</summary>
    public static string? ClaimedHash(string line)
        => line.Length > HashMember.Length + HashLength + 2 && line.EndsWith("\"}", StringComparison.Ordinal)
           && line.AsSpan(0, line.Length - HashLength - 2).EndsWith(HashMember, StringComparison.Ordinal)
            ? line.Substring(line.Length - HashLength - 2, HashLength)
            : null;

    /// <summary>What is wrong with a line; null when it is whole and follows the one before.</summary>
    /// <param name="previous">The hash of the line before; null when that is not known.</param>
    public static string? Problem(string line, string? previous)
    {
        if (ClaimedHash(line) is not { } hash)
        {
            return "the line is cut off, or no line of this log";
        }

        var open = line[..^(HashMember.Length + HashLength + 2)];
        return HashOf(open) != hash ? "the line was changed"
            : previous is not null && !open.EndsWith($",\"prev\":\"{previous}\"", StringComparison.Ordinal) ? "lines before it are missing, or were put in"
            : null;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The tool that was meant, also where another one calls it.</summary>
    private static (string Tool, string? Via, IEnumerable<KeyValuePair<string, JsonElement>> Arguments) Meant(ToolCall call)
    {
        if (ToolRegistry.Find(call.Tool) is not LocalTool { Calls: not null } || !call.Arguments.TryGetValue("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return (call.Tool, null, call.Arguments);
        }

        var arguments = call.Arguments.TryGetValue("arguments", out var given) && given.ValueKind == JsonValueKind.Object ? given : s_noArguments;
        return (name.GetString()!, call.Tool, arguments.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, member.Value)));
    }

    /// <summary>Without secrets, and no longer than a reader needs to know what was done.</summary>
    private static void WriteArguments(Utf8JsonWriter writer, ToolDescriptor? tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var whole = ResultJson.WriteUtf8(inner =>
        {
            inner.WriteStartObject();
            foreach (var (name, value) in arguments)
            {
                inner.WritePropertyName(name);
                RequestSecrets.Write(inner, name, value, RequestSecrets.PlaceOf(tool, name));
            }

            inner.WriteEndObject();
        });
        var shortened = ResultJson.WriteUtf8(inner => Shorten(inner, JsonElement.Parse(whole.Span, new JsonDocumentOptions { MaxDepth = 1000 })));
        if (shortened.Length <= MostArguments)
        {
            writer.WriteRawValue(shortened.Span, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue($"({shortened.Length} bytes)");
        }
    }

    private static void Shorten(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(Cut(member.Name));
                    Shorten(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Shorten(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Cut(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static string Cut(string text)
        => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
}
