namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Addresses at which whoever has them may write: the incoming webhooks of chats and automation, known by host and path. What is
/// behind that is the key.
/// </summary>
internal static class WebhookAddress
{
    /// <summary>Shorter paths are those of the pages that explain webhooks.</summary>
    private const int Shortest = 16;

    private const int LongestTested = 512;

    /// <summary>How they begin, without the scheme; each begins with a letter that no other mark begins with alone.</summary>
    public static readonly string[] Starts =
    [
        "hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/", "hooks.slack-gov.com/services/",
        "discord.com/api/webhooks/", "discordapp.com/api/webhooks/",
        "webhook.office.com/webhookb2/", "outlook.office.com/webhook/", "outlook.office365.com/webhook/",
        "chat.googleapis.com/v1/spaces/", "api.telegram.org/bot", "hooks.zapier.com/hooks/catch/", "maker.ifttt.com/trigger/",
        "hook.integromat.com/", "hooks.airtable.com/workflows/",
    ];

    public static Range? At(string text, int at)
    {
        if (at > 0 && text[at - 1] is not ('/' or '.' or ' ' or '"' or '\'' or '<' or '(' or '=' or '\n' or '\t'))
        {
            return null;
        }

        foreach (var start in Starts)
        {
            if (Characters.StartsWith(text, at, start))
            {
                var key = at + start.Length;
                var end = Characters.NextOf(text, key, Characters.QueryEnd, LongestTested);
                return end - key < Shortest || !HasKey(text.AsSpan(key, end - key))
                    ? null
                    : key..Characters.NextOf(text, end, Characters.QueryEnd);
            }
        }

        return null;
    }

    /// <summary>One of the parts looks random; in the address of a page all are words.</summary>
    private static bool HasKey(ReadOnlySpan<char> path)
    {
        foreach (var part in path.Split('/'))
        {
            if (SecretValue.LooksRandom(path[part]))
            {
                return true;
            }
        }

        return false;
    }
}
