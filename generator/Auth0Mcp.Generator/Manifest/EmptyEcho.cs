using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Finds wording that only repeats the name it stands beside, such as "the name of the role" for <c>name</c> of a role.
/// </summary>
internal static class EmptyEcho
{
    private static readonly HashSet<string> s_fillers = new(StringComparer.Ordinal) { "a", "an", "the", "of", "for", "its",
        "this", "that" };

    /// <summary>Echoes among the wording of the vocabulary.</summary>
    public static IEnumerable<LocatedProblem> In(Vocabulary vocabulary, PositionMap positions)
        => In(vocabulary.Shared, "shared", "")
            .Concat(vocabulary.Groups.SelectMany(static group => In(group.Wording, "groups." + group.Group, group.Group)))
            .Select(positions.Locate);

    /// <summary>Echoes among the wording of entries.</summary>
    public static IEnumerable<LocatedProblem> In(IEnumerable<LocatedTool> tools)
        => tools.SelectMany(static tool => In(tool.Entry.Describe, "describe", tool.Entry.Name).Select(tool.Positions.Locate));

    private static IEnumerable<Problem> In(EquatableArray<TextPair> wording, string key, string resource)
        => wording.Where(pair => !ShowsForm(pair.Text) && IsEcho(pair.Text, pair.Key, resource))
            .Select(pair => Problem.Value(DiagnosticDescriptors.EmptyEcho, EntryReader.Join(key, pair.Key), pair.Text, pair.Key));

    private static bool IsEcho(string text, string path, string resource)
    {
        var known = new HashSet<string>(Words.OfName(path).Concat(Words.OfName(resource)).Select(Singular), StringComparer.Ordinal);
        return Words.Of(text).Where(static word => !s_fillers.Contains(word)).Select(Singular).All(known.Contains);
    }

    /// <summary>A form such as <c>job_…</c> is worth its place, though its letters are those of the name.</summary>
    private static bool ShowsForm(string text) => text.IndexOfAny(['_', '…']) >= 0;

    private static string Singular(string word)
        => word.Length > 2 && word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word;
}
