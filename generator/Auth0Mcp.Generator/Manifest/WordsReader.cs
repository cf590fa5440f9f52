using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Reads a list of words of the tool search: what stands for each, e.g. the English words for those of another language.
/// </summary>
internal static class WordsReader
{
    public static WordsFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return new WordsFile("", [], located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var words = root.Members.Select(member => new TextPair(member.Key.Text, OneLine(reader.Text(member.Key.Text))))
            .ToEquatableArray();
        problems.AddRange(
            words.Where(pair => pair.Text.Length == 0 && !problems.Any(problem => problem.Path == pair.Key))
            .Select(static pair => Problem.Key(DiagnosticDescriptors.EmptyWords, pair.Key, pair.Key)).ToList());
        problems.AddRange(words.Where(static pair => pair.Key != pair.Key.Trim())
            .Select(static pair => Problem.Key(
                DiagnosticDescriptors.WrongShape, pair.Key, pair.Key, "written without a blank at its start or end")));
        located.AddRange(Positions.Locate(file.Path, root, problems));
        return new WordsFile(Path.GetFileNameWithoutExtension(file.Path), words, located.ToEquatableArray());
    }

    private static string OneLine(string? text) => (text ?? "").Replace("\r", "").Replace('\n', ' ');
}
