using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>
/// Holds values against words and ranges: numbers as numbers, dates as dates, all else as text whose case does not count.
/// </summary>
internal static class ValueTests
{
    private const string SentenceEnd = ".,;:!?";

    public static Predicate<JsonValue> Of(string wanted)
    {
        if (Wildcard.IsIn(wanted))
        {
            return value => JsonNodes.ScalarText(value) is { } text
                && (Wildcard.IsMatch(text, wanted) || text.Split(' ').Any(word => Wildcard.IsMatch(word, wanted)));
        }

        return value => value.GetValueKind() == JsonValueKind.Number
            ? Number(wanted) is { } number && Number(value.ToJsonString()) == number
            : JsonNodes.ScalarText(value) is { } text && (HasPhrase(text, wanted) || IsWithin(text, wanted));
    }

    public static Predicate<JsonValue> In(ValueRange range) => value => IsIn(value, range);

    /// <summary>Why the bounds make no sense for a field that is known to hold dates or numbers, or null.</summary>
    public static string? Misfit(string field, ValueRange range)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        var isDate = name is "date" or "last_login" or "last_password_reset" || name.EndsWith("_at", StringComparison.Ordinal);
        foreach (var bound in (string?[])[range.Lower, range.Upper])
        {
            if (bound is not null && isDate && SearchDate.TryRead(bound) is null)
            {
                return $"'{bound}' is not a date; '{field}' holds dates such as 2026-06-25 or 2026-06-25T09:00:00Z.";
            }

            if (bound is not null && name == "logins_count" && Number(bound) is null)
            {
                return $"'{bound}' is not a number; '{field}' holds numbers.";
            }
        }
        return null;
    }

    private static bool IsIn(JsonValue value, ValueRange range)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            return Number(value.ToJsonString()) is { } number
                && Holds(range.Lower, range.IncludesLower, bound => Number(bound) is { } least ? number.CompareTo(least) : null)
                && Holds(range.Upper, range.IncludesUpper, bound => Number(bound) is { } most ? most.CompareTo(number) : null);
        }

        if (JsonNodes.ScalarText(value) is not { } text)
        {
            return false;
        }

        if (SearchDate.TryRead(text) is { } date && (range.Lower ?? range.Upper) is { } some && SearchDate.TryRead(some) is not null)
        {
            return Holds(range.Lower, range.IncludesLower, bound => SearchDate.TryRead(bound)?.PlaceOf(date.Start))
                && Holds(range.Upper, range.IncludesUpper, bound => -SearchDate.TryRead(bound)?.PlaceOf(date.Start));
        }

        return Holds(range.Lower, range.IncludesLower, bound => string.Compare(text, bound, StringComparison.OrdinalIgnoreCase))
            && Holds(range.Upper, range.IncludesUpper, bound => string.Compare(bound, text, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="compare">Positive when the value lies inside the bound, zero when it is the bound, null when they do not
    /// compare.</param>
    private static bool Holds(string? bound, bool isIncluded, Func<string, int?> compare) =>
        bound is null || compare(bound) is { } order && (order > 0 || (order == 0 && isIncluded));

    private static bool HasPhrase(string text, string phrase)
    {
        for (var at = 0; phrase.Length > 0 && (at = text.IndexOf(phrase, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var rest = text.AsSpan(at + phrase.Length).TrimStart(SentenceEnd);
            if ((at == 0 || text[at - 1] == ' ') && (rest.IsEmpty || rest[0] == ' '))
            {
                return true;
            }
        }
        return text.Length == 0 && phrase.Length == 0;
    }

    /// <summary>True when a moment lies in the day, month or year asked for.</summary>
    private static bool IsWithin(string text, string wanted) =>
        SearchDate.TryRead(wanted) is { } asked && SearchDate.TryRead(text) is { } date && asked.PlaceOf(date.Start) == 0;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
