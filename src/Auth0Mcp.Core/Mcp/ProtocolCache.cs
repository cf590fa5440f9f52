using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary>Tells clients that know of it how long an answer is good for.</summary>
internal static class ProtocolCache
{
    /// <summary>Earlier revisions do not know the members.</summary>
    private const string FirstRevision = "2026-07-28";

    /// <summary>The lists of a process do not change while it runs.</summary>
    private static readonly TimeSpan s_unchanging = TimeSpan.FromHours(1);

    /// <summary>The answer as one that does not change.</summary>
    public static T Unchanging<T>(this T result, McpServer server)
        where T : ICacheableResult
    {
        if (string.CompareOrdinal(server.NegotiatedProtocolVersion, FirstRevision) >= 0)
        {
            (result.TimeToLive, result.CacheScope) = (s_unchanging, CacheScope.Private);
        }

        return result;
    }
}
