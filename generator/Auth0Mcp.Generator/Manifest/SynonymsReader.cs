using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the synonyms of the tool search.</summary>
internal static class SynonymsReader
{
    public static SynonymsFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return SynonymsFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var words = Lists(reader, "words", problems);
        var ids = Texts(reader, "ids", problems);
        var (verbs, phrases) = Intents(reader, problems);
        var synonyms = new SearchSynonyms(
            words, ids, verbs, phrases, Texts(reader, "areas", problems), Texts(reader, "resources", problems), Texts(reader, "tools", problems));
        reader.Close();
        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new SynonymsFile(synonyms, positions, located.ToEquatableArray());
    }

    /// <summary>The kinds of tools: which names belong to each, and how people ask for it.</summary>
    private static (EquatableArray<TextPair> Verbs, EquatableArray<TextPair> Phrases) Intents(EntryReader root, List<Problem> problems)
    {
        var verbs = new List<TextPair>();
        var phrases = new List<TextPair>();
        foreach (var member in root.Map("intents")?.Members ?? [])
        {
            var path = EntryReader.Join("intents", member.Key.Text);
            if (member.Value is not YamlMap map)
            {
                problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, path, member.Key.Text, "a mapping, e.g. { verbs: [list], words: [show all] }"));
                continue;
            }

            var reader = new EntryReader(map, path, problems);
            verbs.Add(new TextPair(member.Key.Text, Joined(reader.Texts("verbs"), EntryReader.Join(path, "verbs"), member.Key.Text, problems)));
            phrases.Add(new TextPair(member.Key.Text, Joined(reader.Texts("words"), EntryReader.Join(path, "words"), member.Key.Text, problems)));
            reader.Close();
        }

        return (verbs.ToEquatableArray(), phrases.ToEquatableArray());
    }

    private static EquatableArray<TextPair> Lists(EntryReader root, string section, List<Problem> problems)
    {
        if (root.Map(section) is not { } map)
        {
            return default;
        }

        var reader = new EntryReader(map, section, problems);
        return map.Members
            .Select(member => new TextPair(member.Key.Text, Joined(reader.Texts(member.Key.Text), EntryReader.Join(section, member.Key.Text), member.Key.Text, problems)))
            .ToEquatableArray();
    }

    private static EquatableArray<TextPair> Texts(EntryReader root, string section, List<Problem> problems)
    {
        var pairs = root.Pairs(section);
        foreach (var pair in pairs.Where(static pair => pair.Text.Length == 0))
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.EmptySynonym, EntryReader.Join(section, pair.Key), pair.Key));
        }

        return pairs.Select(static pair => new TextPair(pair.Key, OneLine(pair.Text))).ToEquatableArray();
    }

    private static string Joined(EquatableArray<string> texts, string path, string key, List<Problem> problems)
    {
        if (texts.All(static text => text.Length == 0) && problems.All(problem => problem.Path != path))
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.EmptySynonym, path, key));
        }

        return OneLine(string.Join("; ", texts));
    }

    private static string OneLine(string text) => text.Replace("\r", "").Replace('\n', ' ');
}
