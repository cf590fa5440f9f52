using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>Small drawings for clients that show some, as data: nothing is fetched.</summary>
internal static class ProtocolIcons
{
    private const string Start =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#635dff' stroke-width='1.5'>";

    /// <summary>The server: a key in a shield.</summary>
    public static IList<Icon> Server { get; } = Of(
        "<path d='M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5z'/><circle cx='12' cy='10' r='2.5'/><path d='M12 12.5V17m0-2h2'/>");

    /// <summary>A prompt: a list that is worked through.</summary>
    public static IList<Icon> Prompt { get; } = Of(
        "<path d='m4 6 1.5 1.5L8 5m3 1.5h9M4 12.5 5.5 14 8 11.5m3 1.5h9M4 19l1.5 1.5L8 18m3 1.5h9'/>");

    /// <summary>A resource: a sheet of paper.</summary>
    public static IList<Icon> Resource { get; } = Of("<path d='M6 2h8l5 5v15H6zm8 0v5h5M9 12h7m-7 4h7'/>");

    private static Icon[] Of(string shapes)
        => [new Icon { Source = "data:image/svg+xml," + Escaped(Start + shapes + "</svg>"), MimeType = "image/svg+xml",
            Sizes = ["any"] }];

    /// <summary>Only what a URI cannot hold is escaped, as every byte is sent once per entry of a list.</summary>
    private static string Escaped(string svg) => svg
        .Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal)
        .Replace("#", "%23", StringComparison.Ordinal)
        .Replace(" ", "%20", StringComparison.Ordinal);
}
