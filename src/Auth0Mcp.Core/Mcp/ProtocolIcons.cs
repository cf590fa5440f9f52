using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>Small drawings for clients that show some, as data: nothing is fetched.</summary>
internal static class ProtocolIcons
{
    /// <summary>The server: a key in a shield.</summary>
    public static IList<Icon> Server { get; } = Of(
        "%3Cpath d='M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5z'/%3E%3Ccircle cx='12' cy='10' r='2.5'/%3E%3Cpath d='M12 "
        + "12.5V17m0-2h2'/%3E");

    /// <summary>A prompt: a list that is worked through.</summary>
    public static IList<Icon> Prompt { get; } = Of(
        "%3Cpath d='m4 6 1.5 1.5L8 5m3 1.5h9M4 12.5 5.5 14 8 11.5m3 1.5h9M4 19l1.5 1.5L8 18m3 1.5h9'/%3E");

    /// <summary>A resource: a sheet of paper.</summary>
    public static IList<Icon> Resource { get; } = Of("%3Cpath d='M6 2h8l5 5v15H6zm8 0v5h5M9 12h7m-7 4h7'/%3E");

    private static Icon[] Of(string shapes) =>
    [
        new Icon
        {
            Source =
                "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23635dff' "
                    + "stroke-width='1.5'%3E"
                + shapes + "%3C/svg%3E",
            MimeType = "image/svg+xml",
            Sizes = ["any"],
        },
    ];
}
