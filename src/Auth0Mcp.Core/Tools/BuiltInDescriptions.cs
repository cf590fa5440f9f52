using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools;

/// <summary>
/// What a composite tool says of itself. It stands apart from the tool, because the tool search learns it before the server is compiled;
/// a tool that is missing here is not found. The discovery tools are not answer to a search, and say theirs themselves.
/// </summary>
/// <param name="Examples">Every other one, from the second on, is held out of the search to measure it.</param>
internal sealed record BuiltInDescriptions(string Name, string Title, string Description, string Toolset, ToolAccess Access, IReadOnlyList<string> Examples)
{
    /// <summary><c>auth0_publish_form</c>.</summary>
    public static BuiltInDescriptions PublishForm { get; } = new(
        "auth0_publish_form",
        "Publish form",
        "Makes a form live: creates or updates an action that renders it, deploys the action and binds it to the trigger after what is bound there. Users see the form from their next login on. Returns each step; `dry_run` only plans.",
        "forms",
        ToolAccess.Write,
        ["Publish my updated login form", "Make the new signup form live", "Deploy the password reset form to production", "Users should see the profile form when they log in"])
    {
        Phrases =
        [
            "make form live at login",
            "form is ready but no customer sees it, bring it into the sign-in",
            "how do I get a finished form shown to users?",
            "\"I never saw the new terms page\", put that form out",
            "put form live on postLogin",
            "built a consent form but users never see it, hook it up",
            "how do I render a form at login without writing the action myself?",
            "api.prompt.render(formId) wiring done for me",
            "policy acceptance form is approved, make users see it at login",
            "how do I put a finished form into the login flow?",
            "take form live at login",
            "roll out form",
            "put form into login flow",
            "form is finished but nobody sees it, get it shown after login",
            "how do I make users see my form at sign in?",
            "Render button on the form, add it to post-login and deploy",
        ],
    };

    /// <summary>What people say who want it: what <c>spec/phrases/</c> is for the tools of the manifest.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BuiltInDescriptions> All => [PublishForm];

    /// <summary>The examples that the tool search reads.</summary>
    public IReadOnlyList<string> IndexedExamples => [.. Examples.Where(static (_, index) => index % 2 == 0)];
}
