using System.Text;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Bench;

/// <summary>Answers of the Management API as it gives them, secrets included.</summary>
internal static class SampleAnswers
{
    private const string OneApplication = """
        {"tenant":"example","global":false,"is_token_endpoint_ip_header_trusted":false,"name":"Bookshop",
        "description":"Sells books to everybody who likes to read them.",
        "callbacks":["https://shop.example.com/callback","https://staging.shop.example.com/callback"],
        "allowed_logout_urls":["https://shop.example.com/bye"],
        "is_first_party":true,"oidc_conformant":true,"sso_disabled":false,"cross_origin_authentication":false,
        "app_type":"regular_web","client_metadata":{"team":"web","tier":"gold"},
        "refresh_token":{"expiration_type":"expiring","leeway":0,"token_lifetime":2592000,"idle_token_lifetime":1296000,
        "infinite_token_lifetime":false,"infinite_idle_token_lifetime":false,"rotation_type":"rotating"},
        "allowed_origins":["https://shop.example.com"],"client_id":"AbCdEfGhIjKlMnOpQrStUvWxYz012345",
        "client_secret":"canary-0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "signing_keys":[{"cert":"-----BEGIN CERTIFICATE-----MIIDDTCCAfWgAwIBAgIJAK-----END CERTIFICATE-----",
        "pkcs7":"-----BEGIN PKCS7-----MIIDPAYJKoZIhvcNAQcCoIIDL-----END PKCS7-----","subject":"/CN=example.eu.auth0.com"}],
        "addons":{"samlp":{"audience":"urn:shop","lifetimeInSeconds":3600,"signResponse":false}},
        "jwt_configuration":{"alg":"RS256","lifetime_in_seconds":36000,"secret_encoded":false},
        "token_endpoint_auth_method":"client_secret_post","grant_types":["authorization_code","refresh_token",
        "client_credentials"],"web_origins":["https://shop.example.com"],"custom_login_page_on":true}
        """;

    public static byte[] Application() => Encoding.UTF8.GetBytes(JsonNode.Parse(OneApplication)!.ToJsonString());

    /// <summary>A page of applications, as many as fit into so many bytes.</summary>
    public static byte[] ApplicationPage(int bytes)
    {
        var items = new JsonArray();
        var page = new JsonObject { ["start"] = 0, ["limit"] = 50, ["length"] = 0, ["total"] = 0, ["clients"] = items };
        while (Encoding.UTF8.GetByteCount(page.ToJsonString()) + OneApplication.Length <= bytes)
        {
            var item = JsonNode.Parse(OneApplication)!;
            item["client_id"] = $"client{items.Count}";
            items.Add(item);
        }

        page["length"] = items.Count;
        page["total"] = items.Count;
        return Encoding.UTF8.GetBytes(page.ToJsonString());
    }
}
