using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the vocabulary file.</summary>
internal static class VocabularyReader
{
    private const int MaxWordingLength = 120;

    public static VocabularyFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return VocabularyFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var aliases = reader.Map("aliases");
        var commaSeparated = reader.Texts("comma_separated");
        var shared = reader.Pairs("shared");
        var groups = reader.Map("groups");
        reader.Close();
        var wording = new List<GroupWording>();
        if (groups is not null)
        {
            var groupReader = new EntryReader(groups, "groups", problems);
            wording.AddRange(groups.Members.Select(member => new GroupWording(member.Key.Text, groupReader.Pairs(member.Key.Text))));
        }

        var positions = Positions.Of(file.Path, root);
        var vocabulary = new Vocabulary(
            shared, wording.ToEquatableArray(), Aliases(aliases, problems).ToEquatableArray(), commaSeparated);
        located.AddRange(problems.Select(positions.Locate));
        located.AddRange(EmptyEcho.In(vocabulary, positions));
        located.AddRange(TooLong(vocabulary).Select(positions.Locate));
        return new VocabularyFile(vocabulary, positions, located.ToEquatableArray());
    }

    private static IEnumerable<Problem> TooLong(Vocabulary vocabulary)
        => vocabulary.Groups
            .SelectMany(static group => group.Wording.Select(pair => (Path: $"groups.{group.Group}.{pair.Key}", Pair: pair)))
            .Concat(vocabulary.Shared.Select(static pair => (Path: "shared." + pair.Key, Pair: pair)))
            .Where(static entry => entry.Pair.Text.Length > MaxWordingLength)
            .Select(static entry => Problem.Value(
                DiagnosticDescriptors.DescriptionTooLong, entry.Path, "wording", entry.Pair.Key, Text(entry.Pair.Text.Length),
                Text(MaxWordingLength)));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One argument as a word, several as a list.</summary>
    private static List<SharedAlias> Aliases(YamlMap? map, List<Problem> problems)
    {
        var aliases = new List<SharedAlias>();
        if (map is not null)
        {
            var reader = new EntryReader(map, "aliases", problems);
            aliases.AddRange(map.Members.Select(member => new SharedAlias(
                member.Key.Text,
                member.Value is YamlList
                ? reader.Texts(member.Key.Text)
                : new[] { reader.Text(member.Key.Text) ?? "" }.ToEquatableArray())));
        }

        return aliases;
    }
}
