using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// The hosts to which a secret may go, for a person to check: every one of them, by the end that says whose it is. Of an address
/// nothing else is shown: what is before the host may pass for one, and what is behind it may be a secret.
/// </summary>
internal static class SecretHosts
{
    /// <summary>More than a person checks in one question.</summary>
    public const int Most = 20;

    private const int LongestHost = 100;

    private static readonly char[] s_between = [',', ';', '|', ' ', '\t', '\r', '\n'];

    /// <summary>The hosts of all addresses with a scheme in a value, whatever their names.</summary>
    public static IEnumerable<string> Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static member => Of(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Of),
        JsonValueKind.String => Of(value.GetString()!),
        _ => [],
    };

    /// <summary>
    /// Those of a value whose secrets are hidden, also where only the name of a member tells that it holds a host, or what a host
    /// is named after.
    /// </summary>
    public static IEnumerable<string> Named(string name, JsonElement shown) => shown.ValueKind switch
    {
        JsonValueKind.Object => shown.EnumerateObject().SelectMany(static member => Named(member.Name, member.Value)),
        JsonValueKind.Array => shown.EnumerateArray().SelectMany(item => Named(name, item)),
        _ when AddressMember.Is(name, shown) => Of(shown) is var hosts && hosts.Any() ? hosts : Bare(shown.GetString()!),
        _ => [],
    };

    /// <summary>The host of what may be an address without a scheme.</summary>
    public static IEnumerable<string> Bare(string text)
        => text.Length == 0 || text == SecretMask.Redacted
            ? []
            : [Shown(text.TrimStart('/').Split('/', '?', '#')[0] is { Length: > 0 } host ? host : text)];

    private static IEnumerable<string> Of(string text)
        => !text.Contains("://", StringComparison.Ordinal) ? []
            : text.Split(s_between, StringSplitOptions.RemoveEmptyEntries)
                .Where(static word => word.Contains("://", StringComparison.Ordinal)).SelectMany(InAddress);

    private static IEnumerable<string> InAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IdnHost.Length == 0)
        {
            return [Shown(address)];
        }

        var host = Shown(uri.IsDefaultPort ? uri.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{uri.IdnHost}:{uri.Port}"));

        // Readers of addresses do not agree on a backslash: for some the host is behind it.
        return address.Contains('\\', StringComparison.Ordinal)
            ? [host, Shown(address[(address.LastIndexOfAny(['@', '\\']) + 1)..])]
            : [host];
    }

    /// <summary>A long one is cut in its middle.</summary>
    private static string Shown(string host)
        => host.Length <= LongestHost ? host : $"{host[..(LongestHost / 3)]}…{host[^(LongestHost * 2 / 3)..]}";
}
