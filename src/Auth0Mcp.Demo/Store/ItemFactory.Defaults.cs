using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Store;

internal sealed partial class ItemFactory
{
    /// <summary>Confidential applications get a secret, public ones have none to keep; machines get no user flows.</summary>
    private void AddClientDefaults(string shape, JsonObject item)
    {
        if (shape != "/clients")
        {
            return;
        }

        var type = JsonNodes.TextOf(item, "app_type");
        var isPublic = type is "spa" or "native";
        item.TryAdd("token_endpoint_auth_method", isPublic ? "none" : "client_secret_post");
        item.TryAdd("grant_types", new JsonArray(type switch
        {
            "non_interactive" => ["client_credentials"],
            "spa" or "native" => ["authorization_code", "implicit", "refresh_token"],
            _ => ["authorization_code", "implicit", "refresh_token", "client_credentials"],
        }));
        if (JsonNodes.TextOf(item, "token_endpoint_auth_method") != "none")
        {
            item["client_secret"] = NewSecret();
        }
    }

    private static void AddConnectionDefaults(string shape, JsonObject item)
    {
        if (shape == "/connections")
        {
            item.TryAdd("realms", new JsonArray(item["name"]?.DeepClone()));
        }
    }

    private static void AddIdentity(string shape, JsonObject item)
    {
        if (shape != "/users" || JsonNodes.TextOf(item, "user_id")?.Split('|', 2) is not [var provider, var id])
        {
            return;
        }

        item.TryAdd("name", item["email"]?.DeepClone());
        item["identities"] = new JsonArray(new JsonObject
        {
            ["connection"] = item["connection"]?.DeepClone(),
            ["user_id"] = id,
            ["provider"] = provider,
            ["isSocial"] = false,
        });
    }
}
