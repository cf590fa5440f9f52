using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the settings file; what it does not say keeps its default.</summary>
internal static class SettingsReader
{
    private const int ShortestName = 16;
    private const int LongestName = 64;

    public static SettingsFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var standard = ManifestSettings.Default;
        var settings = standard with
        {
            Prefix = Prefix(reader, problems) ?? standard.Prefix,
            NameLength = NameLength(reader, problems) ?? standard.NameLength,
            HandWritten = reader.Texts("hand_written"),
            Toolsets = reader.Texts("toolsets"),
            ReadScopes = Scopes(reader, "read_scopes") ?? standard.ReadScopes,
            DestructiveScopes = Scopes(reader, "destructive_scopes") ?? standard.DestructiveScopes,
            SecretWords = reader.Texts("secret_words"),
            GroupKey = reader.Text("group_key") ?? standard.GroupKey,
            ActionKey = reader.Text("action_key") ?? standard.ActionKey,
            LifecycleKey = reader.Text("lifecycle_key") ?? standard.LifecycleKey,
            JsonUploads = reader.Flag("json_uploads") ?? standard.JsonUploads,
        };
        reader.Close();
        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new SettingsFile(settings, positions, located.ToEquatableArray());
    }

    public static SettingsFile Without(EquatableArray<LocatedProblem> problems) => new(ManifestSettings.Default, null, problems);

    private static ScopePatterns? Scopes(EntryReader reader, string key)
        => reader.Node(key) is null ? null : new ScopePatterns(reader.OneOrMore(key));

    private static string? Prefix(EntryReader reader, List<Problem> problems)
    {
        var prefix = reader.Text("prefix");
        if (prefix is null || Regex.IsMatch(prefix, "^[a-z][a-z0-9]*\\z"))
        {
            return prefix;
        }

        problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, "prefix", "prefix", "one lower-case word, e.g. 'auth0'"));
        return null;
    }

    private static int? NameLength(EntryReader reader, List<Problem> problems)
    {
        var length = reader.Number("name_length");
        if (length is null or >= ShortestName and <= LongestName)
        {
            return length;
        }

        problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, "name_length", "name_length", "a whole number from 16 to 64"));
        return null;
    }
}
