using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Store;

/// <summary>What callers write and nobody reads.</summary>
internal static class WriteOnly
{
    private static readonly string[] s_users = ["password", "verify_email", "verify_phone_number", "client_id", "connection",
        "link_with"];

    private static readonly string[] s_webhooks = ["token", "password", "header_value"];

    /// <summary>Takes secrets out of an item, and leaves what is shown of them.</summary>
    public static void Remove(string shape, JsonObject item, string now)
    {
        switch (shape)
        {
            case "/users":
                Array.ForEach(s_users, name => item.Remove(name));
                break;
            case "/event-streams":
                var authorization = item["destination"]?["configuration"]?["webhook_authorization"] as JsonObject;
                Array.ForEach(s_webhooks, name => authorization?.Remove(name));
                break;
            case "/actions/actions" or "/actions/modules":
                foreach (var secret in (item["secrets"] as JsonArray ?? []).OfType<JsonObject>())
                {
                    if (secret.Remove("value") || secret["updated_at"] is null)
                    {
                        secret["updated_at"] = now;
                    }
                }

                break;
        }
    }
}
