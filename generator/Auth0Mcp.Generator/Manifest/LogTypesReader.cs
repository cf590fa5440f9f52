using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads what the codes of log events mean: by group, by code.</summary>
internal static class LogTypesReader
{
    public static LogTypesFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return LogTypesFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var groups = root.Members.Select(static member => member.Key.Text)
            .Select(group => (Group: group, Types: reader.Pairs(group)))
            .ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (group, types) in groups)
        {
            problems.AddRange(types.Where(pair => !seen.Add(pair.Key))
                .Select(pair => Problem.Key(
                    DiagnosticDescriptors.WrongShape, EntryReader.Join(group, pair.Key), pair.Key, "explained once, in a sentence")));
        }

        located.AddRange(Positions.Locate(file.Path, root, problems));
        return new LogTypesFile(Json(groups), located.ToEquatableArray());
    }

    private static string Json(IEnumerable<(string Group, EquatableArray<TextPair> Types)> groups)
        => SpecNode.Object(groups.Select(static group => new KeyValuePair<string, SpecNode>(
            group.Group,
            SpecNode.Object(
            group.Types.Select(static pair => new KeyValuePair<string, SpecNode>(pair.Key, SpecNode.String(pair.Text)))))))
            .ToJson();
}

/// <summary>What the codes of log events mean, as JSON, and what is wrong with the file.</summary>
internal sealed record LogTypesFile(string Json, EquatableArray<LocatedProblem> Problems)
{
    public static LogTypesFile Without(EquatableArray<LocatedProblem> problems) => new("{}", problems);
}
