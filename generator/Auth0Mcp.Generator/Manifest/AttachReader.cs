using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the section <c>attach</c> of the overlay file for <see cref="OverlayReader"/>.</summary>
internal static class AttachReader
{
    public const string Section = "attach";

    /// <param name="file">The path of the file, for its problems.</param>
    public static AttachFile Read(string file, YamlMap root)
    {
        var sectionProblems = new List<Problem>();
        var located = new List<LocatedProblem>();
        var rules = new List<AttachRule>();
        var positions = new List<PositionMap>();
        foreach (var map in new EntryReader(root, "", sectionProblems).Maps(Section))
        {
            var position = Positions.Of(file, map);
            var problems = new List<Problem>();
            if (ReadRule(map, problems) is { } rule && !OverlayValues.IsRetired(map))
            {
                rules.Add(rule);
                positions.Add(position);
            }

            located.AddRange(problems.Select(position.Locate));
        }

        located.AddRange(Positions.Locate(file, root, sectionProblems));
        return new AttachFile(rules.ToEquatableArray(), positions.ToEquatableArray(), located.ToEquatableArray());
    }

    private static AttachRule? ReadRule(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var name = reader.Text("name");
        var operations = reader.Texts("operations");
        var at = reader.Text("at");
        var chosenBy = reader.Text("chosen_by");
        var schemas = reader.Texts("schemas");
        var variants = reader.Pairs("variants");
        var isDated = OverlayValues.IsDated(reader, problems);
        var isReasoned = reader.Text("reason") is not null;
        reader.Close();
        if (name is not null && !operations.IsEmpty && at is not null && chosenBy is not null
            && schemas.IsEmpty != variants.IsEmpty && isDated && isReasoned)
        {
            return new AttachRule(name, operations, at, chosenBy, schemas, variants);
        }

        if (problems.Count == 0)
        {
            problems.Add(Problem.Key(
                DiagnosticDescriptors.WrongShape, "", Section,
                "entries of 'name', 'operations', 'at', 'chosen_by', either 'schemas' or 'variants', 'date' and 'reason'"));
        }

        return null;
    }
}
