using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>Tells members that say where something is sent: they hold a URL, or a host, or what a host is named after.</summary>
internal static partial class AddressMember
{
    /// <param name="path">The name, perhaps behind others and before the index of a list.</param>
    public static bool Is(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.String && (value.GetString()!.Contains("://", StringComparison.Ordinal) || Name().IsMatch(path));

    /// <summary>True for addresses of what people look at or read: nothing is sent there.</summary>
    public static bool IsDecoration(string path) => Decoration().IsMatch(path);

    [GeneratedRegex(
        @"(ur[il]|host|endpoint|domain|server|address(es)?|issuer|region|account|namespace|callback|webhook|proxy|gateway|origin)s?([ _-]?(names?|base))?(\[\d+\])?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"(icon|logo|picture|image|avatar|tos|policy|support|help|docs?|documentation|background)s?([ _-]?ur[il]s?)?(\[\d+\])?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();
}
