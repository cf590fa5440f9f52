namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>What a reader of the document understood of one operation: how to call it, and with what.</summary>
internal sealed record OperationReading(string Verb, string Route, string OperationId, string Inputs)
{
    /// <param name="verb">In any case; written in upper case.</param>
    /// <param name="route">The path template.</param>
    /// <param name="operationId">The id.</param>
    /// <param name="parameters">Path, query, header and cookie parameters, in any order.</param>
    /// <param name="bodyRequired">Null when there is no body.</param>
    public static OperationReading Create(
        string verb, string route, string operationId, IEnumerable<ParameterReading> parameters, bool? bodyRequired)
    {
        var inputs = parameters
            .Select(static parameter => parameter.ToString())
            .Order(StringComparer.Ordinal)
            .Concat(bodyRequired is { } required ? [required ? "body!" : "body"] : Array.Empty<string>());
        return new OperationReading(verb.ToUpperInvariant(), route, operationId, string.Join(' ', inputs));
    }

    /// <summary>Verb and route: what identifies the operation on the wire.</summary>
    public string Address => $"{Verb} {Route}";

    public override string ToString() => $"{Address} {OperationId} {Inputs}".TrimEnd();
}
