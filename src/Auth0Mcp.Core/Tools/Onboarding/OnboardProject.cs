using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Tools.Composite;
using Auth0Mcp.Tools.Onboarding.Settings;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>
/// <c>auth0_onboard_project</c>: from a folder with code to an application that it can log in with. All is looked at before anything is
/// changed, addresses are only added, and a second run finds the application of the first by its name and the mark in its metadata.
/// </summary>
internal sealed class OnboardProject() : CompositeTool(BuiltInDescriptions.OnboardProject)
{
    private const string Unknown = "(the new application)";

    private static readonly byte[] s_schema = Project.Schema(
        """
        "name":{"type":"string","maxLength":100,"description":"Of the application; default: the project's"},
        "audience":{"type":"string","maxLength":600,"description":"Identifier of an API to set up with it"},
        "scopes":{"type":"array","items":{"type":"string","minLength":1,"maxLength":280},"description":"Scopes of that API"},
        "dry_run":{"type":"boolean","description":"Change nothing, return the plan"},"confirmation":{"type":"string"}
        """);

    public static OnboardProject Instance { get; } = new();

    public override bool IsCore => false;

    public override bool IsIdempotent => true;

    public override bool AsksItself => true;

    public override bool NeedsMachine => true;

    public override IReadOnlyList<string> Uses { get; } =
    [
        "auth0_list_applications", "auth0_get_application", "auth0_create_application", "auth0_update_application",
            "auth0_get_resource_server",
        "auth0_create_resource_server", "auth0_list_application_grants", "auth0_create_application_grant",
    ];

    public override ReadOnlySpan<byte> AdvertisedSchema => s_schema;

    protected override async Task<CallResult?> RunAsync(CompositeRun run, CancellationToken cancellationToken)
    {
        var (found, problem) = Project.Read(this, run.Call, run.Pipeline);
        problem ??= Audience.Check(this, run.Call) ?? ProjectName.Check(this, run.Call);
        if (problem is not null || found is not { } project)
        {
            return problem;
        }

        if (project.Doubt is { } doubt && run is { IsDryRun: false, Pipeline.AsksNobody: true })
        {
            return CallError.InvalidArguments(
                Name,
                [new SchemaViolation(
                    "framework", $"cannot be told for certain ({doubt}); give it, e.g. {string.Join(" or ", project.Candidates)}")]);
        }

        var name = ProjectName.Of(run.Call, project.Folder);
        var application = await ProjectApplication.FindAsync(run, name, cancellationToken);
        CheckReuse(run, project, application, name);
        var api = await ProjectApi.FindAsync(run, cancellationToken);
        var secret = new SecretKeeper("client_secret");
        if (application is not null && SettingsPlan.NeedsSecret(project))
        {
            await run.ReadAsync(
                SaveCredentials.Read, new JsonObject { ["client_id"] = application.ClientId }, secret, cancellationToken);
            _ = secret.Value ?? throw SaveCredentials.NoSecret(application.Type);
        }

        // The place for the settings is looked at first: no application is left without them.
        var plan = await SettingsPlan.MakeAsync(
            project, SaveCredentials.Values(project, run, application?.ClientId ?? Unknown, secret.Value ?? Unknown), cancellationToken);
        // The project chose the name: what another one made is not handed to it, secret and all, by that alone.
        var isHandedOver = application is not null && (!application.IsOwn || plan.IsChange);
        var asks = project.Doubt is not null || plan.Replaced.Count > 0 || isHandedOver;
        if (await run.AskAsync(Question(project, plan, application, api, name), asks, cancellationToken) is { } withheld)
        {
            return withheld;
        }

        await ChangeAsync(run, project, plan, application, api, name, secret, cancellationToken);
        return null;
    }

