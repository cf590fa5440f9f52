namespace Auth0Mcp.ManagementApi;

/// <summary>How lists and objects are written in a path or query (OpenAPI 3.1, "Style Values").</summary>
public enum ParameterStyle
{
    /// <summary><c>a,b</c></summary>
    Simple,

    /// <summary><c>.a.b</c></summary>
    Label,

    /// <summary><c>;name=a;name=b</c></summary>
    Matrix,

    /// <summary><c>name=a&amp;name=b</c></summary>
    Form,

    /// <summary><c>name=a%20b</c></summary>
    SpaceDelimited,

    /// <summary><c>name=a%7Cb</c></summary>
    PipeDelimited,

    /// <summary><c>name[member]=a</c></summary>
    DeepObject,
}
