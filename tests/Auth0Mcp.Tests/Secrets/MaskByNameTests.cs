using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>What is hidden where no schema tells: by names, unless the value cannot be a secret.</summary>
public class MaskByNameTests
{
    private const string Hidden = "canary-7Qx2";

    public static TheoryData<string> Operations => ToolSamples.Names;

    [Theory]
    [InlineData("auth0_get_application", """{"client_metadata":{"password":"canary-7Qx2"}}""")]
    [InlineData("auth0_get_application", """{"signing_keys":[{"key":"canary-7Qx2"}]}""")]
    [InlineData("auth0_get_user", """{"app_metadata":{"secret":"canary-7Qx2","deep":[{"api_key":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"settings":{"smtp_pass":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_user", """{"identities":[{"profileData":{"access_token":"canary-7Qx2"}}]}""")]
    [InlineData("auth0_get_connection", """{"provisioning_ticket_url":"https://acme.eu.auth0.com/p/ad/canary-7Qx2"}""")]
    [InlineData("auth0_get_connection", """{"options":{"custom_headers":[{"header":"X-Any","value":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_get_connection", """{"options":{"custom_headers":[{"X-Any":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_get_connection", """{"options":{"upstream":[{"header":"x-api-key","value":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_get_connection", """{"options":{"upstream":[{"name":"DB_PASSWORD","value":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_get_connection", """{"options":{"signing_key":{"key":"canary-7Qx2","cert":"MIIC"}}}""")]
    [InlineData("auth0_get_log", """{"details":{"request":{"body":{"client_secret":"canary-7Qx2"}}}}""")]
    [InlineData("auth0_get_log", """{"details":{"request":{"headers":{"x-api-key":"canary-7Qx2","authorization":"canary-7Qx2"}}}}""")]
    [InlineData(
        "auth0_get_log",
        """{"details":{"response":{"body":{"sink":{"sumoSourceAddress":"https://collect.example.com/canary-7Qx2"}}}}}""")]
    [InlineData("auth0_get_log", """{"details":{"request":{"body":{"secrets":[{"name":"API","value":"canary-7Qx2"}]}}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":{"Name":"password","Value":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":{"field":"password","value":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":{"name":"password","values":["canary-7Qx2"]}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":{"name":"api_key","val":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":{"key":"password","data":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":{"k":"password","v":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"w":["x-api-key","canary-7Qx2"]}}""")]
    [InlineData("auth0_get_log", """{"details":{"request":{"headers":[["x-api-key","canary-7Qx2"]]}}}""")]
    [InlineData("auth0_get_log", """{"details":{"request":{"rawHeaders":["accept","text/html","x-api-key","canary-7Qx2"]}}}""")]
    [InlineData("auth0_get_user", """{"user_metadata":{"psk":"canary-7Qx2","dsn":"canary-7Qx2","pat":"canary-7Qx2"}}""")]
    [InlineData("auth0_get_log", """{"details":{"private_jwk":{"kty":"RSA","n":"x","d":"canary-7Qx2"}}}""")]
    [InlineData("auth0_get_log", """{"details":{"jwks":[{"kty":"oct","k":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_get_log", """{"details":{"w":{"kty":"EC","crv":"P-256","d":"canary-7Qx2"}}}""")]
    [InlineData(
        "auth0_get_log",
        """{"details":{"w":"""
        + """{"kty":"RSA","p":"canary-7Qx2","q":"canary-7Qx2","dp":"canary-7Qx2","dq":"canary-7Qx2","qi":"canary-7Qx2","oth":["""
        + """{"r":"canary-7Qx2"}]}}}""")]
    public void SecretInAnOpenPlace_IsHidden(string tool, string answer)
        => Assert.DoesNotContain(Hidden, Mask(tool, answer), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"pin":4711}""")]
    [InlineData("""{"otp":123456}""")]
    [InlineData("""{"verification_code":123456}""")]
    [InlineData("""{"recovery_codes":[123456]}""")]
    [InlineData("""{"passcode":8080}""")]
    [InlineData("""{"code":404}""")]
    [InlineData("""{"password":12345678901}""")]
    [InlineData("""{"passphrase":4711}""")]
    public void NumberThatLetsPeopleIn_IsHidden(string metadata)
        => Assert.DoesNotContain(
            metadata[(metadata.LastIndexOfAny([':', '[']) + 1)..].TrimEnd('}', ']'),
            Mask("auth0_get_user", $$"""{"app_metadata":{{metadata}}}"""), StringComparison.Ordinal);

    [Fact]
    public void PrivateKeyUnderATellingName_ShowsItsPublicMembers()
        => Assert.Equal(
            """{"app_metadata":{"private_key":{"kty":"EC","crv":"P-256","x":"f83OJ3D2","kid":"k1","d":"[REDACTED]"}}}""",
            Mask("auth0_get_user",
            """{"app_metadata":{"private_key":{"kty":"EC","crv":"P-256","x":"f83OJ3D2","kid":"k1","d":"canary-7Qx2"}}}"""));

    [Theory]
    [InlineData("token_x")]
    [InlineData("api_key")]
    [InlineData("reset_token")]
    [InlineData("pass")]
    [InlineData("seed")]
    [InlineData("client_assertion")]
    public void WordUnderATellingName_IsHidden(string name)
        => Assert.DoesNotContain(
            "enabled", Mask("auth0_get_user", $$"""{"app_metadata":{"{{name}}":"enabled"} }"""), StringComparison.Ordinal);

    [Fact]
    public void CodeThatTheDocumentHasAsANumber_IsShownAsAStatus()
        => Assert.Contains("204", Mask("auth0_test_phone_provider", """{"code":204,"message":"sent"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"authentication_methods":{"password":{"enabled":true,"api_behavior":"optional","signup_behavior":"block"}}}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"oidc_metadata":{"introspection_endpoint_auth_methods_supported":["urn:made:up:"""
        + """method","client_secret_jwt"],"token_revocation_endpoint":"https:"""
        + """//idp.example.com/revoke","backchannel_token_delivery_modes_supported":["poll"]"""
        + ""","tls_client_certificate_bound_access_tokens":true}}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"assertion_decryption_settings":{"algorithm_profile":"v2026-1"},"custom_password_hash":"""
        + """{"action_id":"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"}}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"global_token_revocation_jwt_iss":"issuer.example.com","global_token_revocation_jwt_sub":"user-123"}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"passwordPolicy":"good","password_history":{"enable":true,"size":5},"password_complexity_options":"""
        + """{"min_length":8}"""
        + ""","token_endpoint_auth_method":"client_secret_post","private_key_id":"k9","kid":"a7Bc9","thumbprints":"""
        + """["0a9b8c7d6e5f4a3b2c1d0a9b8c7d6e5f4a3b2c1d"]}}""")]
    [InlineData(
        "auth0_get_user",
        """{"app_metadata":{"token_lifetime":3600,"secret":true,"password":null,"api_key":"{{vault.key}}","secret_url":"https:"""
        + """//vault.example.com/team","token":"RS256","key":"value1","country_code":"A1"}}""")]
    [InlineData(
        "auth0_get_user",
        """{"app_metadata":{"signing_keys":["""
        + """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","kid":"k1"}]}}""")]
    [InlineData(
        "auth0_get_user",
        """{"app_metadata":{"password_expires_on":"01/02/2025","password_last_set_by":"user123","fields":["password","token"]"""
        + ""","scopes":["access_token","profile"],"pat":"Smith","count":{"temp_password":3}}}""")]
    [InlineData(
        "auth0_get_log",
        """{"details":{"request":{"rawHeaders":["accept","text/html","x-request","a1b2c3d4e5"]},"w":"""
        + """{"name":"color","data":"a1b2c3d4e5"}}}""")]
    [InlineData("auth0_get_prompt_texts", """{"login":{"passwordPlaceholder":"Password","resetPasswordToken":"Code"}}""")]
    public void SettingAndPublicMaterial_IsShown(string tool, string answer)
    {
        var shown = Mask(tool, answer);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(answer), JsonElement.Parse(shown)), shown);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("\\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public void CertificateUnderATellingName_IsShownInAnyLines(string lineBreak)
    {
        var text = SecretTexts.Harmless.First(static text => text.StartsWith("-----BEGIN CERT", StringComparison.Ordinal))
            .Replace("\n", lineBreak, StringComparison.Ordinal);
        var answer =
            new JsonObject { ["options"] = new JsonObject { ["signing_key"] = new JsonObject { ["public"] = text } } }.ToJsonString();
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(answer), JsonElement.Parse(Mask("auth0_get_connection", answer))));
    }

    [Theory]
    [InlineData("""[{"client_secret":"canary-7Qx2"}]""")]
    [InlineData("""{"data":{"client_secret":"canary-7Qx2","addons":{"azure_sb":{"sasKey":"canary-7Qx2"}}}}""")]
    [InlineData("""{"items":[{"client_secret":"canary-7Qx2"}]}""")]
    [InlineData("""{"application":{"jwt_configuration":[{"client_secret":"canary-7Qx2"}]}}""")]
    [InlineData("""{"refresh_token":"canary-7Qx2"}""")]
    [InlineData("""{"refresh_token":["canary-7Qx2"]}""")]
    [InlineData("""{"jwt_configuration":{"unknown":{"token":"canary-7Qx2"}}}""")]
    public void ShapeThatTheDocumentDoesNotHave_HidesByNames(string answer)
        => Assert.DoesNotContain(Hidden, Mask("auth0_get_application", answer), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Operations))]
    public void SecretAroundAnyResult_IsHiddenHoweverItIsWrapped(string tool)
    {
        foreach (var shape in (string[])["{0}", "[{0}]", """{"data":{0}}""", """{"items":[{0}]}""", """{"any":{"thing":[[{0}]]}}"""])
        {
            var answer = shape.Replace(
                "{0}", """{"client_secret":"canary-7Qx2","x":{"adminPassword":"canary-7Qx2"}}""", StringComparison.Ordinal);
            if (!tool.Contains("text", StringComparison.Ordinal) && !tool.Contains("partial", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(Hidden, Mask(tool, answer), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("auth0_update_connection", """{"options":{"passwordPolicy":"excellent","password_history":{"enable":true}}}""")]
    [InlineData(
        "auth0_create_application",
        """{"token_endpoint_auth_method":"client_secret_post","refresh_token":"""
        + """{"rotation_type":"rotating","expiration_type":"expiring","leeway":0}}""")]
    public void SettingOfARequest_IsShown(string tool, string body) => Assert.Equal(body, MaskRequest(tool, body));

    [Theory]
    [InlineData("auth0_create_user", """{"password":"canary-7Qx2"}""")]
    [InlineData(
        "auth0_update_connection",
        """{"options":{"client_secret":"canary-7Qx2","custom_headers":[{"header":"x","value":"canary-7Qx2"}]}}""")]
    [InlineData("auth0_update_application", """{"client_metadata":{"d_password":"canary-7Qx2"}}""")]
    public void SecretOfARequest_IsHidden(string tool, string body)
        => Assert.DoesNotContain(Hidden, MaskRequest(tool, body), StringComparison.Ordinal);

    private static string Mask(string tool, string answer)
        => ResultJson.Write(writer => SecretMask.Of(ManagementCatalog.Find(tool)!).Root.Write(writer, JsonElement.Parse(answer)));

    private static string MaskRequest(string tool, string body)
        => ResultJson.Write(writer => RequestSecrets.Write(
            writer, "", JsonElement.Parse(body), RequestSecrets.BodyOf(ManagementCatalog.Find(tool)!)));
}