    private static async Task ChangeAsync(
        CompositeRun run, Project project, SettingsPlan plan, ProjectApplication? application, ProjectApi? api, string name,
        SecretKeeper secret,
        CancellationToken cancellationToken)
    {
        if (api is not null)
        {
            await api.CreateAsync(run, name, cancellationToken);
        }

        var clientId = application is null
            ? await CreateAsync(run, project, name, secret, cancellationToken)
            : await ReuseAsync(run, project, application, name, cancellationToken);
        if (api is not null)
        {
            await api.GrantAsync(run, clientId, cancellationToken);
        }

        run.Note("application", name);
        run.Note("client_id", clientId);
        var written = application is null && clientId is not null
            ? await SettingsPlan.MakeAsync(project, SaveCredentials.Values(project, run, clientId, secret.Value), cancellationToken)
            : plan;
        await SettingsReport.WriteAsync(run, project, written, cancellationToken);
        run.Note(
            "next", "Call auth0_get_quickstart with framework "
            + $"{project.Framework.Id}{(clientId is null ? "" : $" and client_id {clientId}")}, and write the code it shows. Do "
            + $"not read {project.Place}.");
    }

    private static async Task<string?> CreateAsync(
        CompositeRun run, Project project, string name, SecretKeeper secret, CancellationToken cancellationToken)
    {
        var created = await run.ChangeAsync(
            "application",
            $"create the application '{name}' ({project.Framework.Type})",
            "auth0_create_application",
            ProjectApplication.Definition(project.Framework, SaveCredentials.Values(project, run, Unknown, null), name),
            static made => new CallToMake(
            "auth0_delete_application", new JsonObject { ["client_id"] = made.GetProperty("client_id").GetString() }),
            cancellationToken,
            secret);
        return created?.GetProperty("client_id").GetString();
    }

    private static async Task<string> ReuseAsync(
        CompositeRun run, Project project, ProjectApplication application, string name, CancellationToken cancellationToken)
    {
        var (change, back) = application.Additions(project.Framework, SaveCredentials.Values(project, run, application.ClientId, null));
        if (change.Count == 0)
        {
            run.Keep("application", $"'{name}' ({application.ClientId}) has all addresses");
            return application.ClientId;
        }

        change["client_id"] = application.ClientId;
        back["client_id"] = application.ClientId;
        await run.ChangeAsync(
            "application",
            $"add {string.Join(", ", change.Select(static member => member.Key).Where(static key => key != "client_id"))} to the "
            + $"application '{name}' ({application.ClientId})",
            "auth0_update_application",
            change,
            _ => new CallToMake("auth0_update_application", back),
            cancellationToken);
        return application.ClientId;
    }

    /// <exception cref="StepFailedException">The application cannot be that of the project.</exception>
    private static void CheckReuse(CompositeRun run, Project project, ProjectApplication? application, string name)
    {
        if (application is { Type: { } type } && type != project.Framework.Type)
        {
            throw new StepFailedException(
                $"The application '{name}' ({application.ClientId}) is of the type {type}, and a project with the framework "
                + $"'{project.Framework.Id}' needs one of the type {project.Framework.Type}. Nothing was changed.",
                "Give another \"name\".");
        }

        if (application is { IsOwn: false } && run is { IsDryRun: false, Pipeline.AsksNobody: true })
        {
            throw new StepFailedException(
                $"There is an application '{name}' ({application.ClientId}) that this tool did not make, and a person would have "
                + "to agree to its use. Nothing was changed.",
                "Give another \"name\", or write its credentials with auth0_save_credentials.");
        }
    }

    private static string Question(Project project, SettingsPlan plan, ProjectApplication? application, ProjectApi? api, string name)
    {
        var values = project.Values("");
        var what = application switch
        {
            null => $"The application '{name}' ({project.Framework.Type}) will be created. ",
            { IsOwn: true } => $"The application '{name}' ({application.ClientId}) will be used again, and get the addresses it lacks. ",
            _ => $"The tenant has an application '{name}' ({application.ClientId}), which was not made for this project. It "
                + "will be used, get the addresses it lacks, and be marked as the project's. ",
        };
        var runs = project.Framework.IsNative ? "" : $"The project runs at {values["origin"]}. ";
        var calls = api is null ? "" : api.IsNew
            ? $"The API {api.Audience} will be created, and the application may ask for it. "
            : $"The application will be allowed to ask for the API {api.Audience}. ";
        return $"{what}{runs}{calls}{SettingsReport.Question(project, plan)}".TrimEnd();
    }
}
