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

    private readonly Dictionary<string, ApiOperation> _operations = ApiDocument.Operations.ToDictionary(static operation => operation.Method + " " + Shape(operation.Path));
    private readonly Dictionary<string, string?> _ids = [];

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
    public async Task<string> PointAtExistingAsync(JsonNode? body)
    {
        if (body is JsonObject fields)
        {
            foreach (var binding in fields["bindings"] as JsonArray ?? [])
            {
                binding!["ref"] = new JsonObject { ["type"] = "action_id", ["value"] = await FirstIdAsync("/actions/actions", _operations["GET /actions/actions"], "id") };
            }

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

    private async Task<string?> IdInAsync(string path, string shape, string parameter, ApiOperation operation)
    {
        const string ByName = "/name";
        if (shape.EndsWith(ByName, StringComparison.Ordinal) && _operations.TryGetValue("GET " + shape[..^ByName.Length], out var named))
        {
            return await FirstIdAsync(path[..^ByName.Length], named, parameter == "name" ? "name" : "domain");
        }

        if (_operations.GetValueOrDefault("GET " + shape) is { } list && await FirstIdAsync(path, list, parameter) is { } listed)
        {
            return listed;
        }

        if (_operations.GetValueOrDefault("POST " + shape) is not { } create || !ShowsItems(shape))
        {
            return null;
        }

        var body = create.BodySchema is { } schema ? await PointAtExistingAsync(maker.Make(schema, $"{path}/{operation.Id}/created", Extent.Plausible)) : "{}";
        var reply = await tenant.PostAsync(path, body);
        return IdOf(JsonElement.Parse(body), [parameter, "template"])
            ?? (reply.Json is { } created ? IdOf(created, Candidates(parameter, shape)) : null)
            ?? await FirstIdAsync(path, _operations["GET " + shape], parameter);
    }

    private bool ShowsItems(string shape) =>
        _operations.ContainsKey($"GET {shape}/{{}}") || _operations.ContainsKey($"PATCH {shape}/{{}}") || _operations.ContainsKey($"DELETE {shape}/{{}}");

    /// <summary>Where nothing lists or creates, any id that the document allows will do.</summary>
    private string Invented(ApiOperation operation, string parameter)
    {
        var own = operation.Parameters.First(candidate => candidate.GetProperty("name").ValueEquals(parameter));
        return JsonNodes.ScalarText(maker.Make(own.GetProperty("schema"), "path/" + parameter, Extent.Required))!;
    }

    private async Task<string?> FirstIdAsync(string path, ApiOperation list, string parameter)
    {
        var query = list.Parameters.Any(static candidate => candidate.GetProperty("name").ValueEquals("user_id") && candidate.TryGetProperty("required", out _))
            ? "?user_id=" + Uri.EscapeDataString(SeedData.Items("/users")!.First()["user_id"]!.GetValue<string>())
            : "";
        if ((await tenant.GetAsync(path + query)).Json is not { } reply)
        {
            return null;
        }

        var items = reply.ValueKind == JsonValueKind.Array
            ? reply
            : reply.EnumerateObject().Select(static property => property.Value).FirstOrDefault(static value => value.ValueKind == JsonValueKind.Array);
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

    private static string Shape(string path) => string.Join('/', path.Split('/').Select(static segment => segment.StartsWith('{') ? "{}" : segment));
}
