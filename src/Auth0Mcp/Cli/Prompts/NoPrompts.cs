namespace Auth0Mcp.Cli.Prompts;

/// <summary>Nobody is there: pipes, CI, <c>--no-interaction</c>.</summary>
internal sealed class NoPrompts : IPrompts
{
    public static NoPrompts Instance { get; } = new();

    public bool CanAsk => false;

    public bool TryOpen(Uri page) => false;

    public Task<IReadOnlyList<string>> ChooseScopesAsync(IReadOnlyList<ScopeGroup> groups, CancellationToken cancellationToken)
        => throw NobodyThere();

    public Task<IReadOnlyList<string>> ChooseClientsAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken)
        => throw NobodyThere();

    public Task<string> AskSecretAsync(string question, CancellationToken cancellationToken) => throw NobodyThere();

    public Task<T> WaitAsync<T>(string what, Task<T> work, Func<string?> onEnter, CancellationToken cancellationToken) => work;

    private static InvalidOperationException NobodyThere() => new("Nobody is there to answer.");
}
