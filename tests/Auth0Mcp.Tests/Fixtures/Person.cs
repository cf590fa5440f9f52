using Auth0Mcp.Calls;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Somebody in front of the client, who reads every question and always answers the same.</summary>
internal sealed class Person(ConsentAnswer answer) : IConsentChannel
{
    private readonly List<string> _questions = [];

    public static Person WhoAgrees => new(ConsentAnswer.Accepted);

    public IReadOnlyList<string> Questions => _questions;

    public bool CanAsk => true;

    public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
    {
        _questions.Add(message);
        return Task.FromResult(answer);
    }
}
