namespace Auth0Mcp.Generator.Spec;

/// <summary>
/// One operation of the document. What it answers is JSON of the schema <paramref name="Response"/> or, one by one, events of it.
/// </summary>
/// <param name="AnswerMedia">The media type of what it answers; empty for nothing.</param>
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
    bool AnswersEvents,
    string AnswerMedia);

/// <summary>One parameter.</summary>
/// <param name="Style">How its value is written; empty for the usual way of its place.</param>
/// <param name="Explode">Whether each item or member is written by itself; null for the usual way of the style.</param>
/// <param name="IsJson">Its value is written as JSON, whatever it is.</param>
internal sealed record ParameterSpec(
    string Name, ParameterLocation In, bool IsRequired, SpecNode Schema, string Style = "", bool? Explode = null, bool IsJson = false);

/// <summary>Where a parameter travels.</summary>
internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,
}

/// <summary>The request body of an operation.</summary>
internal sealed record BodySpec(string MediaType, bool IsRequired, SpecNode Schema);
