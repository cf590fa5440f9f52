using Auth0Mcp.Text;

namespace Auth0Mcp.Configuration;

/// <summary>
/// With <c>DEBUG=auth0-mcp</c>: a line per step of what this program does. It names hosts, steps and causes; never an id, a token or the
/// content of anything.
/// </summary>
internal sealed class DebugLog(TextWriter writer)
{
    private const int LongestWord = 60;

    /// <summary>The log; null when nobody asks for it.</summary>
    /// <param name="environment">Reads a variable; null when it is not set.</param>
    public static DebugLog? Open(Func<string, string?> environment, TextWriter writer)
        => EnvironmentVariables.IsDebugging(environment) ? new DebugLog(writer) : null;

    public void Write(string line) => writer.WriteLine("auth0-mcp: " + line);

    public Task WriteAsync(string line) => writer.WriteLineAsync("auth0-mcp: " + line);

    /// <summary>A word that somebody else has sent, such as an error code.</summary>
    public static string Word(string text) => ShortText.Cut(text, LongestWord);
}
