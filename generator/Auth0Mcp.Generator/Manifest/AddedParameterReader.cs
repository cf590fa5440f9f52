using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads one entry of the overlay's section <c>parameters</c>.</summary>
internal static class AddedParameterReader
{
    public static AddedParameter? Read(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var operation = reader.Text("operation");
        var add = reader.Map("add");
        var dated = OverlayValues.IsDated(reader, problems);
        var reasoned = reader.Text("reason") is not null;
        reader.Close();
        if (problems.Count > 0)
        {
            return null;
        }

        if (operation is null || add is null || !dated || !reasoned)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, "", "an overlay entry", "given with 'operation', 'add', 'date' and 'reason'"));
            return null;
        }

        var addReader = new EntryReader(add, "add", problems);
        var name = addReader.Text("name");
        var location = addReader.Text("in");
        var required = addReader.Flag("required") ?? false;
        var schema = addReader.Map("schema");
        addReader.Close();
        problems.AddRange(schema is null ? [] : OverlayValues.Faults(schema, "add.schema"));
        if (problems.Count > 0)
        {
            return null;
        }

        if (name is null || schema is null || location is not ("query" or "header"))
        {
            problems.Add(
                Problem.Value(
                DiagnosticDescriptors.WrongShape, "add", "add", "a parameter: { name: …, in: query, schema: { type: string } }"));
            return null;
        }

        var place = location == "query" ? ParameterLocation.Query : ParameterLocation.Header;
        return new AddedParameter(operation, name, place, required, YamlJson.ToSpecNode(schema).ToJson());
    }
}
