using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Tools.Composite;
using Auth0Mcp.Tools.Onboarding.Settings;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary><c>auth0_save_credentials</c>: the credentials of an application, where its framework looks for them.</summary>
internal sealed class SaveCredentials() : CompositeTool(BuiltInDescriptions.SaveCredentials)
{
    /// <summary>What an application is read by.</summary>
    public const string Read = "auth0_get_application";

    private static readonly byte[] s_schema = Project.Schema(
        """
        "client_id":{"type":"string","maxLength":100},"audience":{"type":"string","maxLength":600,
        "description":"Identifier of an API that the app calls"},"dry_run":{"type":"boolean",
        "description":"Change nothing, return the plan"},"confirmation":{"type":"string"}
        """,
        required: "client_id");

    public static SaveCredentials Instance { get; } = new();

    public override bool IsCore => false;

    public override bool IsIdempotent => true;

    public override bool AsksItself => true;

    public override bool NeedsMachine => true;

    public override IReadOnlyList<string> Uses { get; } = [Read];

    public override ReadOnlySpan<byte> AdvertisedSchema => s_schema;

    protected override async Task<CallResult?> RunAsync(CompositeRun run, CancellationToken cancellationToken)
    {
        var (project, problem) = Project.Read(this, run.Call, run.Pipeline);
        var clientId = run.Text("client_id")!;
        problem ??= !ApplicationId.IsRight(clientId)
            ? CallError.InvalidArguments(Name, [new SchemaViolation("client_id", ApplicationId.Expected)])
            : Audience.Check(this, run.Call);
        if (problem is not null)
        {
            return problem;
        }

        var secret = new SecretKeeper("client_secret");
        var application = await run.ReadAsync(Read, new JsonObject { ["client_id"] = clientId }, secret, cancellationToken);
        var values = Values(project!, run, clientId, secret.Value);
        if (SettingsPlan.NeedsSecret(project!) && secret.Value is null)
        {
            throw NoSecret(application.TryGetProperty("app_type", out var type) ? type.GetString() : null);
        }

        var plan = await SettingsPlan.MakeAsync(project!, values, cancellationToken);
        if (await run.AskAsync(
            SettingsReport.Question(project!, plan),
            plan.Replaced.Count > 0 || project!.Doubt is not null || (plan.IsChange && SettingsPlan.NeedsSecret(project!)),
            cancellationToken) is { } withheld)
        {
            return withheld;
        }

        await SettingsReport.WriteAsync(run, project!, plan, cancellationToken);
        run.Note(
            "next", $"Tell the user that the settings are in {project!.Place}, and show auth0_get_quickstart for the code. Do not "
            + "read them.");
        return null;
    }

    /// <summary>The values that the settings of a project take.</summary>
    /// <param name="secret">The client secret; null where there is none, or none is known yet.</param>
    public static ProjectValues Values(Project project, CompositeRun run, string clientId, string? secret)
    {
        var values = project.Values(run.Call.Context.Tenant ?? run.Pipeline.Host ?? "");
        values["client_id"] = clientId;
        if (run.Text(Audience.Argument) is { Length: > 0 } audience)
        {
            values["audience"] = audience;
        }

        if (secret is not null && !project.Framework.IsPublic)
        {
            values["client_secret"] = secret;
        }

        return values;
    }

    /// <summary>Why there is no secret to save, and what helps.</summary>
    public static StepFailedException NoSecret(string? type) => type is "spa" or "native"
        ? new($"The application is public (app_type {type}) and has no client secret, which this framework needs. Nothing was "
            + "changed.", "Take an application of the type regular_web, or name the framework that the project is written with.")
        : new("The tenant does not hand out the client secret: the sign-in lacks the scope read:client_keys, or the application "
            + "signs in with a key. Nothing was changed.", "Add the scope: auth0-mcp init --add-scopes read:client_keys");
}
