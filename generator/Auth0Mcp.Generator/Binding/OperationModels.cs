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
        KindOf(operation.Body),
        operation.Body is { } body && Carriage.WhyNot(body, document) is null && MediaTypes.Bare(body.MediaType) is var media
        && media != MediaTypes.Json ? media : "",
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
                accessOf.TryGetValue(operation.Id, out var access)
                ? access
                : AccessClassifier.Implied(operation, document.Settings).Access,
                operation.Lifecycle ?? "",
                operation.Scopes.ToEquatableArray()))
            .ToEquatableArray();
    }

    private static IEnumerable<ParameterModel> Parameters(OperationSpec operation, SpecDocument document)
    {
        // What the interface adds to every method, and whatever came before.
        var taken = new HashSet<string>(StringComparer.Ordinal) { "body", "scope", "cancellationToken" };
        var carried = operation.Parameters.Where(parameter => Carriage.WhyNot(parameter, document) is null).ToList();
        var parts = carried.Where(static parameter => parameter.In != ParameterLocation.Cookie)
            .Select(parameter => ParameterStyle.Model(parameter, document));
        var cookies = carried.Exists(static parameter => parameter.In == ParameterLocation.Cookie)
            ? new[] { new ParameterModel("Cookie", "", ParameterLocation.Cookie, ParameterType.Cookies, "") }
            : [];
        foreach (var part in parts.Concat(cookies))
        {
            var name = CSharpNames.Camel(part.Name);
            while (!taken.Add(name))
            {
                name += "_";
            }

            yield return part with { CSharpName = name };
        }
    }

    private static BodyKind KindOf(BodySpec? body) => body is null ? BodyKind.None
        : MediaTypes.IsJson(body.MediaType) ? BodyKind.Json
        : MediaTypes.Bare(body.MediaType) == MediaTypes.Form ? BodyKind.Form
        : MediaTypes.Bare(body.MediaType) == MediaTypes.UrlEncoded ? BodyKind.UrlEncoded
        : BodyKind.Text;
}
