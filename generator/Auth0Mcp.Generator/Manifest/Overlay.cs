using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

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
