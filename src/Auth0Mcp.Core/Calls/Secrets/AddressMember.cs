using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>Tells members that say where something is sent: they hold a URL, or a host, or what a host is named after.</summary>
internal static partial class AddressMember
{
    /// <param name="path">The name, perhaps behind others and before the index of a list.</param>
    public static bool Is(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.String
            && (value.GetString()!.Contains("://", StringComparison.Ordinal) || Name().IsMatch(path));

    /// <summary>
    /// A secret beside the member may be sent to what it holds: the name tells so, or the value can be nothing but an address.
    /// </summary>
    public static bool MaySendTo(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.String && !IsDecoration(path) && (Is(path, value) || HoldsHost(value.GetString()!));

    /// <summary>
    /// True for names of the document to whose values nothing is sent: people look at them or read them, or they only look like
    /// addresses.
    /// </summary>
    public static bool IsDecoration(string path) => Decoration().IsMatch(path);

    /// <summary>True for code that runs beside secrets, which may send them anywhere.</summary>
    public static bool IsScript(string path) => Script().IsMatch(path);

    /// <summary>A host or an IP address, perhaps with a port and a path, or several.</summary>
    private static bool HoldsHost(string text)
        => text.Split([',', ';', '|', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Any(static word => Host().IsMatch(word) || IsIp(word));

    /// <summary>Old forms of IPv4 leave out parts, as versions do: those count only where a part is larger than a version's.</summary>
    private static bool IsIp(string word)
    {
        var host = Port().Replace(word.TrimStart('/').Split('/', '?', '#')[0], "$1");
        return IPAddress.TryParse(host, out _)
            && (host.Contains(':', StringComparison.Ordinal) || host.Count(static letter => letter == '.') == 3
                || (host.Contains('.', StringComparison.Ordinal) && host.Split('.').Any(static part => part.Length > 3)));
    }

    [GeneratedRegex(
        @"(ur[il]|host|endpoint|domain|server|address(es)?|issuer|region|account|namespace|callback"
        + @"|webhook|proxy|gateway|origin)s?([ _-]?(names?|base))?(\[\d+\])?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"(^|\.)((icon|logo|picture|image|favicon|avatar|background_image)(_ur[il])?|op_(policy|tos)_uri"
        + @"|(policy|tos|terms_of_use|privacy_policy|support)_ur[il]"
        + @"|(display_?|user_?|friendly_)?name|description|label|title|scopes?|(user_?|support_?)?email|domain_aliases|(api_)?version)(\[\d+\])?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();

    [GeneratedRegex(@"(^|\.)(custom_?)?scripts?(\.|\[|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    /// <summary>Names with dots, in any alphabet; browsers take other dots for the same.</summary>
    [GeneratedRegex(
        @"^(//)?([\p{L}\p{N}_*]([\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?[.\u3002\uFF0E\uFF61])+"
        + @"(\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])[.\u3002]?(:\d+)?([/?#].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Host();

    [GeneratedRegex(@"^(\[[^\]]*\]|[\d.xa-f]+)(:\d+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Port();
}
