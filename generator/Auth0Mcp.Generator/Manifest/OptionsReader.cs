using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the options file: by rule of the overlay, by the value that chooses, by property.</summary>
internal static class OptionsReader
{
    /// <summary>Stands for every value that has the property, and has no wording of its own for it.</summary>
    public const string Shared = "shared";

    public static OptionsFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return OptionsFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var wording = new List<OptionWording>();
        var rules = new EntryReader(root, "", problems);
        foreach (var rule in root.Members)
        {
            if (rules.Map(rule.Key.Text) is { } map)
            {
                var values = new EntryReader(map, rule.Key.Text, problems);
                wording.AddRange(
                    map.Members.Select(value => new OptionWording(rule.Key.Text, value.Key.Text, values.Pairs(value.Key.Text))));
            }
        }

        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new OptionsFile(wording.ToEquatableArray(), positions, located.ToEquatableArray());
    }
}
