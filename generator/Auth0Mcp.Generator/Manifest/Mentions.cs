using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Finds tools that do not exist in what is said to a model: a sentence that sends it to one leads nowhere.</summary>
internal sealed class Mentions(EquatableArray<LocatedTool> tools, Retired retired, ManifestSettings settings)
{
    private readonly HashSet<string> _names = new(
        tools.Select(static tool => tool.Entry.Name).Concat(settings.HandWritten), StringComparer.Ordinal);

    /// <summary>In the entries themselves.</summary>
    public IEnumerable<LocatedProblem> InTools()
        => tools.SelectMany(tool => Texts(tool.Entry).SelectMany(text => Find(text, $"Tool '{tool.Entry.Name}'"))
            .Select(tool.Positions.Locate));

    /// <summary>In wording that tools share.</summary>
    public IEnumerable<LocatedProblem> InVocabulary(VocabularyFile file)
        => file.Positions is not { } positions ? [] : file.Vocabulary.Shared
            .Select(static pair => new TextPair("shared." + pair.Key, pair.Text))
            .Concat(file.Vocabulary.Groups.SelectMany(
                static group => group.Wording.Select(pair => new TextPair($"groups.{group.Group}.{pair.Key}", pair.Text))))
            .SelectMany(text => Find(text, $"Wording '{text.Key}'"))
            .Select(positions.Locate);

    /// <summary>In wording for what the overlay attaches.</summary>
    public IEnumerable<LocatedProblem> InOptions(OptionsFile file)
        => file.Positions is not { } positions ? [] : file.Wording
            .SelectMany(static part => part.Wording.Select(pair => new TextPair($"{part.Rule}.{part.Value}.{pair.Key}", pair.Text)))
            .SelectMany(text => Find(text, $"Wording '{text.Key}'"))
            .Select(positions.Locate);

    private IEnumerable<Problem> Find(TextPair text, string subject)
        => PendingDecisions.IsPending(text.Text) ? [] : ToolNames.In(text.Text, settings)
            .Where(name => !_names.Contains(name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => Problem.Value(DiagnosticDescriptors.AdviceUnknownTool, text.Key, subject, name, Ending(name)));

    private string Ending(string name)
        => retired.Names.Contains(name) ? "; it is removed. Name what replaced it, or no tool." : NearMiss.Ending(name, _names);

    private static IEnumerable<TextPair> Texts(ToolEntry entry)
        => entry.Describe.Select(static pair => new TextPair("describe." + pair.Key, pair.Text))
            .Concat(entry.Conflicts.Select(static (conflict, index) => new TextPair(
                FormattableString.Invariant($"conflicts.{index}.reason"), conflict.Reason)))
            .Append(new TextPair("title", entry.Title))
            .Append(new TextPair("description", entry.Description))
            .Append(new TextPair("page.beyond", entry.Page.Beyond ?? ""));
}
