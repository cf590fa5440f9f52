namespace Auth0Mcp.SpecTool.Import;

/// <summary>The input is at fault. The message is one line that names the place and what is wrong there.</summary>
internal sealed class SpecException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>An error at one place: a file name, a line and column, or a JSON pointer.</summary>
    public static SpecException At(string place, string message, Exception? cause = null) =>
        new($"{place}: {OneLine(message)}", cause);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
