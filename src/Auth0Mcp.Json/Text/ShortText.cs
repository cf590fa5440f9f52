namespace Auth0Mcp.Text;

/// <summary>Shortens what is shown to people and models.</summary>
internal static class ShortText
{
    /// <summary>The text, or its beginning and an ellipsis; a letter of two code units (a surrogate pair) is never cut in two.</summary>
    /// <param name="longest">In UTF-16 code units, the ellipsis not counted.</param>
    public static string Cut(string text, int longest)
        => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
}
