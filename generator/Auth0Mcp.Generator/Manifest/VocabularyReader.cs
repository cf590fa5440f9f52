using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the vocabulary file.</summary>
internal static class VocabularyReader
{
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
        return new VocabularyFile(vocabulary, positions, located.ToEquatableArray());
    }

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
