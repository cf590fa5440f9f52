using Auth0Mcp.Configuration;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>How a person's consent reaches this server.</summary>
internal enum ConfirmBy
{
    /// <summary>By elicitation where the client has it, else by plan and token.</summary>
    Client,

    /// <summary>By elicitation alone: a client without it cannot make such calls.</summary>
    Elicitation,

    /// <summary>By plan and token alone, for clients that decline every question by themselves.</summary>
    Token,
}

/// <summary>Reads the choice.</summary>
internal static class ConfirmWays
{
    /// <summary>The choice of that name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static ConfirmBy Parse(string text, string source) => text.Trim() switch
    {
        "elicitation" => ConfirmBy.Elicitation,
        "token" => ConfirmBy.Token,
        var other =>
            throw new UsageException($"{source} is '{ShortText.Cut(other, 40)}'. Set it to elicitation or token, or leave it out."),
    };
}
