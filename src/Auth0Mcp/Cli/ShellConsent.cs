using Auth0Mcp.Calls;

namespace Auth0Mcp.Cli;

/// <summary>
/// At the shell a person agrees with <c>--yes</c>. Nobody is asked, not even at a terminal: without it the call is refused.
/// </summary>
internal sealed class ShellConsent : IConsentChannel
{
    private readonly ConsentAnswer _answer;

    private ShellConsent(ConsentAnswer answer) => _answer = answer;

    public static ShellConsent Given { get; } = new(ConsentAnswer.Accepted);

    public static ShellConsent Missing { get; } = new(ConsentAnswer.Unavailable);

    public string Instead => "Run the same command with --yes when this is what you want.";

    public bool CanAsk => _answer != ConsentAnswer.Unavailable;

    public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        => Task.FromResult(_answer);
}
