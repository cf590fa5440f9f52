using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Reads what people say when they want a tool of one toolset: a list of phrases by the name of the tool and who wrote them.
/// </summary>
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
        var tools = new EntryReader(root, "", problems);
        var phrases = root.Members
            .SelectMany(member => tools.Map(member.Key.Text) is { } writers ? Read(member.Key.Text, writers, problems) : [])
            .ToEquatableArray();
        problems.AddRange(root.Members.Select(static member => member.Key.Text)
            .Where(tool => root[tool] is YamlMap { Members.Count: 0 })
            .Select(static tool => Problem.Key(DiagnosticDescriptors.EmptyWords, tool, tool)));
        tools.Close();
        located.AddRange(Positions.Locate(file.Path, root, problems));

        // What others say of the file later is about its tools, not about phrases: the places of those would be most of it.
        return new PhrasesFile(
            Path.GetFileNameWithoutExtension(file.Path), phrases, Positions.OfKeys(file.Path, root), located.ToEquatableArray());
    }

    private static List<SaidPhrases> Read(string tool, YamlMap writers, List<Problem> problems)
    {
        var reader = new EntryReader(writers, tool, problems);
        var said = new List<SaidPhrases>();
        foreach (var writer in writers.Members.Select(static member => member.Key.Text))
        {
            var before = problems.Count;
            var texts = reader.Texts(writer);
            problems.AddRange(Faults(EntryReader.Join(tool, writer), texts));
            var phrases = Joined(texts);
            if (phrases.Length > 0)
            {
                said.Add(new SaidPhrases(tool, writer, phrases));
            }
            else if (problems.Count == before)
            {
                problems.Add(Problem.Key(DiagnosticDescriptors.EmptyWords, EntryReader.Join(tool, writer), writer));
            }
        }

        return said;
    }

    /// <summary>Phrases that are empty.</summary>
    private static IEnumerable<Problem> Faults(string path, EquatableArray<string> phrases)
        => Enumerable.Range(0, phrases.Count).Where(index => phrases[index].Length == 0)
            .Select(index => Problem.Value(DiagnosticDescriptors.EmptyWords, FormattableString.Invariant($"{path}.{index}"), ""));

    private static string Joined(EquatableArray<string> phrases)
        => string.Join(
            Separator.ToString(), phrases.Select(static phrase => phrase.Replace("\r", "").Replace('\n', ' ').Replace(Separator, ' ')));
}
