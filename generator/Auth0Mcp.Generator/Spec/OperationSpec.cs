namespace Auth0Mcp.Generator.Spec;

/// <summary>One operation of the document. What it answers is JSON of the schema <paramref name="Response"/> or, one by one, events of it.</summary>
internal sealed record OperationSpec(
    string Id,
    string Method,
    string Path,
    string Tag,
    string Group,
    string? Lifecycle,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<ParameterSpec> Parameters,
    BodySpec? Body,
    SpecNode? Response,
    bool AnswersEvents);

/// <summary>One path, query or header parameter.</summary>
internal sealed record ParameterSpec(string Name, ParameterLocation In, bool IsRequired, SpecNode Schema);

/// <summary>Where a parameter travels.</summary>
internal enum ParameterLocation
{
    Path,
    Query,
    Header,
}

/// <summary>The request body of an operation.</summary>
internal sealed record BodySpec(string MediaType, bool IsRequired, SpecNode Schema);
