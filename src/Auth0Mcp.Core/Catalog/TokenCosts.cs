using System.Globalization;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Catalog;

/// <summary>
/// What each tool costs a model that has it in its list, in o200k_base tokens. Counted where the catalog's page is written, not here:
/// the tokenizer is larger than this program.
/// </summary>
internal static partial class TokenCosts
{
    /// <summary>Tokens by name of tool.</summary>
    public static IReadOnlyDictionary<string, int> Read()
    {
        using var page = new StreamReader(typeof(TokenCosts).Assembly.GetManifestResourceStream("catalog.lock.md")!);
        return Row().Matches(page.ReadToEnd()).ToDictionary(
            static row => row.Groups["name"].Value,
            static row => int.Parse(row.Groups["tokens"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|.*\| (?<tokens>\d+) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
