namespace Auth0Mcp.Tools.Composite;

/// <summary>A step that did not succeed.</summary>
/// <param name="message">What went wrong, without any secret.</param>
/// <param name="next">What the caller can do about it.</param>
internal sealed class StepFailedException(string message, string? next) : Exception(message)
{
    public string? Next => next;
}
