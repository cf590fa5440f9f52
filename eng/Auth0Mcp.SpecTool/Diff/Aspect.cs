namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Which part of the document a difference is about, in the order a report lists them.</summary>
internal enum Aspect
{
    Operation,
    Scope,
    Parameter,

    /// <summary>The request body as a whole, or one of its media types.</summary>
    Body,

    /// <summary>The answer as a whole, or one of its status codes.</summary>
    Answer,
    Property,

    /// <summary>One branch of a union.</summary>
    Alternative,
    Type,

    /// <summary>An enumeration, bound, format or pattern.</summary>
    Constraint,
    Default,

    /// <summary>Release stage or deprecation.</summary>
    Lifecycle,

    /// <summary>A string in an answer whose name suggests a secret.</summary>
    Secret,

    /// <summary>The name of a component schema.</summary>
    Schema,

    /// <summary>Whatever else the document states, such as tags and servers.</summary>
    Detail,
}
