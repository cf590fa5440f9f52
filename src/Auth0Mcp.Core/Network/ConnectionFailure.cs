using System.Net.Sockets;
using System.Security.Authentication;

namespace Auth0Mcp.Network;

/// <summary>Why a request got no answer, in the words of the system: for a log, not for a model.</summary>
internal static class ConnectionFailure
{
    /// <summary>
    /// The causes from the outermost to the innermost. Messages are left out but that about a certificate: others may quote the
    /// request.
    /// </summary>
    public static string Describe(Exception exception)
    {
        var causes = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            causes.Add(cause switch
            {
                HttpRequestException request => request.HttpRequestError.ToString(),
                SocketException socket => socket.SocketErrorCode.ToString(),
                AuthenticationException certificate => certificate.Message.TrimEnd('.'),
                _ => cause.GetType().Name,
            });
        }

        return string.Join(", ", causes.Distinct(StringComparer.Ordinal));
    }
}
