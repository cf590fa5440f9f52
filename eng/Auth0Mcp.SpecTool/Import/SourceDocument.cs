using System.Globalization;
using System.Text.RegularExpressions;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>An upstream document as received: a name that may be committed, and its bytes.</summary>
internal sealed partial record SourceDocument(string Name, byte[] Bytes)
{
    /// <summary>The date of the revision when the name contains one (<c>upstream-2026-06-25.json</c>).</summary>
    public DateOnly? Date =>
        DateInName.Match(Name) is { Success: true } match
        && DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var date)
            ? date
            : null;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")]
    private static partial Regex DateInName { get; }
}
