using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>Our own reading of an imported document, where parameters and bodies stand in their operation.</summary>
internal static class ImportedReading
{
    public static IReadOnlyList<OperationReading> Read(DocumentNode root) =>
        [.. OperationNode.In(root).Select(Read)];

    private static OperationReading Read(OperationNode operation)
    {
        var parameters = operation.Node.Find("parameters") is { } list ? list.Items().Select(Parameter) : [];
        return OperationReading.Create(
            operation.Verb,
            operation.Route,
            operation.Node.FindText("operationId")!,
            parameters,
            operation.Node.Find("requestBody")?.IsTrue("required"));
    }

    private static ParameterReading Parameter(DocumentNode parameter) =>
        new(parameter.FindText("in")!, parameter.FindText("name")!, parameter.IsTrue("required"));
}
