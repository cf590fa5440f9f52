using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Tests.Demo;

/// <summary>Finds paths of things that exist in a tenant, by listing, and by creating where a list is empty.</summary>
internal sealed class ExistingIds(DemoCaller tenant, Synthesizer maker)
{
    private static readonly string[] Assignable = ["roles", "users", "members", "groups"];

    private readonly Dictionary<string, ApiOperation> _operations =
        ApiDocument.Operations.ToDictionary(static operation => operation.Method + " " + Shape(operation.Path));
    private readonly Dictionary<string, string?> _ids = [];

    /// <summary>Ids of the seed for places where not just any will do.</summary>
    private static readonly Dictionary<string, string> s_chosen = new()
    {
        ["/connections/{id}/scim-configuration"] = "con_4kPq8ZtYh2RvN6Lm",
        ["/guardian/enrollments/{id}"] = "totp|dev_4hT9sQw2LmX7cV1b",
    };

    /// <summary>What bodies name, by property.</summary>
    private static readonly Dictionary<string, string> s_known = new()
    {
        ["client_id"] = "9KjHVE33e3JPpiwNgGmPjPQVom93Giad",
        ["audience"] = "https://api.harborbooks.example/inventory",
        ["connection_id"] = "con_FmWTVLRmf8osJSWD",
        ["grant_id"] = "cgr_7PNZVRZ9H2UG6jyS",
        ["organization_id"] = "org_FejMJBgBsV8hhcTK",
        ["connection"] = "Username-Password-Authentication",
        ["password"] = "Harbor-Lights-2026",
    };

    /// <summary>The operation's path with ids filled in.</summary>
    public async Task<string> PathForAsync(ApiOperation operation)
    {
        var path = "";
        var shape = "";
        foreach (var segment in operation.Path.Split('/').Skip(1))
        {
            if (!segment.StartsWith('{'))
            {
                (path, shape) = ($"{path}/{segment}", $"{shape}/{segment}");
                continue;
            }
            var parameter = segment.Trim('{', '}');
            if (Chosen(operation, parameter) is { } chosen)
            {
                (path, shape) = ($"{path}/{Uri.EscapeDataString(chosen)}", shape + "/{}");
                continue;
            }

            if (!_ids.TryGetValue(path, out var id) && await IdInAsync(path, shape, parameter, operation) is { } found)
            {
                _ids[path] = id = found;
            }

            id ??= Invented(operation, parameter);
            (path, shape) = ($"{path}/{Uri.EscapeDataString(id)}", shape + "/{}");
        }
        return path;
    }

    /// <summary>Looks again next time what is in a collection.</summary>
    public void Forget(string path) => _ids.Remove(path);

    /// <summary>The body, with roles, members and the like replaced by ones that exist.</summary>
    public async Task<string> PointAtExistingAsync(JsonNode? body, string operation)
    {
        foreach (var entry in (body as JsonArray ?? []).OfType<JsonObject>())
        {
            Settle(entry, operation);
        }

        if (body is JsonObject fields)
        {
            Settle(fields, operation);
            foreach (var name in Assignable)
            {
                if (fields[name] is not JsonArray { Count: > 0 } list || list[0] is not JsonValue)
                {
                    continue;
                }

                var collection = name == "members" ? "/users" : "/" + name;
                fields[name] = new JsonArray(await FirstIdAsync(collection, _operations["GET " + collection], "id"));
            }
        }
        return body?.ToJsonString() ?? "null";
    }

    /// <summary>What the document allows and the tenant does not: names of nothing, members that exclude each other.</summary>
    private static void Settle(JsonObject fields, string operation)
    {
        foreach (var (name, value) in s_known)
        {
            if (fields[name] is JsonValue && operation != "POST /clients")
            {
                fields[name] = value;
            }
        }

        switch (operation)
        {
            case "POST /client-grants" or "PATCH /client-grants/{id}":
                fields["scope"] = new JsonArray();
                break;
            case "POST /custom-domains":
                fields["domain"] = "shop.harborbooks.example";
                break;
            case "PATCH /custom-domains/default":
                fields["domain"] = "login.harborbooks.example";
                break;
            case "POST /jobs/verification-email" or "POST /tickets/password-change" or "POST /tickets/email-verification"
                or "POST /guardian/enrollments/ticket":
                fields["user_id"] = "auth0|a8ad57872c3db814a9e03ee7";
                break;
            case "POST /users/{id}/identities":
                fields.Clear();
                (fields["provider"], fields["user_id"]) = ("auth0", "0098dd3599a674daa4d6a24c");
                break;
            case "PATCH /connections/{id}":
                fields.Remove("enabled_clients");
                break;
            case "PATCH /clients/{id}":
                fields.Remove("jwt_configuration");
                break;
        }
        if (fields["bindings"] is JsonArray)
        {
            fields["bindings"] = new JsonArray();
        }

        if (fields["permissions"] is JsonArray)
        {
            fields["permissions"] = new JsonArray(new JsonObject
            {
                ["resource_server_identifier"] = "https://api.harborbooks.example/orders",
                ["permission_name"] = "read:orders",
            });
        }

        if (operation.Contains("/network-acls", StringComparison.Ordinal) && fields["rule"] is JsonObject rule)
        {
            rule.Remove("not_match");
            rule["match"] = new JsonObject { ["ipv4_cidrs"] = new JsonArray("192.0.2.0/24") };
        }

    }

