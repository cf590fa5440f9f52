using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Turns operations of the document into values for the emitters.</summary>
internal static class OperationModels
{
    public static OperationModel Of(OperationSpec operation, SpecDocument document) => new(
        operation.Id,
        CSharpNames.Pascal(operation.Id),
        operation.Method,
        operation.Path,
        operation.Tag,
        operation.Lifecycle ?? "",
        operation.Scopes.ToEquatableArray(),
        Parameters(operation, document).ToEquatableArray(),
        operation.Body is null ? BodyKind.None : operation.Body.MediaType == FormBody.MediaType ? BodyKind.Form : BodyKind.Json,
        operation.AnswersEvents);

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
                accessOf.TryGetValue(operation.Id, out var access) ? access : AccessClassifier.Implied(operation, document.Settings).Access,
                operation.Lifecycle ?? "",
                operation.Scopes.ToEquatableArray()))
            .ToEquatableArray();
    }

    private static IEnumerable<ParameterModel> Parameters(OperationSpec operation, SpecDocument document)
    {
        // What the interface adds to every method, and whatever came before.
        var taken = new HashSet<string>(StringComparer.Ordinal) { "body", "cancellationToken" };
        foreach (var parameter in operation.Parameters)
        {
            var name = CSharpNames.Camel(parameter.Name);
            while (!taken.Add(name))
            {
                name += "_";
            }

            yield return new ParameterModel(parameter.Name, name, parameter.In, TypeOf(document.Resolve(parameter.Schema)));
        }
    }

    private static ParameterType TypeOf(SpecNode schema) => ArgumentPath.TypesOf(schema).FirstOrDefault(static type => type != "null") switch
    {
        "integer" => ParameterType.Integer,
        "boolean" => ParameterType.Boolean,
        "array" => ParameterType.TextArray,
        _ => ParameterType.Text,
    };
}
