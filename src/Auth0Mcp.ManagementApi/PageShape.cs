namespace Auth0Mcp.ManagementApi;

/// <summary>How the answer of a list is paged.</summary>
/// <param name="HasOffset">Takes <c>page</c> (from 0) and <c>per_page</c>.</param>
/// <param name="HasCheckpoint">Takes <c>from</c> and <c>take</c>.</param>
/// <param name="ItemsProperty">The property holding the items when the answer is an object; null when it is always an array.</param>
/// <param name="CheckpointProperty">The property of the last item that the next <c>from</c> takes, where the answer itself names
/// no next page.</param>
public sealed record PageShape(bool HasOffset, bool HasCheckpoint, string? ItemsProperty, string? CheckpointProperty)
{
    /// <summary>How many records pages by number reach; null when they reach all.</summary>
    public int? Reach { get; init; }

    /// <summary>How to go on beyond that, a sentence; null where the manifest says nothing.</summary>
    public string? Beyond { get; init; }
}
