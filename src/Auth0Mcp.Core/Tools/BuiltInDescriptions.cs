using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools;

/// <summary>
/// What a composite tool says of itself. It stands apart from the tool, because the tool search learns it before the server is compiled;
/// a tool that is missing here is not found. The discovery tools are not answer to a search, and say theirs themselves.
/// </summary>
/// <param name="Examples">Every other one, from the second on, is held out of the search to measure it.</param>
internal sealed record BuiltInDescriptions(
    string Name, string Title, string Description, string Toolset, ToolAccess Access, IReadOnlyList<string> Examples)
{
    /// <summary><c>auth0_publish_form</c>.</summary>
    public static BuiltInDescriptions PublishForm { get; } = new(
        "auth0_publish_form",
        "Publish form",
        "Makes a form live: creates or updates an action that renders it, deploys the action and binds it to the trigger after "
        + "what is bound there. Users see the form from their next login on. Returns each step; `dry_run` only plans.",
        "forms",
        ToolAccess.Write,
        ["Publish my updated login form", "Make the new signup form live", "Deploy the password reset form to production",
        "Users should see the profile form when they log in"]);

    /// <summary><c>auth0_get_quickstart</c>.</summary>
    public static BuiltInDescriptions GetQuickstart { get; } = new(
        "auth0_get_quickstart",
        "Get quickstart",
        "Returns a short guide for adding login to an app of one framework, filled with tenant, addresses and files of the "
        + "project: package and version, code, how to check it. Needs no network. The framework is detected when not given. "
        + "After auth0_onboard_project.",
        "applications",
        ToolAccess.Read,
        [
            "How do I add login to my React app?",
            "Show me the quickstart for Next.js",
            "Give me the code to sign in with Auth0 in Django",
            "Guide for integrating Auth0 into an Express server",
            "Which SDK do I need for Flutter, and how do I use it?",
            "Sample code for logging in and out in ASP.NET Core",
            "Quickstart guide for my framework",
            "Getting started with Auth0 in a Vue project",
        ]);

    /// <summary><c>auth0_save_credentials</c>.</summary>
    public static BuiltInDescriptions SaveCredentials { get; } = new(
        "auth0_save_credentials",
        "Save credentials",
        "Writes an application's domain, client id and, unless the app is public, client secret into the settings of a project, "
        + "in the framework's own file and format (.env, user secrets, YAML, strings.xml, plist, ...). Values are never shown. "
        + "Asks before it replaces any. `dry_run` only plans.",
        "applications",
        ToolAccess.Write,
        [
            "Save the client secret of my app to the .env file",
            "Put the application's credentials into my project",
            "Write domain and client id into appsettings for my ASP.NET app",
            "Store the Auth0 credentials in user secrets",
            "Add the client id and secret to my Next.js environment",
            "Fill in the .env.local of my project from this application",
            "Put the Auth0 settings into application.yml",
            "Save the app's keys where my framework expects them",
        ]);

    /// <summary><c>auth0_onboard_project</c>.</summary>
    public static BuiltInDescriptions OnboardProject { get; } = new(
        "auth0_onboard_project",
        "Onboard project",
        "Gives the project in the working folder a login: detects its framework, creates its application or reuses the one it "
        + "made before, adds addresses for local development, writes the credentials into the framework's own file. With "
        + "`audience` also an API and the grant. `dry_run` shows it all; a second run changes nothing.",
        "applications",
        ToolAccess.Write,
        [
            "Set up Auth0 for this project",
            "Add login to my app from scratch",
            "Onboard my React project",
            "I have a new Next.js app, connect it to our tenant",
            "Register this project as an application and configure it",
            "Create the application for the code in this folder and wire it up",
            "Integrate Auth0 into my Django project",
            "Get my project ready for sign-in, including an API",
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BuiltInDescriptions> All => [GetQuickstart, OnboardProject, PublishForm, SaveCredentials];

    /// <summary>The examples that the tool search reads.</summary>
    public IReadOnlyList<string> IndexedExamples => [.. Examples.Where(static (_, index) => index % 2 == 0)];
}
