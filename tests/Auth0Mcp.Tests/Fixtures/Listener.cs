namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Hears the progress of calls.</summary>
internal sealed class Listener : IProgress<string>
{
    private readonly Lock _gate = new();
    private readonly List<string> _heard = [];

    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    public void Report(string value)
    {
        lock (_gate)
        {
            _heard.Add(value);
        }
    }
}
