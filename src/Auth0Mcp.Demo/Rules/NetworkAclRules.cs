using System.Net;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the API refuses about network access lists; it gives every reason at once.</summary>
internal static class NetworkAclRules
{
    private const int AddressBits = 32;

    public static DemoResponse? Check(DemoRequest request)
    {
        var reasons = ((string[])["match", "not_match"])
            .SelectMany(side => Reasons($"rule.{side}", request.Fields["rule"]?[side] as JsonObject ?? []))
            .ToArray();
        return reasons.Length == 0 ? null
            : ApiProblem.Invalid("Payload validation error: " + string.Join("; ", reasons));
    }

    private static IEnumerable<string> Reasons(string place, JsonObject match)
    {
        foreach (var (name, value) in match)
        {
            var entries = (value as JsonArray ?? []).Select(JsonNodes.ScalarText).OfType<string>().ToArray();
            for (var index = 0; index < entries.Length; index++)
            {
                if (Reason(name, entries[index]) is { } reason)
                {
                    yield return $"'{place}.{name}[{index}]' {reason} ('{entries[index]}')";
                }

                if (Array.IndexOf(entries, entries[index]) < index)
                {
                    yield return $"'{place}.{name}[{index}]' repeats '{entries[index]}'";
                }
            }
        }
    }

    private static string? Reason(string name, string entry) => name switch
    {
        "geo_country_codes" when entry.Length != 2 || !entry.All(char.IsAsciiLetterUpper) => "must be a country code of two capitals",
        "geo_subdivision_codes"
            when entry.Split('-') is not [{ Length: 2 }, { Length: >= 1 and <= 3 }] => "must be a subdivision code such as PT-13",
        "ipv4_cidrs" or "connecting_ipv4_cidrs" when HasHostBits(entry) => "must be the first address of its network",
        "ja3_fingerprints" when entry.Length != 32 || !entry.All(char.IsAsciiHexDigit) => "must be 32 hexadecimal digits",
        _ => null,
    };

    private static bool HasHostBits(string cidr)
    {
        if (cidr.Split('/') is not [var address, var length] || !IPAddress.TryParse(address, out var parsed)
            || !int.TryParse(length, out var bits))
        {
            return false;
        }

        var number = parsed.GetAddressBytes().Aggregate(0UL, static (sum, part) => (sum << 8) | part);
        return bits is >= 0 and < AddressBits && (number & ((1UL << (AddressBits - bits)) - 1)) != 0;
    }
}
