using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Parameters that the API takes and its document omits.</summary>
internal sealed record Overlay(EquatableArray<AddedParameter> Parameters)
{
    public static readonly Overlay None = new(default(EquatableArray<AddedParameter>));

    /// <summary>The operation with the omitted parameters added; one that the document has by now is left as the document says.</summary>
    public OperationSpec Apply(OperationSpec operation)
    {
        var added = Parameters
            .Where(parameter => parameter.Operation == operation.Id && !Has(operation, parameter))
            .Select(static parameter => new ParameterSpec(parameter.Name, parameter.In, parameter.IsRequired, SpecReader.Read(parameter.SchemaJson)))
            .ToList();
        return added.Count == 0 ? operation : operation with { Parameters = [.. operation.Parameters, .. added] };
    }

    public static bool Has(OperationSpec operation, AddedParameter parameter)
        => operation.Parameters.Any(existing => existing.Name == parameter.Name && existing.In == parameter.In);
}

/// <summary>One omitted parameter.</summary>
internal sealed record AddedParameter(string Operation, string Name, ParameterLocation In, bool IsRequired, string SchemaJson);

/// <summary>The overlay with the places of its entries, and what is wrong with its file.</summary>
internal sealed record OverlayFile(Overlay Overlay, EquatableArray<PositionMap> Positions, EquatableArray<LocatedProblem> Problems)
{
    public static OverlayFile Without(EquatableArray<LocatedProblem> problems) => new(Overlay.None, default, problems);

    /// <summary>Entries for unknown operations, and entries that the document has caught up with.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
    {
        for (var i = 0; i < Positions.Count; i++)
        {
            var parameter = Overlay.Parameters[i];
            if (!document.Operations.TryGetValue(parameter.Operation, out var operation))
            {
                yield return Positions[i].Locate(Problem.Value(
                    DiagnosticDescriptors.OverlayUnknownOperation, "operation", parameter.Operation, NearMiss.Ending(parameter.Operation, document.Operations.Keys)));
            }
            else if (Overlay.Has(operation, parameter))
            {
                yield return Positions[i].Locate(Problem.Value(
                    DiagnosticDescriptors.OverlayObsolete, "add.name", parameter.Operation, parameter.In.ToString().ToLowerInvariant(), parameter.Name));
            }
        }
    }
}

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
