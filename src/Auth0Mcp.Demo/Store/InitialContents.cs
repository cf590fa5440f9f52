using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Seed;

namespace Auth0Mcp.Demo.Store;

/// <summary>
/// Fills a collection when it is first looked at: with the seed, or with made-up items where callers could never add any.
/// </summary>
internal sealed class InitialContents(
    ResourceMap map,
    Relations relations,
    RouteTable routes,
    ItemFactory factory,
    TenantStore store,
    SeedClock clock)
{
    private readonly Lazy<LogFeed> _logs = new(() => new LogFeed(clock));

    /// <summary>Adds the log events that happened since.</summary>
    public void CatchUp()
    {
        var logs = Open("/logs", "/logs");
        foreach (var log in _logs.Value.New())
        {
            logs.PutFirst(JsonNodes.TextOf(log, "log_id")!, log);
        }

        logs.Trim(LogFeed.MostKept);
    }

    /// <summary>The ids that belong to an owner.</summary>
    public IEnumerable<string> Linked(string owner, string collection) => store.Links.Of(owner, collection);

    /// <summary>What is bound, by trigger.</summary>
    public IEnumerable<ItemCollection> BindingCollections() => Open("/actions/triggers", "/actions/triggers").Items
        .Select(static trigger => JsonNodes.TextOf(trigger, "id"))
        .Distinct()
        .Select(trigger => Open($"/actions/triggers/{trigger}/bindings", "/actions/triggers/{}/bindings"));

    public IEnumerable<JsonObject> Bindings() => BindingCollections().SelectMany(static bindings => bindings.Items);

    public ItemCollection Open(string path, string shape)
    {
        if (store.Find(path) is { } known)
        {
            return known;
        }

        var collection = store.Collection(path);
        if (Seed(path) is { } seed)
        {
            foreach (var item in seed)
            {
                collection.Put(EntryKey.Permission(shape, item) ?? factory.IdOf(shape, item) ?? $"#{store.NextNumber()}", item);
            }
        }
        else if (shape == "/actions/actions/{}/versions")
        {
            if (RunningVersion(path) is { } running)
            {
                collection.Put(factory.IdOf(shape, running) ?? "1", running);
            }
        }
        else if (!map.IsCreatable(shape) && relations.TargetOf(shape) is null)
        {
            for (var number = 1; number <= CountFor(shape); number++)
            {
                var item = factory.MakeUp(path, shape, number);
                collection.Put(factory.IdOf(shape, item) ?? $"#{number}", item);
            }
        }
        return collection;
    }

    private IEnumerable<JsonObject>? Seed(string path) => path switch
    {
        "/logs" => _logs.Value.Past(),
        "/users" => SeedData.Items(path)!.Select(WithLastLogin),
        _ => SeedData.Items(path)?.Select(Dated),
    };

    private JsonObject Dated(JsonObject item)
    {
        clock.MoveDates(item);
        return item;
    }

    /// <summary>A user's last sign-in is the one that the log shows.</summary>
    private JsonObject WithLastLogin(JsonObject user)
    {
        Dated(user);
        var id = JsonNodes.TextOf(user, "user_id");
        var signIns =
            Open("/logs", "/logs").Items.Where(log => JsonNodes.TextOf(log, "user_id") == id && JsonNodes.TextOf(log, "type") == "s");
        if (signIns.FirstOrDefault() is { } last)
        {
            user["last_login"] = last["date"]!.DeepClone();
            user["last_ip"] = last["ip"]!.DeepClone();
            user["updated_at"] = last["date"]!.DeepClone();
        }

        return user;
    }

    /// <summary>The version of an Action that runs, or null when it was never deployed.</summary>
    private JsonObject? RunningVersion(string path)
    {
        var id = Uri.UnescapeDataString(path.Split('/')[^2]);
        return Open("/actions/actions", "/actions/actions").Find(id)?["deployed_version"]?.DeepClone() as JsonObject;
    }

    /// <summary>Two at the top; below something else only what can be asked for one by one, such as executions of a flow.</summary>
    private int CountFor(string shape)
        => !shape.Contains("{}", StringComparison.Ordinal) ? 2 : routes.At(shape + "/{}").Count > 0 ? 1 : 0;
}
