namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Hears the progress of calls.</summary>
internal sealed class Listener : IProgress<string>
{
    private readonly Lock _gate = new();
    private readonly List<string> _heard = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
            _news.TrySetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until that was said.</summary>
    public async Task HearsAsync(string value)
    {
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (_heard.Contains(value))
                {
                    return;
                }

                news = _news.Task;
            }

            await news.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }
}
