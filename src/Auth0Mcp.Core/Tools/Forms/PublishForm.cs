using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Forms;

/// <summary>
/// <c>auth0_publish_form</c>: forms have no publish operation; users see a form when a deployed action that renders it is bound to a
/// trigger. Each step looks first and changes only what is missing, so a second run changes nothing.
/// </summary>
internal sealed class PublishForm() : CompositeTool(BuiltInDescriptions.PublishForm)
{
    private const int BindingsPerPage = 50;

    /// <summary>A trigger runs all its actions within 20 seconds: there are never so many.</summary>
    private const int MostBindings = 500;

    private static readonly TimeSpan s_buildTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_buildPoll = TimeSpan.FromSeconds(1);

    public static PublishForm Instance { get; } = new();

    public override bool IsCore => true;

    public override bool IsIdempotent => true;

    public override IReadOnlyList<string> Uses { get; } =
        ["auth0_get_form", "auth0_list_actions", "auth0_get_action", "auth0_create_action", "auth0_update_action",
            "auth0_deploy_action", "auth0_list_trigger_bindings", "auth0_set_trigger_bindings"];

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"id":{"type":"string","minLength":1,"maxLength":30,"description":"Id of the form, ap_…"}"""u8
        + ""","trigger":{"type":"string","enum":["post-login","password-reset-post-challenge"]"""u8
        + ""","default":"post-login","description":"When users see it"}"""u8
        + ""","dry_run":{"type":"boolean","description":"Change nothing, return the plan"}},"required":["id"]"""u8
        + ""","additionalProperties":false}"""u8;

    protected override async Task<CallResult?> RunAsync(CompositeRun run, CancellationToken cancellationToken)
    {
        var form = run.Text("id")!;
        var trigger = run.Text("trigger") ?? FormAction.PostLogin;
        await CheckFormAsync(run, form, cancellationToken);
        var action = await WriteActionAsync(run, form, trigger, cancellationToken);
        await DeployAsync(run, action, cancellationToken);
        await BindAsync(run, action, trigger, FormAction.NameFor(form, trigger), cancellationToken);
        run.Note("trigger", trigger);
        if (action is not null)
        {
            run.Note("action_id", action.Value.GetProperty("id").GetString());
        }

        return null;
    }

    /// <summary>A form without a way from its start to its end would stop every login.</summary>
    private static async Task CheckFormAsync(CompositeRun run, string id, CancellationToken cancellationToken)
    {
        var form = await run.ReadAsync("auth0_get_form", new JsonObject { ["id"] = id }, cancellationToken);
        var name = form.TryGetProperty("name", out var text) ? text.GetString() : id;
        run.Note("form", name);
        if (FormFlow.Problem(form) is { } problem)
        {
            throw new StepFailedException(
                $"The form '{name}' cannot be shown: {problem}.", "Fix the form with auth0_update_form and call again.");
        }

        run.Keep("check form", $"'{name}' can be shown");
    }

    private static async Task<JsonElement?> WriteActionAsync(
        CompositeRun run, string form, string trigger, CancellationToken cancellationToken)
    {
        var name = FormAction.NameFor(form, trigger);
        var listed = await run.ReadAsync(
            "auth0_list_actions", new JsonObject { ["trigger_id"] = trigger, ["action_name"] = name }, cancellationToken);
        var found = listed.GetProperty("items").EnumerateArray().Where(action => action.GetProperty("name").GetString() == name)
            .ToList();
        if (found.Count == 0)
        {
            return await run.ChangeAsync(
                "create action",
                $"create the action '{name}'",
                "auth0_create_action",
                FormAction.Definition(form, trigger),
                static created => new CallToMake(
                "auth0_delete_action", new JsonObject { ["id"] = created.GetProperty("id").GetString(), ["force"] = true }),
                cancellationToken);
        }

        var action = found[0];
        var code = action.TryGetProperty("code", out var written) ? written.GetString()! : "";
        if (FormAction.Renders(code, form))
        {
            run.Keep("action", $"'{name}' renders the form already");
            return action;
        }

        var id = action.GetProperty("id").GetString()!;
        var updated = await run.ChangeAsync(
            "update action",
            $"let the action '{name}' render the form",
            "auth0_update_action",
            new JsonObject { ["id"] = id, ["code"] = FormAction.Code(form, trigger) },
            _ => new CallToMake("auth0_update_action", new JsonObject { ["id"] = id, ["code"] = code }),
            cancellationToken);
        return updated ?? Undeployed(action);
    }

    private static async Task DeployAsync(CompositeRun run, JsonElement? action, CancellationToken cancellationToken)
    {
        if (action is { } existing && existing.TryGetProperty("all_changes_deployed", out var isDeployed)
            && isDeployed.ValueKind == JsonValueKind.True)
        {
            run.Keep("deploy", "the action is deployed as it is");
            return;
        }

        var id = action?.GetProperty("id").GetString();
        if (!run.IsDryRun)
        {
            await AwaitBuildAsync(run, id!, cancellationToken);
        }

        var before = action is { } known && known.TryGetProperty("deployed_version", out var version)
            && version.ValueKind == JsonValueKind.Object && version.TryGetProperty("id", out var earlier)
            ? earlier.GetString()
            : null;
        await run.ChangeAsync(
            "deploy",
            "deploy the action",
            "auth0_deploy_action",
            new JsonObject { ["id"] = id ?? "(the new action)" },
            _ => before is null
            ? null
            : new CallToMake("auth0_roll_back_action", new JsonObject { ["action_id"] = id, ["version_id"] = before }),
            cancellationToken);
    }

    /// <summary>The API refuses to deploy what it has not built yet.</summary>
    private static async Task AwaitBuildAsync(CompositeRun run, string id, CancellationToken cancellationToken)
    {
        var start = run.Time.GetTimestamp();
        while (true)
        {
            var action = await run.ReadAsync("auth0_get_action", new JsonObject { ["id"] = id }, cancellationToken);
            switch (action.TryGetProperty("status", out var status) ? status.GetString() : "built")
            {
                case "failed":
                    throw new StepFailedException("Auth0 could not build the action.", "Read its errors with auth0_get_action");
                case not ("pending" or "building" or "packaged" or "retrying"):
                    return;
            }

            if (run.Time.GetElapsedTime(start) > s_buildTime)
            {
                throw new StepFailedException("Auth0 is still building the action.", "Call again in a minute");
            }

            run.Tell("Auth0 builds the action");
            await Task.Delay(s_buildPoll, run.Time, cancellationToken);
        }
    }

    private static async Task BindAsync(
        CompositeRun run, JsonElement? action, string trigger, string name, CancellationToken cancellationToken)
    {
        var bound = await BindingsAsync(run, trigger, cancellationToken);
        var id = action?.GetProperty("id").GetString();
        if (id is not null && bound.Any(binding => ActionOf(binding) == id))
        {
            run.Keep("bind", $"the action runs at {trigger} already");
            return;
        }

        var before = new JsonArray([.. bound.Select(Reference)]);
        var after = (JsonArray)before.DeepClone();
        after.Add(
            (JsonNode)new JsonObject
            {
                ["ref"] = new JsonObject { ["type"] = "action_id", ["value"] = id ?? "(the new action)" },
                ["display_name"] = name
            });
        await run.ChangeAsync(
            "bind",
            string.Create(CultureInfo.InvariantCulture, $"run the action at {trigger}, after the {bound.Count} bound there"),
            "auth0_set_trigger_bindings",
            new JsonObject { ["trigger_id"] = trigger, ["bindings"] = after },
            _ => new CallToMake("auth0_set_trigger_bindings", new JsonObject { ["trigger_id"] = trigger, ["bindings"] = before }),
            cancellationToken);
    }

    /// <summary>All pages: what is not sent back is unbound.</summary>
    private static async Task<List<JsonElement>> BindingsAsync(CompositeRun run, string trigger, CancellationToken cancellationToken)
    {
        var bindings = new List<JsonElement>();
        for (var page = 0; ; page++)
        {
            var answer = await run.ReadAsync(
                "auth0_list_trigger_bindings",
                new JsonObject { ["trigger_id"] = trigger, ["page"] = page, ["per_page"] = BindingsPerPage }, cancellationToken);
            bindings.AddRange(answer.GetProperty("items").EnumerateArray());
            if (answer.GetProperty("next").ValueKind == JsonValueKind.Null)
            {
                return bindings;
            }

            if (bindings.Count >= MostBindings)
            {
                throw new StepFailedException(
                    $"The trigger '{trigger}' has more than {MostBindings} bindings, which cannot be right.",
                    "Look at them with auth0_list_trigger_bindings");
            }
        }
    }

    private static JsonObject Reference(JsonElement binding)
    {
        var reference =
            new JsonObject { ["ref"] = new JsonObject { ["type"] = "binding_id", ["value"] = binding.GetProperty("id").GetString() } };
        if (binding.TryGetProperty("display_name", out var shown) && shown.ValueKind == JsonValueKind.String)
        {
            reference["display_name"] = shown.GetString();
        }

        return reference;
    }

    private static string? ActionOf(JsonElement binding)
        => binding.TryGetProperty("action", out var action) && action.TryGetProperty("id", out var id) ? id.GetString() : null;

    /// <summary>What a dry run would leave behind: a draft that nobody deployed.</summary>
    private static JsonElement Undeployed(JsonElement action)
    {
        var draft = NodeJson.Node(action)!.AsObject();
        draft["all_changes_deployed"] = false;
        return NodeJson.Element(draft);
    }
}
