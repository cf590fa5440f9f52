namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Which way a part of the document travels; what breaks a request may be harmless in an answer.</summary>
internal enum Side
{
    Request,
    Response,
}
