using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Seed;

/// <summary>
/// What the tenant of the invented bookshop "Harbor Books" has from the start: one JSON file per path, dots for slashes.
/// </summary>
internal static class SeedData
{
    private const string Prefix = "seed/";
    private static readonly Lazy<JsonObject> s_nested = new(static () => Read("nested") as JsonObject ?? []);
    private static readonly Lazy<JsonObject> s_settings = new(static () => Read("settings") as JsonObject ?? []);
    private static readonly Lazy<JsonObject> s_defaults = new(static () => Read("creation-defaults") as JsonObject ?? []);

    /// <summary>The names of all seed files.</summary>
    public static IEnumerable<string> Names => typeof(SeedData).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(static name => name[Prefix.Length..^".json".Length]);

    /// <summary>The items of a collection such as <c>/clients</c>, or null when there is no seed for it.</summary>
    public static IEnumerable<JsonObject>? Items(string path) =>
        (s_nested.Value[path] as JsonArray ?? Read(NameOf(path)) as JsonArray)?.Select(static item => (JsonObject)item!.DeepClone());

    /// <summary>The paths of the collections below other things, in one file because file names cannot hold ids.</summary>
    public static IEnumerable<string> NestedPaths => s_nested.Value.Select(static entry => entry.Key);

    /// <summary>A setting such as <c>/tenants/settings</c>, or null.</summary>
    public static JsonNode? Setting(string path) => s_settings.Value[path]?.DeepClone() ?? Read(NameOf(path)) as JsonObject;

    /// <summary>The paths of the settings that share a file.</summary>
    public static IEnumerable<string> SettingPaths => s_settings.Value.Select(static entry => entry.Key);

    /// <summary>Who belongs to what: objects with <c>owner</c>, <c>collection</c> and <c>ids</c>.</summary>
    public static IEnumerable<(string Owner, string Collection, string Id)> Links() =>
        from entry in (JsonArray)Read("links")!
        from id in (JsonArray)entry!["ids"]!
        select (entry["owner"]!.GetValue<string>(), entry["collection"]!.GetValue<string>(), id!.GetValue<string>());

    /// <summary>What new items of a collection have unless the caller says otherwise.</summary>
    public static JsonObject CreationDefaults(string shape) => s_defaults.Value[shape] as JsonObject ?? [];

    private static string NameOf(string path) => path.TrimStart('/').Replace('/', '.');

    private static JsonNode? Read(string name)
    {
        using var stream = typeof(SeedData).Assembly.GetManifestResourceStream($"{Prefix}{name}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }
}
