namespace Auth0Mcp.Cli.Prompts;

/// <summary>A person at a terminal. Commands that get an answer elsewhere do not ask.</summary>
internal interface IPrompts
{
    /// <summary>Somebody is there to answer; otherwise nothing else here may be called.</summary>
    bool CanAsk { get; }

    /// <summary>Opens a page in the browser.</summary>
    /// <returns>False when there is no browser to be seen here, e.g. over SSH.</returns>
    bool TryOpen(Uri page);

    /// <summary>Lets a person choose scopes; at least one.</summary>
    Task<IReadOnlyList<string>> ChooseScopesAsync(IReadOnlyList<ScopeGroup> groups, CancellationToken cancellationToken);

    /// <summary>Lets a person choose which of these clients are set up; none is a choice, too.</summary>
    Task<IReadOnlyList<string>> ChooseClientsAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken);

    /// <summary>A line that is not shown while it is typed; empty when nothing was typed.</summary>
    Task<string> AskSecretAsync(string question, CancellationToken cancellationToken);

    /// <summary>Shows what is being waited for until the work is done.</summary>
    /// <param name="onEnter">What the Enter key does meanwhile, once; returns what to tell the person, or null.</param>
    Task<T> WaitAsync<T>(string what, Task<T> work, Func<string?> onEnter, CancellationToken cancellationToken);
}
