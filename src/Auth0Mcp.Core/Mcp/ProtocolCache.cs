using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary>Tells clients that know of it how long an answer is good for.</summary>
internal static class ProtocolCache
{
    /// <summary>The lists of a process do not change while it runs.</summary>
    private static readonly TimeSpan s_unchanging = TimeSpan.FromHours(1);

    /// <summary>The answer as one that does not change while this process runs.</summary>
    public static T Unchanging<T>(this T result, McpServer server)
        where T : ICacheableResult
        => result.GoodFor(s_unchanging, server);

    /// <summary>The answer as one that this client alone may keep for so long. Earlier revisions do not know the members.</summary>
    public static T GoodFor<T>(this T result, TimeSpan time, McpServer server)
        where T : ICacheableResult
    {
        if (server.SpeaksStateless())
        {
            (result.TimeToLive, result.CacheScope) = (time, CacheScope.Private);
        }

        return result;
    }
}
