using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Wording that tools share: per operation group, and for every group.</summary>
internal sealed record Vocabulary(EquatableArray<TextPair> Shared, EquatableArray<GroupWording> Groups)
{
    public static readonly Vocabulary None = new(default, default);

    /// <summary>The wording of an argument or nested property, from the group first.</summary>
    public string? Find(string group, string path)
        => Groups.Where(wording => wording.Group == group).SelectMany(static wording => wording.Wording)
            .Concat(Shared)
            .Where(pair => string.Equals(pair.Key, path, StringComparison.Ordinal))
            .Select(static pair => pair.Text)
            .FirstOrDefault();
}

/// <summary>The wording of one operation group.</summary>
internal sealed record GroupWording(string Group, EquatableArray<TextPair> Wording);

/// <summary>A vocabulary with the places of its groups, and what is wrong with its file.</summary>
internal sealed record VocabularyFile(Vocabulary Vocabulary, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static VocabularyFile Without(EquatableArray<LocatedProblem> problems) => new(Vocabulary.None, null, problems);

    /// <summary>Groups that the document does not have.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
    {
        var known = new HashSet<string>(document.Operations.Values.Select(static operation => operation.Group), StringComparer.Ordinal);
        return Vocabulary.Groups
            .Where(wording => !known.Contains(wording.Group))
            .Select(wording => Positions!.Locate(Problem.Key(
                DiagnosticDescriptors.UnknownGroup, "groups." + wording.Group, wording.Group, NearMiss.Ending(wording.Group, known))));
    }
}

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
        located.AddRange(problems.Select(positions.Locate));
        return new VocabularyFile(new Vocabulary(shared, wording.ToEquatableArray()), positions, located.ToEquatableArray());
    }
}
