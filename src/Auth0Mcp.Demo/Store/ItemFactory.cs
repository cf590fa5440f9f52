using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Store;

/// <summary>
/// Makes items as the tenant keeps them: the caller's fields, an id, defaults, dates, and whatever the document requires besides.
/// </summary>
internal sealed partial class ItemFactory(
    ResourceMap map,
    JsonElement document,
    SchemaDocument schemas,
    Synthesizer synthesizer,
    TenantStore store,
    TimeProvider time)
{
    private readonly JsonElement _document = document;

    /// <summary>A new item from the body of a request.</summary>
    public JsonObject Create(string path, string shape, JsonObject body)
    {
        var item = (JsonObject)body.DeepClone();
        foreach (var (name, value) in SeedData.CreationDefaults(shape))
        {
            item.TryAdd(name, value?.DeepClone());
        }

        var declared = DeclaredBy(shape);
        if (IdProperty(shape) is { } id)
        {
            item[id] = NewId(shape, id, body, declared);
        }

        var now = Now();
        foreach (var name in (string[])["created_at", "updated_at"])
        {
            if (declared.ContainsKey(name))
            {
                item[name] = now;
            }
        }
        AddConnectionDefaults(shape, item);
        AddClientDefaults(shape, item);
        AddIdentity(shape, item);
        return Settle(path, shape, item);
    }

    /// <summary>An item nobody asked for: what a tenant has by itself.</summary>
    public JsonObject MakeUp(string path, string shape, int number)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{path}/{number}/item");
        if (map.ItemSchema(shape) is not { } schema || synthesizer.Make(schema, seed, Extent.Plausible) is not JsonObject item)
        {
            return [];
        }

        if (IdProperty(shape) is { } id && map.ItemParameter(shape) is { } parameter && !Fits(parameter, item[id]))
        {
            item[id] = synthesizer.Make(parameter.Schema, seed, Extent.Required);
        }
        // Whoever follows an id from here should find something.
        if (item.ContainsKey("user_id") && IdProperty(shape) != "user_id")
        {
            item["user_id"] = SeedData.Items("/users")!.First()["user_id"]!.DeepClone();
        }

        if (item.ContainsKey("client_id") && IdProperty(shape) != "client_id")
        {
            item["client_id"] = SeedData.Items("/clients")!.First()["client_id"]!.DeepClone();
        }

        return item;
    }

    /// <summary>Changes an item as PATCH does: null removes, metadata is merged, everything else is replaced.</summary>
    public JsonObject Change(string path, string shape, JsonObject item, JsonObject changes)
    {
        var changed = (JsonObject)item.DeepClone();
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                changed.Remove(name);
            }
            else if (IsMerged(shape, name) && changed[name] is JsonObject old && value is JsonObject additions)
            {
                changed[name] = Merge(old, additions);
            }
            else
            {
                changed[name] = value.DeepClone();
            }
        }
        return Touch(path, shape, changed);
    }

    /// <summary>Replaces an item as PUT does: what callers may write is taken from the body alone.</summary>
    public JsonObject Replace(string path, string shape, JsonObject item, JsonObject body, JsonElement? bodySchema)
    {
        var writable = bodySchema is { } schema ? Declared(schema) : [];
        var replaced = (JsonObject)body.DeepClone();
        foreach (var (name, value) in item)
        {
            if (!writable.ContainsKey(name))
            {
                replaced.TryAdd(name, value?.DeepClone());
            }
        }
        return Touch(path, shape, replaced);
    }

    /// <summary>The id of an item, or null when its kind has none.</summary>
    public string? IdOf(string shape, JsonObject item)
        => IdProperty(shape) is { } property ? JsonNodes.ScalarText(item[property]) : null;

    /// <summary>The property that holds the id: the one the item's path is named after, or the usual suspects.</summary>
    public string? IdProperty(string shape)
    {
        var declared = DeclaredBy(shape);
        var parameter = map.ItemParameter(shape)?.Name ?? "id";
        var snake = string.Concat(parameter.Select(static c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
        string[] candidates = [parameter, snake, ApiProblem.Noun(shape) + "_id", "id", "_id", "template", "kid", "key", "name"];
        return Array.Find(candidates, declared.ContainsKey);
    }

    /// <summary>The moment of a change, as the API writes it.</summary>
    public string Now() => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A secret that nobody can take for a real one.</summary>
    public string NewSecret() => "demo-secret-" + Source("secret").Text(36, "abcdefghijkmnpqrstuvwxyz23456789");

    private JsonObject Touch(string path, string shape, JsonObject item)
    {
        if (item.ContainsKey("updated_at"))
        {
            item["updated_at"] = Now();
        }

        return Settle(path, shape, item);
    }

    private JsonObject Settle(string path, string shape, JsonObject item)
    {
        WriteOnly.Remove(shape, item, Now());
        return map.ItemSchema(shape) is { } schema && synthesizer.Trim(schema, item, path) is JsonObject settled ? settled : item;
    }

    private string NewId(string shape, string property, JsonObject body, OrderedDictionary<string, List<JsonElement>> declared)
    {
        var given = JsonNodes.TextOf(body, property)
            ?? (map.ItemParameter(shape) is { } parameter ? JsonNodes.TextOf(body, parameter.Name) : null);
        if (given is not null)
        {
            return shape == "/users" && !given.Contains('|') ? "auth0|" + given : given;
        }

        var source = Source(shape);
        var id = IdStyle.For(shape, source);
        var schema = declared[property][0];
        if (id is not null && schemas.Compile(schema, property).Accepts(NodeJson.Element(JsonValue.Create(id))))
        {
            return id;
        }

        var made = synthesizer.Make(schema, $"{shape}#{store.NextNumber()}/{property}", Extent.Required);
        return JsonNodes.ScalarText(made) ?? source.Text(24, "0123456789abcdef");
    }

    private bool Fits(DemoParameter parameter, JsonNode? value) =>
        schemas.Compile(parameter.Schema, parameter.Name).Accepts(NodeJson.Element(value));

    private SeededSource Source(string purpose) => new($"{purpose}#{store.NextNumber()}");

    private OrderedDictionary<string, List<JsonElement>> DeclaredBy(string shape)
        => map.ItemSchema(shape) is { } schema ? Declared(schema) : [];

    private OrderedDictionary<string, List<JsonElement>> Declared(JsonElement schema) =>
        CombinedSchema.Of(_document, [schema], static branches => branches[0]).Properties();

    /// <summary>Replacing what is nested is the rule; these keep what the caller leaves out.</summary>
    private static bool IsMerged(string shape, string name) =>
        name is "user_metadata" or "app_metadata" or "client_metadata" || (shape == "/log-streams" && name == "sink");

    /// <summary>Null removes a member, and an empty object all of them.</summary>
    public static JsonObject Merge(JsonObject old, JsonObject additions)
    {
        if (additions.Count == 0)
        {
            return [];
        }

        var merged = (JsonObject)old.DeepClone();
        foreach (var (name, value) in additions)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value.DeepClone();
            }
        }
        return merged;
    }
}
