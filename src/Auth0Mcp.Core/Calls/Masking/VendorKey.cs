namespace Auth0Mcp.Calls.Masking;

/// <summary>Keys whose maker gave them a prefix, so that they can be found.</summary>
internal static class VendorKey
{
    /// <summary>By prefix: the least and the most that follows in letters, digits, <c>-</c> and <c>_</c>.</summary>
    private static readonly (string Prefix, int Least, int Most)[] s_keys =
    [
        ("AKIA", 16, 16), ("ASIA", 16, 16), // Amazon Web Services
        ("ghp_", 36, 255), ("gho_", 36, 255), ("ghu_", 36, 255), ("ghs_", 36, 255), ("ghr_", 36, 255), ("github_pat_", 60, 255),
            ("glpat-", 20, 255), ("npm_", 36, 36),
        ("xoxb-", 20, 255), ("xoxp-", 20, 255), ("xoxa-", 20, 255), ("xoxr-", 20, 255), ("xoxs-", 20, 255), ("xapp-", 20, 255), // Slack
        ("sk_live_", 16, 255), ("sk_test_", 16, 255), ("rk_live_", 16, 255), ("rk_test_", 16, 255), ("whsec_", 24, 255), // Stripe
        ("AIza", 35, 35), ("GOCSPX-", 28, 28), ("ya29.", 40, 2048), // Google
        ("sk-ant-", 40, 255), ("sk-proj-", 40, 255), ("sk-svcacct-", 40, 255), ("hf_", 34, 40), ("gsk_", 52, 52), // of language models
        ("pypi-", 80, 1024), ("dckr_pat_", 26, 40), ("rubygems_", 48, 48), // of package feeds
        ("dop_v1_", 64, 64), ("doo_v1_", 64, 64), ("dor_v1_", 64, 64), // DigitalOcean
        ("shpat_", 32, 32), ("shpca_", 32, 32), ("shppa_", 32, 32), ("shpss_", 32, 32), // Shopify
        ("sq0csp-", 43, 43), ("sq0atp-", 22, 22), // Square
        ("glsa_", 41, 41), ("NRAK-", 27, 27), ("lin_api_", 40, 40), ("ntn_", 40, 60), // Grafana, New Relic, Linear, Notion
        ("hvs.", 24, 255), ("hvb.", 24, 1024), ("AGE-SECRET-KEY-", 59, 59), // keys to other secrets
    ];

    /// <summary>How such keys begin.</summary>
    public static IEnumerable<string> Starts => s_keys.Select(static key => key.Prefix).Append("SG.");

    public static Range? At(string text, int at)
    {
        if (!Characters.StartsWord(text, at))
        {
            return null;
        }

        foreach (var (prefix, least, most) in s_keys)
        {
            if (text.AsSpan(at).StartsWith(prefix, StringComparison.Ordinal))
            {
                var end = Characters.EndOf(text, at + prefix.Length, Characters.Url64);
                return end - at - prefix.Length >= least && end - at - prefix.Length <= most
                    && Characters.HasDigitAndLetter(text.AsSpan(at, end - at)) ? at..end : null;
            }
        }

        return SendGrid(text, at);
    }

    /// <summary>An opaque refresh token of Auth0: <c>v1.</c> and random text.</summary>
    public static Range? RefreshTokenAt(string text, int at)
    {
        if (!Characters.StartsWith(text, at, "v1.") || !Characters.StartsWord(text, at))
        {
            return null;
        }

        var end = Characters.EndOf(text, at + 3, Characters.Url64);
        return end - at >= 35 && RandomText.IsRandom(text.AsSpan(at + 3, end - at - 3)) ? at..end : null;
    }

    /// <summary><c>SG.</c>, 22 characters, a dot and 43 characters.</summary>
    private static Range? SendGrid(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("SG.", StringComparison.Ordinal))
        {
            return null;
        }

        var middle = Characters.EndOf(text, at + 3, Characters.Url64);
        return middle - at is < 19 or > 40 || middle >= text.Length || text[middle] != '.' ? null
            : Characters.EndOf(text, middle + 1, Characters.Url64) is var end && end - middle > 30 ? at..end
            : null;
    }
}
