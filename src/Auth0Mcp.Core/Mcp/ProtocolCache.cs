using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary>Tells clients that know of it how long an answer is good for.</summary>
internal static class ProtocolCache
{
    /// <summary>The lists of a process do not change while it runs.</summary>
    private static readonly TimeSpan s_unchanging = TimeSpan.FromHours(1);

    /// <summary>The answer as one that does not change. Earlier revisions do not know the members.</summary>
    public static T Unchanging<T>(this T result, McpServer server)
        where T : ICacheableResult
    {
        if (server.SpeaksStateless())
        {
            (result.TimeToLive, result.CacheScope) = (s_unchanging, CacheScope.Private);
        }

        return result;
    }
}
