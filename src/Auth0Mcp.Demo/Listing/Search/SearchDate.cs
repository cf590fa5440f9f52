using System.Globalization;

namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>A date as a search writes it: the year, month, day, minute or second that its precision leaves open.</summary>
internal sealed record SearchDate(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly (string Format, Func<DateTimeOffset, DateTimeOffset> End)[] s_formats =
    [
        ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", static start => start.AddMilliseconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ssK", static start => start.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mmK", static start => start.AddMinutes(1)),
        ("yyyy-MM-dd", static start => start.AddDays(1)),
        ("yyyy-MM", static start => start.AddMonths(1)),
        ("yyyy", static start => start.AddYears(1)),
    ];

    /// <summary>The date, or null when the text is none.</summary>
    public static SearchDate? TryRead(string text)
    {
        foreach (var (format, end) in s_formats)
        {
            // Without a fraction the first form would take whole seconds as a millisecond.
            if (format.Contains('F') == text.Contains('.')
                && DateTimeOffset.TryParseExact(
                    text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
                && start.Year < 9999)
            {
                return new SearchDate(start, end(start));
            }
        }
        return null;
    }

    /// <summary>Negative before, zero within, positive after.</summary>
    public int PlaceOf(DateTimeOffset moment) => moment < Start ? -1 : moment < End ? 0 : 1;
}
