using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>One list of words, and what is wrong with the file.</summary>
/// <param name="Name">The name of the file without its ending, e.g. <c>de</c>.</param>
/// <param name="Words">What stands for each word.</param>
internal sealed record WordsFile(string Name, EquatableArray<TextPair> Words, EquatableArray<LocatedProblem> Problems)
{
    public static WordsFile Without(EquatableArray<LocatedProblem> problems) => new("", [], problems);
}
