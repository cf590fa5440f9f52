namespace Auth0Mcp.SignIn;

/// <summary>There is no access token for a request.</summary>
/// <param name="message">Why, in a sentence.</param>
/// <param name="next">What the assistant does about it: mostly a command that it gives to its user.</param>
/// <param name="isTransient">The sign-in is good, and the same request may succeed later.</param>
internal sealed class NotSignedInException(string message, string next, bool isTransient = false) : Exception(message)
{
    public string Next => next;

    public bool IsTransient => isTransient;

    /// <summary>The kind of the error result.</summary>
    public string Kind => isTransient ? "unreachable" : "not_signed_in";

    /// <summary>The same failure, for another call that waited for it.</summary>
    public NotSignedInException Again() => new(Message, next, isTransient);

    /// <summary>A command that fixes it, in the words that every such error ends with.</summary>
    public static string Run(string command) => $"Ask the user to run '{command}' in a terminal. This server notices; then call again.";

    /// <summary>The command that signs a profile in.</summary>
    /// <param name="options">Further options, each with a space before it.</param>
    public static string Init(string profile, string options = "")
        => $"auth0-mcp init{options}{(profile == ProfileName.Default ? "" : $" --profile {profile}")}";
}
