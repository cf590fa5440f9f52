namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>Writes names of the document as YAML words.</summary>
internal static class YamlQuoting
{
    /// <summary>The name as it is, or in quotes where YAML would read something else.</summary>
    public static string Word(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(IsPlain) ? name : $"\"{name}\"";

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';
}
