using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Store;

/// <summary>Which properties have to differ between the items of a collection.</summary>
internal static class NaturalKeys
{
    /// <summary>The properties that together must be unique; empty when everything may repeat.</summary>
    public static string[] Of(string shape) => shape switch
    {
        "/client-grants" => ["client_id", "audience"],
        "/resource-servers" => ["identifier"],
        "/custom-domains" or "/organizations/{}/discovery-domains" => ["domain"],
        "/email-templates" => ["template"],
        "/token-exchange-profiles" => ["subject_token_type"],
        "/actions/actions" or "/actions/modules" or "/connections" or "/organizations" or "/roles" or "/rules"
            or "/connection-profiles" or "/user-attribute-profiles" => ["name"],
        _ => [],
    };

    /// <summary>True when an item of the collection has the same key as the candidate.</summary>
    public static bool AreTaken(string[] key, ItemCollection collection, JsonObject candidate, JsonObject? itself = null)
    {
        if (key.Length == 0 || Array.Exists(key, property => candidate[property] is null))
        {
            return false;
        }

        return collection.Items.Any(item => item != itself
            && Array.TrueForAll(key, property => Same(item[property], candidate[property])));
    }

    private static bool Same(JsonNode? left, JsonNode? right) =>
        string.Equals(JsonNodes.ScalarText(left), JsonNodes.ScalarText(right), StringComparison.OrdinalIgnoreCase);
}
