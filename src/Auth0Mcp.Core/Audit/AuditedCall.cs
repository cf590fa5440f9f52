using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Audit;

/// <summary>
/// What the record says of one call, without a place in a chain: a line when it is over and, where it changes something, one before
/// that is sent. The two have the same id.
/// </summary>
/// <param name="person">Who called, where several can; null where it is whoever runs this process.</param>
internal sealed class AuditedCall(ToolCall call, string profile, TimeProvider time, string? person = null)
{
    /// <summary>A change waits no longer than this for its arguments to be described.</summary>
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(2);

    private string? _id;
    private ReadOnlyMemory<byte>? _arguments;

    /// <summary>The line before a change is sent.</summary>
    public byte[] BeforeChange(string tenant)
    {
        _id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return Describe(time.GetUtcNow(), tenant, AuditLine.Pending, null, Work(s_longestDelay));
    }

    /// <summary>The line of a call that is over.</summary>
    /// <param name="now">When that was.</param>
    /// <param name="work">Bounds the work on the arguments; null for the time of a call.</param>
    public byte[] AtEnd(DateTimeOffset now, string tenant, string outcome, TimeSpan duration, CallWork? work = null)
        => Describe(now, tenant, outcome, duration, work ?? Work(ManagementHttp.CallTimeout));

    /// <summary>Not to be cancelled: cancelled calls are recorded, too.</summary>
    private CallWork Work(TimeSpan limit) => new(time, limit, CancellationToken.None);

    private byte[] Describe(DateTimeOffset now, string tenant, string outcome, TimeSpan? duration, CallWork work)
    {
        var shown = call.Context.Understood ?? new UnderstoodCall(call.Tool, call.Via, call.Arguments);
        var tool = ToolRegistry.Instance.Find(shown.Tool);
        return ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("time", now);
            writer.WriteString("tenant", tenant);
            writer.WriteString("profile", profile);
            WriteIfAny(writer, "person", person);
            writer.WriteString("tool", ArgumentSummary.Cut(SecretScan.Clean(shown.Tool)));
            WriteIfAny(writer, "via", shown.Via);
            WriteIfAny(writer, "access", tool is null ? null : AccessWords.Of(tool.Access));
            WriteIfAny(writer, "operation", (tool as OperationTool)?.Operation.Id);
            writer.WritePropertyName("arguments");
            writer.WriteRawValue(Arguments(tool, shown, work).Span, skipInputValidation: true);
            writer.WriteString("outcome", outcome);
            WriteIfAny(writer, "request_id", call.Context.RequestId is { } request ? ArgumentSummary.Cut(request) : null);
            if (duration is { } taken)
            {
                writer.WriteNumber("duration_ms", (long)taken.TotalMilliseconds);
            }

            writer.WriteString("confirmation", call.Context.Confirmation);
            WriteIfAny(writer, "confirmation_id", call.Context.ConfirmationId);
            WriteIfAny(writer, AuditLine.CallIdMember, _id);
            writer.WriteEndObject();
        }).ToArray();
    }

    /// <summary>
    /// The arguments without their secrets, looked through once. Those that take too long are not shown: the call itself is
    /// recorded all the same.
    /// </summary>
    private ReadOnlyMemory<byte> Arguments(ToolDescriptor? tool, UnderstoodCall shown, CallWork work)
    {
        try
        {
            var readable = shown.Arguments.Select(static argument => KeyValuePair.Create(argument.Key, Readable(argument.Value)));
            return _arguments ??= ResultJson.WriteUtf8(writer => ArgumentSummary.Write(writer, tool, readable, work));
        }
        catch (TimeoutException)
        {
            return """{"(not shown)":"too much to look through for secrets"}"""u8.ToArray();
        }
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

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
