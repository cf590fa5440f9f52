using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads what people say when they want a tool: a list of phrases by the name of each.</summary>
internal static class PhrasesReader
{
    /// <summary>Between the phrases of a tool; no phrase holds one.</summary>
    public const char Separator = '\t';

    public static PhrasesFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return PhrasesFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var phrases = root.Members.Select(member => new TextPair(member.Key.Text, Joined(reader.Texts(member.Key.Text)))).ToEquatableArray();
        problems.AddRange(phrases.Where(static pair => pair.Text.Length == 0).Select(static pair => Problem.Key(DiagnosticDescriptors.EmptySynonym, pair.Key, pair.Key)));
        reader.Close();
        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new PhrasesFile(phrases, positions, located.ToEquatableArray());
    }

    private static string Joined(EquatableArray<string> phrases)
        => string.Join(Separator.ToString(), phrases.Select(static phrase => phrase.Replace("\r", "").Replace('\n', ' ').Replace(Separator, ' ')));
}
