using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Turns operations of the document into values for the emitters.</summary>
internal static class OperationModels
{
    public static OperationModel Of(OperationSpec operation) => new(
        operation.Id,
        CSharpNames.Pascal(operation.Id),
        operation.Method,
        operation.Path,
        operation.Tag,
        operation.Lifecycle ?? "",
        operation.Scopes.ToEquatableArray(),
        operation.Parameters.Select(static parameter => new ParameterModel(parameter.Name, CSharpNames.Camel(parameter.Name), parameter.In, TypeOf(parameter.Schema))).ToEquatableArray(),
        operation.Body is not null);

    /// <summary>Every operation of the document with its access: as its tool states it, else as the document implies.</summary>
    public static EquatableArray<OperationRow> Rows(SpecDocument document, IEnumerable<StatedAccess> stated)
    {
        // Where two tools share an operation the guard must let the stricter use pass only as that.
        var accessOf = stated.GroupBy(static pair => pair.Operation, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Max(static pair => pair.Access), StringComparer.Ordinal);
        return document.Operations.Values
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .Select(operation => new OperationRow(
                operation.Id,
                CSharpNames.Pascal(operation.Id),
                operation.Method,
                operation.Path,
                accessOf.TryGetValue(operation.Id, out var access) ? access : AccessClassifier.Implied(operation).Access,
                operation.Lifecycle ?? "",
                operation.Scopes.ToEquatableArray()))
            .ToEquatableArray();
    }

    private static ParameterType TypeOf(SpecNode schema) => schema.StringAt("type") switch
    {
        "integer" => ParameterType.Integer,
        "boolean" => ParameterType.Boolean,
        "array" => ParameterType.TextArray,
        _ => ParameterType.Text,
    };
}
