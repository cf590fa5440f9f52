namespace Auth0Mcp.Files;

/// <summary>Places that calls under way save their secrets to, each for one call alone.</summary>
internal sealed class Reservations
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>False when another call has the place.</summary>
    public bool TryTake(string place)
    {
        lock (_lock)
        {
            return _taken.Add(place);
        }
    }

    public void Release(string place)
    {
        lock (_lock)
        {
            _taken.Remove(place);
        }
    }
}
