namespace Auth0Mcp.Calls;

/// <summary>The way to the person in front of the client.</summary>
internal interface IConsentChannel
{
    /// <summary>True for an exception by which the channel itself answers the client, in place of a result.</summary>
    bool Answers(Exception exception) => false;

    /// <summary>How a person agrees where no token can be carried from one call to the next; null where one can.</summary>
    string? Instead => null;

    /// <summary>True when there is a person who can be asked: then no token takes the place of their answer.</summary>
    bool CanAsk { get; }

    /// <summary>Asks one question.</summary>
    /// <param name="message">The question, in full.</param>
    /// <param name="binding">What the answer is good for; an answer to anything else does not count.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken);
}

/// <summary>What a person said.</summary>
internal enum ConsentAnswer
{
    /// <summary>Nobody can be asked.</summary>
    Unavailable,

    /// <summary>The question was asked, and no answer came: nobody answered in time, or the client failed.</summary>
    Unanswered,

    Accepted,

    Declined,

    /// <summary>A person agreed, but to other content of a file that the call names.</summary>
    Outdated,

    /// <summary>A person agreed, but what would be changed is not what it was.</summary>
    Changed,
}
