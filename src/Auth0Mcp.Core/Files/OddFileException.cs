namespace Auth0Mcp.Files;

/// <summary>
/// Something else is in place of a file of this program: a link, a pipe, a directory, a device, or a file with a second name.
/// </summary>
internal sealed class OddFileException(string path) : IOException($"{path} is {What}.")
{
    /// <summary>What there may be.</summary>
    public const string What = "a link, a pipe, a directory, a device, or a file with a second name";
}
