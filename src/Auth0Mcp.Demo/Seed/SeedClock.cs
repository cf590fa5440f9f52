using System.Globalization;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Seed;

/// <summary>
/// Moves dates of seeds along: what happened yesterday when they were written happened yesterday whenever the tenant starts.
/// </summary>
internal sealed class SeedClock(TimeProvider time)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly TimeSpan _shift = time.GetUtcNow() - PlausibleText.BaseDate;

    /// <summary>When the tenant started.</summary>
    public DateTimeOffset Start => PlausibleText.BaseDate + _shift;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A moment as the API writes it.</summary>
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The moment a text says, or null.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    /// <summary>Moves every date in a value.</summary>
    public void MoveDates(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToArray())
            {
                if (Moved(value) is { } moved)
                {
                    fields[name] = moved;
                }
                else
                {
                    MoveDates(value);
                }
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                MoveDates(item);
            }
        }
    }

    private string? Moved(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text) && Moment(text) is { } moment ? Text(moment + _shift) : null;
}
