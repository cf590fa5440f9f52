using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the overlay file.</summary>
internal static class OverlayReader
{
    public static OverlayFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return OverlayFile.Without(located.ToEquatableArray());
        }

        var rootProblems = new List<Problem>();
        var reader = new EntryReader(root, "", rootProblems);
        var parameters = new List<AddedParameter>();
        var positions = new List<PositionMap>();
        foreach (var map in reader.Maps("parameters"))
        {
            var position = Positions.Of(file.Path, map);
            var problems = new List<Problem>();
            if (ReadEntry(map, problems) is { } parameter)
            {
                parameters.Add(parameter);
                positions.Add(position);
            }

            located.AddRange(problems.Select(position.Locate));
        }

        reader.Close();
        located.AddRange(rootProblems.Select(Positions.Of(file.Path, root).Locate));
        return new OverlayFile(new Overlay(parameters.ToEquatableArray()), positions.ToEquatableArray(), located.ToEquatableArray());
    }

    private static AddedParameter? ReadEntry(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var operation = reader.Text("operation");
        var add = reader.Map("add");
        var dated = reader.Text("date") is not null;
        var reasoned = reader.Text("reason") is not null;
        reader.Close();
        if (operation is null || add is null || !dated || !reasoned)
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.WrongShape, "", "an overlay entry", "given with 'operation', 'add', 'date' and 'reason'"));
            return null;
        }

        var addReader = new EntryReader(add, "add", problems);
        var name = addReader.Text("name");
        var location = addReader.Text("in");
        var required = addReader.Flag("required") ?? false;
        var schema = addReader.Map("schema");
        addReader.Close();
        if (name is null || schema is null || location is not ("query" or "header"))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, "add", "add", "a parameter: { name: …, in: query, schema: { type: string } }"));
            return null;
        }

        var place = location == "query" ? ParameterLocation.Query : ParameterLocation.Header;
        return new AddedParameter(operation, name, place, required, YamlJson.ToSpecNode(schema).ToJson());
    }
}
