using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Store;

/// <summary>What tells entries of a list apart that have no id.</summary>
internal static class EntryKey
{
    /// <summary>The key of a permission, or null for anything else: the same permission of the same API is one entry.</summary>
    public static string? Permission(string shape, JsonObject entry) => shape.EndsWith("/permissions", StringComparison.Ordinal)
        ? $"{JsonNodes.TextOf(entry, "permission_name")}\n{JsonNodes.TextOf(entry, "resource_server_identifier")}"
        : null;

    /// <summary>Entries are the same when their texts are.</summary>
    public static string Of(string shape, JsonObject entry) => Permission(shape, entry) ?? string.Join('\n', entry
        .Where(static field => field.Value is JsonValue)
        .Select(static field => $"{field.Key}={field.Value}")
        .Order(StringComparer.Ordinal));
}
