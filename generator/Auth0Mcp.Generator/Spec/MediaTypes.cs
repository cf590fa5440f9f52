namespace Auth0Mcp.Generator.Spec;

/// <summary>What kinds of media types there are, and which of several is preferred.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Form = "multipart/form-data";
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string EventStream = "text/event-stream";

    /// <summary>JSON under this or another name.</summary>
    public static bool IsJson(string media)
        => Bare(media) is var bare && (bare == Json || bare == "*/*" || bare.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Text that a caller can write and read as it is.</summary>
    public static bool IsText(string media)
        => Bare(media) is var bare
           && (bare.StartsWith("text/", StringComparison.Ordinal)
               || bare is "application/xml" or "application/yaml" or "application/x-yaml" or "application/x-ndjson"
                   or "application/jsonl" or "application/graphql"
               || bare.EndsWith("+xml", StringComparison.Ordinal)
               || bare.EndsWith("+yaml", StringComparison.Ordinal));

    /// <summary>Of several the one that a tool takes: JSON before forms before text before anything else.</summary>
    public static int Rank(string media)
        => Bare(media) == Json ? 0 : IsJson(media) ? 1 : Bare(media) == UrlEncoded ? 2 : Bare(media) == Form ? 3 : IsText(media) ? 4 : 5;

    /// <summary>Without parameters such as <c>charset</c>.</summary>
    public static string Bare(string media) => media.Split(';')[0].Trim().ToLowerInvariant();
}
