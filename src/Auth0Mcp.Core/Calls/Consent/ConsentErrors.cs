using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>What a call gets that nobody has agreed to.</summary>
internal static class ConsentErrors
{
    /// <summary>A local secret would leave, and nobody can be asked.</summary>
    public static CallError OnlyAPersonReleases(ToolDescriptor tool, IReadOnlyList<FoundReference> references)
    {
        var names = references.Select(static reference => reference.Text).Distinct(StringComparer.Ordinal).ToList();
        return new CallError(
            "cannot_ask",
            $"A person has to agree before {string.Join(", ", names)} {(names.Count == 1 ? "leaves" : "leave")} this machine, "
            + "and this client cannot ask one. Nothing was sent.",
            "Ask the user to make this change in a client that has elicitation, or in a terminal, with the arguments as one "
            + $"JSON object on standard input: {AtTheShell(tool, names)}");
    }

    /// <summary>The command that makes such a call; the secrets are allowed as the person reads them there.</summary>
    private static string AtTheShell(ToolDescriptor tool, IEnumerable<string> references)
        => $"auth0-mcp call {tool.Name} --tools {tool.Name} --secrets "
            + $"{ShellWord.Of(string.Join(',', references.Select(SecretReference.PlaceOf)))} --yes --args -";

    /// <summary>Only the client may ask, and it cannot.</summary>
    /// <param name="hasMachine">Whoever calls can also use this program at the shell.</param>
    public static CallError OnlyByElicitation(bool hasMachine) => new(
        "cannot_ask",
        "A person has to agree first, and this client cannot ask one (it lacks elicitation). Nothing was sent.",
        hasMachine
            ? "Ask the user to make this change in a client that can, at the shell with 'auth0-mcp call', or to start the server "
                + "with --confirm-by token."
            : "Ask the user to make this change in a client that can ask (protocol 2026-07-28), or with auth0-mcp on their own "
                + "machine.");

    public static CallError Refused() => new(
        "confirmation_invalid",
        "The confirmation is used, too old, or was for other arguments. Nothing was sent.",
        "Call again without \"confirmation\" to get a new plan, and show it to the user.");

    /// <summary>A file is not what somebody agreed to.</summary>
    public static CallError Outdated(LoadedUploads uploads) => new(
        "file_changed",
        "The file changed since the user agreed to it "
        + $"({string.Join(", ", uploads.Files.Select(static file => file.Argument))}). Nothing was sent.",
        "Call again without \"confirmation\" to get a plan with the file as it is now, and show it to the user.");

    /// <summary>Too many questions are open.</summary>
    public static CallError Busy() => new(
        "busy",
        "As many questions as a person can have before them are open. Nothing was sent.",
        "Wait until the user has answered them, then call again; make fewer such calls at a time.");

    public static CallError Declined() => new(
        "declined", "The user did not agree. Nothing was sent.", "Do not try again; ask the user what they want instead.");

    public static CallError Unanswered() => new(
        "not_confirmed",
        "The user was asked and did not answer. Nothing was sent.",
        "Tell the user that their client asks them for consent. Call again when they are ready to answer.");

    /// <summary>Plans come faster than anybody reads them.</summary>
    public static CallError TooFast()
        => Pending($"{OpenPlans.MostPerMinute} confirmations were given in the last minute, as many as there can be.");

    /// <param name="refusal">Why there is no further confirmation.</param>
    public static CallError Pending(string refusal) => new(
        "confirmation_pending",
        $"{refusal} Nothing was sent.",
        "Show the user the plans that they have not answered yet, and use or drop those confirmations first.");
}
