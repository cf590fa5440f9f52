using Auth0Mcp.Cli.Prompts;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary>A person who answers as told.</summary>
internal sealed class ScriptedPrompts : IPrompts
{
    /// <summary>The scopes that are chosen.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["read:clients"];

    /// <summary>The secret that is typed.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Enter is pressed as soon as it does something.</summary>
    public bool PressesEnter { get; init; }

    /// <summary>A browser opens here.</summary>
    public bool HasBrowser { get; init; } = true;

    public List<Uri> Opened { get; } = [];

    /// <summary>What was told after the key.</summary>
    public string? Told { get; private set; }

    public IReadOnlyList<ScopeGroup>? Offered { get; private set; }

    public bool CanAsk { get; init; } = true;

    /// <summary>Something was shown while there was a wait.</summary>
    public bool HasShownAWait { get; private set; }

    public bool TryOpen(Uri page)
    {
        Opened.Add(page);
        return HasBrowser;
    }

    public Task<IReadOnlyList<string>> ChooseScopesAsync(IReadOnlyList<ScopeGroup> groups, CancellationToken cancellationToken)
    {
        Offered = groups;
        return Task.FromResult(Scopes);
    }

    /// <summary>The clients that are chosen.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    public IReadOnlyList<string>? OfferedClients { get; private set; }

    public Task<IReadOnlyList<string>> ChooseClientsAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        OfferedClients = titles;
        return Task.FromResult(Clients);
    }

    public Task<string> AskSecretAsync(string question, CancellationToken cancellationToken) => Task.FromResult(Secret);

    public Task<T> WaitAsync<T>(string what, Task<T> work, Func<string?> onEnter, CancellationToken cancellationToken)
    {
        HasShownAWait = true;
        if (PressesEnter)
        {
            Told = onEnter();
        }

        return work;
    }
}
