using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>Which calls need a person's consent.</summary>
internal enum ConfirmLevel
{
    /// <summary>Calls that lose something for good.</summary>
    Destructive,

    /// <summary>Every call that changes something.</summary>
    Writes,

    /// <summary>None.</summary>
    Never,
}

/// <summary>Reads and applies the level.</summary>
internal static class ConfirmLevels
{
    /// <summary>The level of that name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static ConfirmLevel Parse(string text, string source) => text.Trim() switch
    {
        "destructive" => ConfirmLevel.Destructive,
        "writes" => ConfirmLevel.Writes,
        "never" => ConfirmLevel.Never,
        var other => throw new UsageException($"{source} is '{ShortText.Cut(other, 40)}'. Set it to destructive, writes or never."),
    };

    /// <summary>True when a tool of that access waits for consent.</summary>
    public static bool Covers(this ConfirmLevel level, ToolAccess access) => level switch
    {
        ConfirmLevel.Never => false,
        ConfirmLevel.Writes => access != ToolAccess.Read,
        _ => access == ToolAccess.Destructive,
    };
}
