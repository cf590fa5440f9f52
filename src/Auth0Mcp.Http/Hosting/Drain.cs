namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// Whether this instance still takes requests. From the signal to end on it does not, and those under way come to their end.
/// </summary>
internal sealed class Drain
{
    private volatile bool _isDraining;

    public bool IsDraining => _isDraining;

    public void Begin() => _isDraining = true;
}
