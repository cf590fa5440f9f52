using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>The API that a project calls, and the grant by which its application may.</summary>
/// <param name="IsNew">It has to be created.</param>
internal sealed record ProjectApi(string Audience, IReadOnlyList<string> Scopes, bool IsNew)
{
    /// <summary>The API that the call names; null when it names none.</summary>
    /// <exception cref="StepFailedException">It exists, and lacks a scope.</exception>
    public static async Task<ProjectApi?> FindAsync(CompositeRun run, CancellationToken cancellationToken)
    {
        if (Project.Given(run.Call, Onboarding.Audience.Argument) is not { } audience)
        {
            return null;
        }

        List<string> scopes = run.Call.Arguments.TryGetValue("scopes", out var given)
            ? [.. given.EnumerateArray().Select(static scope => scope.GetString()!)]
            : [];
        if (await run.FindAsync("auth0_get_resource_server", new JsonObject { ["id"] = audience }, cancellationToken) is not { } api)
        {
            return new ProjectApi(audience, scopes, true);
        }

        var known = api.TryGetProperty("scopes", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(static scope => scope.GetProperty("value").GetString()!).ToList()
            : [];
        return scopes.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } missing
            ? throw new StepFailedException(
                $"The API {audience} has no scope '{missing}'. Nothing was changed.",
                $"Add it with auth0_update_resource_server, or leave it out. The API has: {string.Join(", ", known)}.")
            : new ProjectApi(audience, scopes, false);
    }

    /// <summary>Creates the API where there is none.</summary>
    /// <exception cref="StepFailedException">The tenant refused.</exception>
    public async Task CreateAsync(CompositeRun run, string name, CancellationToken cancellationToken)
    {
        if (!IsNew)
        {
            run.Keep("API", $"{Audience} exists");
            return;
        }

        var definition = new JsonObject { ["identifier"] = Audience, ["name"] = $"{name} API", ["signing_alg"] = "RS256" };
        if (Scopes.Count > 0)
        {
            definition["scopes"] = new JsonArray([.. Scopes.Select(static scope => (JsonNode?)new JsonObject { ["value"] = scope })]);
        }

        await run.ChangeAsync(
            "API", $"create the API {Audience}", "auth0_create_resource_server", definition,
            created => new CallToMake("auth0_delete_resource_server", new JsonObject { ["id"] = created.GetProperty("id").GetString() }),
            cancellationToken);
    }

    /// <summary>Lets the application ask for tokens of its users for the API, where it may not yet.</summary>
    /// <param name="clientId">Null in a dry run for an application that does not exist yet.</param>
    /// <exception cref="StepFailedException">The tenant refused.</exception>
    public async Task GrantAsync(CompositeRun run, string? clientId, CancellationToken cancellationToken)
    {
        if (clientId is not null && !IsNew)
        {
            var answer = await run.ReadAsync(
                "auth0_list_application_grants", new JsonObject { ["client_id"] = clientId, ["audience"] = Audience },
                cancellationToken);
            if (answer.GetProperty("items").EnumerateArray().Any(IsForUsers))
            {
                run.Keep("grant", $"the application may ask for {Audience} already");
                return;
            }
        }

        await run.ChangeAsync(
            "grant",
            $"let the application ask for {Audience} on behalf of its users",
            "auth0_create_application_grant",
            new JsonObject
            {
                ["client_id"] = clientId ?? "(the new application)",
                ["audience"] = Audience,
                ["scope"] = new JsonArray([.. Scopes.Select(static scope => (JsonNode?)JsonValue.Create(scope))]),
                ["subject_type"] = "user",
            },
            static granted => new CallToMake(
            "auth0_delete_application_grant", new JsonObject { ["id"] = granted.GetProperty("id").GetString() }),
            cancellationToken);
    }

    private static bool IsForUsers(JsonElement grant)
        => grant.TryGetProperty("subject_type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "user";
}
