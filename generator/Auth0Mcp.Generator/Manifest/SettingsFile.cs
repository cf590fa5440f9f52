using System.Globalization;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The settings with the places of their keys, and what is wrong with their file.</summary>
internal sealed record SettingsFile(ManifestSettings Value, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    /// <summary>So many names that are too long are no slips of their own.</summary>
    private const int ManyNames = 5;

    /// <summary>
    /// Settings that fit neither the document nor the tools: everything else that is reported then is only what follows.
    /// </summary>
    public EquatableArray<LocatedProblem> Check(SpecDocument? document, EquatableArray<ManifestFile> manifests)
        => Positions is { } positions && Problems.IsEmpty
            ? Names(manifests).Concat(document is null ? [] : Members(document)).Select(positions.Locate).ToEquatableArray()
            : [];

    private IEnumerable<Problem> Names(EquatableArray<ManifestFile> manifests)
    {
        var names = manifests.SelectMany(static file => file.Tools).Where(static tool => !tool.Entry.IsProposed)
            .Select(static tool => tool.Entry.Name).Where(static name => name.Length > 0).ToList();
        if (Says("prefix") && names.Count > 1 && names.All(name => !name.StartsWith(Value.NameStart, StringComparison.Ordinal)))
        {
            yield return Fault("prefix", Value.Prefix, $"no tool's name begins with it, e.g. '{names[0]}'");
        }

        var longer = names.Where(name => name.Length > Value.NameLength).ToList();
        if (Says("name_length") && longer.Count > ManyNames)
        {
            yield return Fault(
                "name_length", Text(Value.NameLength), $"{Text(longer.Count)} names are longer, e.g. '{longer[0]}'");
        }
    }

    private IEnumerable<Problem> Members(SpecDocument document)
    {
        var scopes = document.Operations.Values.SelectMany(static operation => operation.Scopes).ToList();
        foreach (var (key, patterns) in new[] { ("read_scopes", Value.ReadScopes), ("destructive_scopes", Value.DestructiveScopes) })
        {
            if (Says(key) && !patterns.Patterns.IsEmpty && scopes.Count > 0 && !scopes.Any(patterns.Fit))
            {
                yield return Fault(key, string.Join(", ", patterns.Patterns), "no scope of the document is like that");
            }
        }

        foreach (var (key, member) in new[] { ("group_key", Value.GroupKey), ("action_key", Value.ActionKey) })
        {
            if (Says(key) && document.Operations.Count > 0 && !OperationReader.Members(document.Root).Contains(member))
            {
                yield return Fault(
                    key, member, "no operation of the document has such a member",
                    NearMiss.Ending(member, OperationReader.Members(document.Root)));
            }
        }
    }

    private bool Says(string key) => Positions!.Paths.Any(position => position.Path == key);

    private static Problem Fault(string key, string value, string why, string ending = ".")
        => Problem.Value(DiagnosticDescriptors.SettingOfNothing, key, key, value, why, ending);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
