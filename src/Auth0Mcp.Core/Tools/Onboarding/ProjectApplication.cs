using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>The application of a project in the tenant: the one that was made for it before, or none yet.</summary>
/// <param name="IsOwn">It was made by this tool, and says so in its metadata.</param>
internal sealed record ProjectApplication(JsonElement Json, bool IsOwn)
{
    /// <summary>The entry of <c>client_metadata</c> by which an application is known again.</summary>
    public const string Marker = "onboarded_by";

    public const string MarkerValue = "auth0-mcp";

    private const string Fields = "client_id,name,app_type,client_metadata,callbacks,allowed_logout_urls,web_origins";
    private const int PerPage = 100;

    /// <summary>Requests of one call are bounded; the work itself needs some, too.</summary>
    private const int MostPages = 30;

    public string ClientId => Json.GetProperty("client_id").GetString()!;

    public string? Type => Json.TryGetProperty("app_type", out var type) ? type.GetString() : null;

    /// <summary>The application of that name; null when there is none.</summary>
    /// <exception cref="StepFailedException">It cannot be told which.</exception>
    public static async Task<ProjectApplication?> FindAsync(CompositeRun run, string name, CancellationToken cancellationToken)
    {
        List<ProjectApplication> found = [];
        for (var page = 0; ; page++)
        {
            if (page == MostPages)
            {
                throw new StepFailedException(
                    $"The tenant has more than {MostPages * PerPage} applications, more than one call reads. Nothing was changed.",
                    "Create the application with auth0_create_application, and write its settings with auth0_save_credentials.");
            }

            var answer = await run.ReadAsync(
                "auth0_list_applications",
                new JsonObject { ["page"] = page, ["per_page"] = PerPage, ["is_global"] = false, ["fields"] = Fields },
                cancellationToken);
            found.AddRange(answer.GetProperty("items").EnumerateArray()
                .Where(item => item.GetProperty("name").GetString() == name)
                .Select(static item => new ProjectApplication(item, IsMarked(item))));
            if (answer.GetProperty("next").ValueKind == JsonValueKind.Null)
            {
                break;
            }
        }

        var own = found.FindAll(static application => application.IsOwn);
        return (own.Count, found.Count) switch
        {
            (1, _) => own[0],
            (0, 0) => null,
            (0, 1) => found[0],
            _ => throw new StepFailedException(
                $"The tenant has several applications named '{name}' "
                + $"({string.Join(", ", found.Select(static application => application.ClientId))}). Nothing was changed.",
                "Give another \"name\", or write the settings of one of them with auth0_save_credentials."),
        };
    }

    /// <summary>What creates it.</summary>
    public static JsonObject Definition(Framework framework, ProjectValues values, string name)
    {
        var definition = new JsonObject
        {
            ["name"] = name,
            ["app_type"] = framework.Type,
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["client_metadata"] = new JsonObject { [Marker] = MarkerValue },
        };
        foreach (var (property, urls) in Urls(framework, values))
        {
            definition[property] = new JsonArray([.. urls.Select(static url => (JsonNode?)JsonValue.Create(url))]);
        }

        return definition;
    }

    /// <summary>The change that adds what is missing, and the one that takes it back; empty when nothing is.</summary>
    public (JsonObject Change, JsonObject Back) Additions(Framework framework, ProjectValues values)
    {
        var (change, back) = (new JsonObject(), new JsonObject());
        foreach (var (property, urls) in Urls(framework, values))
        {
            var present = Json.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(static url => url.GetString()!).ToList()
                : [];
            var missing = urls.Except(present, StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                change[property] = new JsonArray([.. present.Concat(missing).Select(static url => (JsonNode?)JsonValue.Create(url))]);
                back[property] = new JsonArray([.. present.Select(static url => (JsonNode?)JsonValue.Create(url))]);
            }
        }

        if (!IsOwn)
        {
            change["client_metadata"] = new JsonObject { [Marker] = MarkerValue };
            back["client_metadata"] = new JsonObject { [Marker] = null };
        }

        return (change, back);
    }

    private static IEnumerable<(string Property, IReadOnlyList<string> Urls)> Urls(Framework framework, ProjectValues values)
    {
        yield return ("callbacks", values.Callbacks);
        yield return ("allowed_logout_urls", values.LogoutUrls);
        if (framework.Type == "spa")
        {
            yield return ("web_origins", [values["origin"]]);
        }
    }

    private static bool IsMarked(JsonElement application)
        => application.TryGetProperty("client_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
           && metadata.TryGetProperty(Marker, out var marker) && marker.ValueKind == JsonValueKind.String
               && marker.GetString() == MarkerValue;
}
