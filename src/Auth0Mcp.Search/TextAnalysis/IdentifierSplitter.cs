namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Takes the names of code apart where a word ends: <c>addMembers</c>, <c>ClientGrants</c>, <c>getAPIKey</c>. Brands stay whole.
/// </summary>
internal static class IdentifierSplitter
{
    /// <summary>Shorter parts are no words, but for a few.</summary>
    private const int ShortestPart = 3;

    private static readonly HashSet<string> s_shortParts = new(["By", "Id", "Ip", "To", "In", "Of"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_brands = new(
        [
            "BigQuery", "CloudFlare", "CloudFront", "CloudWatch", "DataDog", "DevOps", "EventBridge", "EventGrid", "GitHub", "GitLab",
            "GraphQL", "HubSpot", "JavaScript", "LinkedIn", "MailChimp", "MailGun", "MixPanel", "MongoDB", "MySQL", "NodeJS", "OAuth",
            "OneLogin", "OpenID", "PagerDuty", "PayPal", "PingOne", "PostgreSQL", "PostMark", "ReCaptcha", "SalesForce",
                "SendGrid", "SharePoint", "SparkPost", "SumoLogic", "TypeScript", "WebAuthn", "WhatsApp", "WordPress", "YouTube",
                    "YubiKey",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts of a run of letters and digits, in their order.</summary>
    /// <param name="add">Takes each part, as it was written.</param>
    public static void Split(ReadOnlySpan<char> run, Action<string> add)
    {
        var start = 0;
        if (!s_brands.GetAlternateLookup<ReadOnlySpan<char>>().Contains(run))
        {
            for (var at = 1; at < run.Length; at++)
            {
                if (IsBoundary(run, start, at))
                {
                    add(run[start..at].ToString());
                    start = at;
                }
            }
        }

        add(run[start..].ToString());
    }

    private static bool IsBoundary(ReadOnlySpan<char> run, int start, int at)
        => Letters.IsUnspaced(run[at - 1]) != Letters.IsUnspaced(run[at])
            || (char.IsUpper(run[at]) && (char.IsLower(run[at - 1]) || EndsCapitals(run, at))
                && IsWord(run[start..at]) && IsWord(run[at..End(run, at)]));

    /// <summary>
    /// A capital behind capitals that starts a word of small letters: the K of <c>APIKey</c>, but not the I of <c>APIs</c>.
    /// </summary>
    private static bool EndsCapitals(ReadOnlySpan<char> run, int at)
        => char.IsUpper(run[at - 1]) && at + 2 < run.Length && char.IsLower(run[at + 1]) && char.IsLower(run[at + 2]);

    private static bool IsWord(ReadOnlySpan<char> part)
        => part.Length >= ShortestPart || s_shortParts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part);

    /// <summary>Where the part that starts there ends.</summary>
    private static int End(ReadOnlySpan<char> run, int start)
    {
        var end = start + 1;
        while (end < run.Length && (!char.IsUpper(run[end]) || char.IsUpper(run[end - 1])))
        {
            end++;
        }

        return end;
    }
}
