using System.Net;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Network;

/// <summary>
/// The proxy of the environment, except for this machine itself: a token for a loopback tenant would reach the proxy in the
/// clear.
/// </summary>
internal sealed class LoopbackBypass(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => TenantAddress.IsLoopback(host) || proxy.IsBypassed(host);
}
