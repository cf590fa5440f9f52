using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>The tenant as a sign-in keeps it: a text that <see cref="TenantAddress.Parse"/> reads back to the same address.</summary>
internal static class SignInTenant
{
    /// <exception cref="CommandFailedException">No token may go there.</exception>
    public static string Of(Uri api)
    {
        var text = api.Scheme == Uri.UriSchemeHttps ? api.Authority : api.GetLeftPart(UriPartial.Authority);
        try
        {
            _ = TenantAddress.Parse(text, "The audience of the token");
            return text;
        }
        catch (UsageException refused)
        {
            throw new CommandFailedException(refused.Message);
        }
    }
}