    private static string? Chosen(ApiOperation operation, string parameter) => parameter switch
    {
        "provider" when operation.Path.Contains("/identities/", StringComparison.Ordinal) => "auth0",
        "user_id" when operation.Path.Contains("/identities/", StringComparison.Ordinal) => "0098dd3599a674daa4d6a24c",
        "id" => s_chosen.FirstOrDefault(entry => operation.Path.StartsWith(entry.Key, StringComparison.Ordinal)).Value,
        _ => null,
    };

    private async Task<string?> IdInAsync(string path, string shape, string parameter, ApiOperation operation)
    {
        const string ByName = "/name";
        if (shape.EndsWith(ByName, StringComparison.Ordinal) && _operations.TryGetValue("GET " + shape[..^ByName.Length], out var named))
        {
            return await FirstIdAsync(path[..^ByName.Length], named, parameter == "name" ? "name" : "domain");
        }

        if (shape == "/jobs")
        {
            return (await tenant.PostAsync("jobs/users-exports", "{}"))["id"];
        }

        if (_operations.GetValueOrDefault("GET " + shape) is { } list && await FirstIdAsync(path, list, parameter) is { } listed)
        {
            return listed;
        }

        if (_operations.GetValueOrDefault("POST " + shape) is not { } create || !ShowsItems(shape))
        {
            return null;
        }

        var body = create.BodySchema is { } schema
            ? await PointAtExistingAsync(maker.Make(schema, $"{path}/{operation.Id}/created", Extent.Plausible), create.ToString())
            : "{}";
        var reply = await tenant.PostAsync(path, body);
        return IdOf(JsonElement.Parse(body), [parameter, "template"])
            ?? (reply.Json is { } created ? IdOf(created, Candidates(parameter, shape)) : null)
            ?? await FirstIdAsync(path, _operations["GET " + shape], parameter);
    }

    private bool ShowsItems(string shape) =>
        _operations.ContainsKey($"GET {shape}/{{}}") || _operations.ContainsKey($"PATCH {shape}/{{}}")
            || _operations.ContainsKey($"DELETE {shape}/{{}}");

    /// <summary>Where nothing lists or creates, any id that the document allows will do.</summary>
    private string Invented(ApiOperation operation, string parameter)
    {
        var own = operation.Parameters.First(candidate => candidate.GetProperty("name").ValueEquals(parameter));
        return JsonNodes.ScalarText(maker.Make(own.GetProperty("schema"), "path/" + parameter, Extent.Required))!;
    }

    private async Task<string?> FirstIdAsync(string path, ApiOperation list, string parameter)
    {
        var query =
            list.Parameters.Any(static candidate => candidate.GetProperty("name").ValueEquals("user_id")
                && candidate.TryGetProperty("required", out _))
            ? "?user_id=" + Uri.EscapeDataString(SeedData.Items("/users")!.First()["user_id"]!.GetValue<string>())
            : "";
        if ((await tenant.GetAsync(path + query)).Json is not { } reply)
        {
            return null;
        }

        var items = reply.ValueKind == JsonValueKind.Array
            ? reply
            : reply.EnumerateObject().Select(static property => property.Value)
                .FirstOrDefault(static value => value.ValueKind == JsonValueKind.Array);
        return items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0
            ? IdOf(items[items.GetArrayLength() - 1], Candidates(parameter, Shape(list.Path)))
            : null;
    }

    private static string[] Candidates(string parameter, string shape) =>
    [
        parameter, shape[(shape.LastIndexOf('/') + 1)..].TrimEnd('s').Replace('-', '_') + "_id",
        "id", "user_id", "client_id", "connection_id", "token_id", "log_id", "template", "kid", "name", "key",
    ];

    private static string? IdOf(JsonElement item, string[] names) => item.ValueKind != JsonValueKind.Object ? null : names
        .Select(name => item.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null)
        .FirstOrDefault(static id => id is not null);

    private static string Shape(string path)
        => string.Join('/', path.Split('/').Select(static segment => segment.StartsWith('{') ? "{}" : segment));
}
