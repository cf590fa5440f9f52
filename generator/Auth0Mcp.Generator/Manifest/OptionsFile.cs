using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Wording for what the overlay attaches.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Value">The value that chooses the schema; <see cref="OptionsReader.Shared"/> for all of them.</param>
/// <param name="Wording">By dotted path inside the schema.</param>
internal sealed record OptionWording(string Rule, string Value, EquatableArray<TextPair> Wording);

/// <summary>The wording of options with the places of its keys, and what is wrong with the file.</summary>
internal sealed record OptionsFile(
    EquatableArray<OptionWording> Wording, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static OptionsFile Without(EquatableArray<LocatedProblem> problems) => new([], null, problems);

    /// <summary>Wording for rules, values and properties that do not exist.</summary>
    public IEnumerable<LocatedProblem> Check(EquatableArray<AttachRule> rules, SpecDocument document)
        => Wording.GroupBy(static wording => wording.Rule, StringComparer.Ordinal)
            .SelectMany(group => CheckRule(group, rules, document));

    private IEnumerable<LocatedProblem> CheckRule(
        IGrouping<string, OptionWording> wording, EquatableArray<AttachRule> rules, SpecDocument document)
    {
        if (rules.FirstOrDefault(rule => rule.Name == wording.Key) is not { } attached)
        {
            return [Unknown(
                wording.Key, "rule of the overlay that attaches schemas called", wording.Key, rules.Select(static rule => rule.Name))];
        }

        var paths = AttachedSchemas.Of(attached, document).ToDictionary(
            static variant => variant.Key, variant => AttachedPaths.Of(variant.Value, document), StringComparer.Ordinal);
        return wording.SelectMany(part => CheckPart(part, attached, paths));
    }

    private IEnumerable<LocatedProblem> CheckPart(OptionWording part, AttachRule rule, Dictionary<string, HashSet<string>> paths)
    {
        var isShared = part.Value == OptionsReader.Shared;
        if (!isShared && !paths.ContainsKey(part.Value))
        {
            return [Unknown($"{part.Rule}.{part.Value}", rule.ChosenBy, part.Value, paths.Keys)];
        }

        var known = isShared
            ? paths.Values.SelectMany(static known => known).Distinct(StringComparer.Ordinal).ToList()
            : [.. paths[part.Value]];
        return part.Wording
            .Where(pair => !known.Contains(pair.Key))
            .Select(pair => Unknown(
                $"{part.Rule}.{part.Value}.{pair.Key}", $"property in '{rule.At}' of {part.Value} called", pair.Key, known));
    }

    private LocatedProblem Unknown(string key, string kind, string name, IEnumerable<string> known)
        => Positions!.Locate(Problem.Key(DiagnosticDescriptors.UnknownOption, key, kind, name, NearMiss.Ending(name, known)));
}
