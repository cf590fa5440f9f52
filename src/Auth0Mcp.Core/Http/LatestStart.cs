namespace Auth0Mcp.Http;

/// <summary>Until when a request may still be sent, or sent again; it travels with the request.</summary>
internal static class LatestStart
{
    private static readonly HttpRequestOptionsKey<long> s_key = new("latest-start");

    public static void Set(HttpRequestMessage request, TimeProvider time, TimeSpan left)
        => request.Options.Set(s_key, time.GetTimestamp() + (long)(left.TotalSeconds * time.TimestampFrequency));

    /// <summary>The time that is left for waits; zero or less when none is.</summary>
    public static TimeSpan Left(HttpRequestMessage request, TimeProvider time)
        => request.Options.TryGetValue(s_key, out var latest) ? time.GetElapsedTime(time.GetTimestamp(), latest) : TimeSpan.Zero;
}
