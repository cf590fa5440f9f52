namespace Auth0Mcp.SpecTool.Tests;

/// <summary>A test over real upstream documents, which are not part of the repository; skipped where they are not beside it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UpstreamFactAttribute : FactAttribute
{
    public UpstreamFactAttribute()
    {
        if (!Upstream.IsPresent)
        {
            Skip = $"The upstream documents are not in {Upstream.Folder}.";
        }
    }
}
