using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>
/// No secret is in a result. Answers are made from the document, with a canary in every string that <c>spec/secrets.yaml</c>
/// names.
/// </summary>
public class RedactionTests
{
    private static readonly SecretDeclarations Declared = SecretDeclarations.Read();

    public static TheoryData<string> Tools => ToolSamples.Names;

    [Theory, MemberData(nameof(Tools))]
    public async Task SecretsOfEveryAnswer_AreRedactedAndHarmlessTextsStay(string name)
    {
        var tool = ToolSamples.Tool(name);
        HashSet<string> secrets = [];
        JsonNode? Canary(string schema, string property)
        {
            var place = $"{schema}.{property}";
            if (Declared.IsSecret(schema, property))
            {
                secrets.Add(place);
                return $"secret-canary-{place}";
            }

            return Declared.IsHarmless(schema, property) ? $"harmless-canary-{place}" : null;
        }

        var answers = ToolSamples.FullAnswers(tool, Canary).ToList();
        Assert.Equal(
            Masked(tool).Except(Declared.OverlaySecrets).Order(StringComparer.Ordinal),
            secrets.Except(Declared.OverlaySecrets).Order(StringComparer.Ordinal));
        var tenant = new TestTenant();
        answers.ForEach(sent => tenant.Answers((_, _) => Task.FromResult(ToolSamples.Response(tool, sent))));
        var pipeline = new Pipeline(tenant, limits: Pipeline.Unlimited);
        var arguments = ToolSamples.MinimalArguments(tool).ToJsonString();
        foreach (var sent in answers)
        {
            var shown = await pipeline.CallAsync(name, arguments);
            Assert.DoesNotContain("secret-canary-", shown.Text, StringComparison.Ordinal);
            if (tool.Answer == AnswerKind.EventStream)
            {
                // Some of the forms are not events that anybody is shown: the position alone, or the end in an error.
                continue;
            }

            Assert.False(shown.IsError, shown.Text);
            Assert.All(Canaries(sent, "harmless"), canary => Assert.Contains(canary, shown.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task SecretInEveryItemOfAList_IsRedacted()
    {
        var page =
            (await Call(
                "auth0_list_applications",
                """{"total":2,"start":0,"clients":[{"client_id":"a","client_secret":"canary-1"},"""
                + """{"client_id":"b","client_secret":"canary-2"}]}""")).Success;
        Assert.Equal(
            """[{"client_id":"a","client_secret":"[REDACTED]"},{"client_id":"b","client_secret":"[REDACTED]"}]""",
            page.GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task SecretInABareArray_IsRedacted()
        => Assert.DoesNotContain(
            "canary", (await Call("auth0_list_applications", """[{"client_secret":"canary"}]""")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task SecretOfAnotherType_IsRedactedToo()
        => Assert.DoesNotContain(
            "canary", (await Call("auth0_get_application", """{"client_secret":{"value":["canary"]}}""")).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("null", "null")]
    [InlineData("\"\"", "\"[REDACTED]\"")]
    public async Task AbsentSecret_IsShownAsAbsent(string sent, string shown)
        => Assert.Equal(
            shown, (await Call("auth0_get_application", $$"""{"client_secret":{{sent}}}""")).Success.GetProperty("client_secret")
            .GetRawText());

    [Theory]
    [InlineData("auth0_get_application", """{"refresh_token":{"rotation_type":"rotating","token_lifetime":31557600}}""")]
    [InlineData(
        "auth0_get_application", """{"token_endpoint_auth_method":"client_secret_post","jwt_configuration":{"secret_encoded":false}}""")]
    [InlineData(
        "auth0_get_application", """{"signing_keys":[{"cert":"-----BEGIN CERTIFICATE-----","pkcs7":"-----BEGIN PKCS7-----"}]}""")]
    [InlineData(
        "auth0_get_action",
        """{"code":"exports.onExecutePostLogin = async () => {};","secrets":[{"name":"API_KEY","updated_at":"2026-01-31T08:00:"""
        + """00.000Z"}]}""")]
    [InlineData("auth0_get_resource_server", """{"signing_alg":"HS256","token_lifetime":60,"token_dialect":"access_token"}""")]
    public async Task SettingThatOnlySoundsSecret_IsShown(string tool, string answer)
    {
        var shown = (await Call(tool, answer)).Success;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(answer), shown), shown.ToString());
    }

    [Theory]
    [InlineData("auth0_get_resource_server", """{"signing_secret":"canary"}""")]
    [InlineData("auth0_create_resource_server", """{"signing_secret":"canary"}""")]
    [InlineData("auth0_update_resource_server", """{"signing_secret":"canary"}""")]
    [InlineData(
        "auth0_get_application",
        """{"addons":{"azure_blob":{"storageAccessKey":"canary"},"azure_sb":{"sasKey":"canary"},"layer":{"privateKey":"canary"}"""
        + ""","sap_api":{"servicePassword":"canary"},"wams":{"masterkey":"canary"},"firebase":"""
        + """{"secret":"canary","private_key":"canary"}}}""")]
    public async Task SecretThatTheReferenceServerShows_IsRedacted(string tool, string answer)
        => Assert.DoesNotContain("canary", (await Call(tool, answer)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"client_id":"a","client_secret":"canary","scope":["email"],"set_user_root_attributes":"on_each_login"}}""",
        """{"client_id":"a","client_secret":"[REDACTED]","scope":["email"],"set_user_root_attributes":"on_each_login"}""")]
    [InlineData(
        "auth0_create_connection", """{"options":{"app_id":"a","app_secret":"canary","kid":"k","team_id":"t"}}""",
        """{"app_id":"a","app_secret":"[REDACTED]","kid":"k","team_id":"t"}""")]
    [InlineData(
        "auth0_update_connection",
        """{"options":{"twilio_sid":"AC1","twilio_token":"canary","gateway_authentication":"""
        + """{"method":"bearer","secret":"canary","secret_base64_encoded":false}}}""",
        """{"twilio_sid":"AC1","twilio_token":"[REDACTED]","gateway_authentication":{"method":"bearer","secret":"["""
        + """REDACTED]","secret_base64_encoded":false}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"admin_access_token":"canary","admin_refresh_token":"canary","admin_access_token_expiresin":"""
        + """1767225600,"tenant_domain":"example.com"}}""",
        """{"admin_access_token":"[REDACTED]","admin_refresh_token":"[REDACTED]","admin_access_token_expiresin":"""
        + """1767225600,"tenant_domain":"example.com"}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"signInEndpoint":"https://idp.example.com","signingCert":"MIIC","signing_key":"""
        + """{"cert":"MIIC","key":"canary"},"decryptionKey":"canary","thumbprints":["ab"]}}""",
        """{"signInEndpoint":"https://idp.example.com","signingCert":"MIIC","signing_key":{"cert":"MIIC","key":"[REDACTED]"}"""
        + ""","decryptionKey":"[REDACTED]","thumbprints":["ab"]}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"customScripts":{"login":"function login() {}","change_password":"function changePassword() {}"}"""
        + ""","configuration":{"DB_URL":"canary","n":1},"passwordPolicy":"good","password_history":{"enable":true,"size":5}}}""",
        """{"customScripts":{"login":"function login() {}","change_password":"function changePassword() {}"},"configuration":"""
        + """{"DB_URL":"[REDACTED]","n":"[REDACTED]"},"passwordPolicy":"good","password_history":{"enable":true,"size":5}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"oidc_metadata":{"issuer":"https://idp.example.com","token_endpoint":"https://idp.example.com/token"}"""
        + ""","bindDN":"cn=svc","bindPassword":"canary","customHeaders":{"Authorization":"canary","X-Tenant":"canary"}}}""",
        """{"oidc_metadata":{"issuer":"https://idp.example.com","token_endpoint":"https://idp.example.com/token"}"""
        + ""","bindDN":"cn=svc","bindPassword":"[REDACTED]","customHeaders":{"Authorization":"[REDACTED]","X-Tenant":"[REDACTED]"}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"deep":[{"list":[{"apiKey":"canary"}]}],"credentials":[{"id":"canary","on":true,"none":null}]}}""",
        """{"deep":[{"list":[{"apiKey":"[REDACTED]"}]}],"credentials":[{"id":"[REDACTED]","on":true,"none":null}]}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"authentication_methods":{"password":{"enabled":"""
        + """true,"api_behavior":"optional","signup_behavior":"allow"}},"client_secret":"canary"}}""",
        """{"authentication_methods":{"password":{"enabled":true,"api_behavior":"optional","signup_behavior":"allow"}}"""
        + ""","client_secret":"[REDACTED]"}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"oidc_metadata":{"revocation_endpoint":"https://idp.example.com/revoke","token_kinds":["a"]"""
        + ""","dpop_signing_alg_values_supported":["ES256"]},"token":"canary"}}""",
        """{"oidc_metadata":{"revocation_endpoint":"https://idp.example.com/revoke","token_kinds":["a"]"""
        + ""","dpop_signing_alg_values_supported":["ES256"]},"token":"[REDACTED]"}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"global_token_revocation_jwt_iss":"https:"""
        + """//idp.example.com","global_token_revocation_jwt_sub":"sub","assertion_decryption_settings":"""
        + """{"algorithm_profile":"v2026-1"}}}""",
        """{"global_token_revocation_jwt_iss":"https:"""
        + """//idp.example.com","global_token_revocation_jwt_sub":"sub","assertion_decryption_settings":"""
        + """{"algorithm_profile":"v2026-1"}}""")]
    [InlineData(
        "auth0_get_connection",
        """{"options":{"signing_key":{"cert":"MIIC","key":"canary","passphrase":"canary"},"decryptionKey":"""
        + """{"cert":"MIIC","key":"canary"}}}""",
        """{"signing_key":{"cert":"MIIC","key":"[REDACTED]","passphrase":"[REDACTED]"},"decryptionKey":"[REDACTED]"}""")]
    [InlineData(
        "auth0_update_connection",
        """{"options":{"authParams":{"prompt":"login"},"tokenURL":"https://idp.example.com/token?x=1"}}""",
        """{"authParams":{"prompt":"login"},"tokenURL":"https://idp.example.com/token?x=1"}""")]
    public async Task SettingsThatTheDocumentDoesNotList_AreShownButForTheirSecrets(string tool, string answer, string shown)
        => Assert.Equal(shown, (await Call(tool, answer)).Success.GetProperty("options").GetRawText());

    private static Task<Answer> Call(string tool, string answer)
        => new TestTenant().Answers(200, answer).CallAsync(tool, ToolSamples.MinimalArguments(ToolSamples.Tool(tool)).ToJsonString());

    /// <summary>Every place that the mask of a tool knows.</summary>
    private static IEnumerable<string> Masked(OperationTool tool)
    {
        if (tool.Secrets.IsEmpty)
        {
            return [];
        }

        var definitions = JsonNode.Parse(tool.Secrets)!["$defs"]!.AsObject();
        return definitions.Where(static definition => !Declared.OpenObjects.Contains(definition.Key))
            .SelectMany(static definition => Leaves(definition.Value!, "").Select(leaf => $"{definition.Key}.{leaf}")).ToList();
    }

    private static IEnumerable<string> Leaves(JsonNode map, string path) => map switch
    {
        JsonValue isSecret => isSecret.GetValue<bool>() ? [path] : [],
        JsonObject places => places.SelectMany(place => place switch
        {
            ("p", JsonObject properties) =>
                properties.SelectMany(property => Leaves(property.Value!, path.Length == 0 ? property.Key : $"{path}.{property.Key}")),
            ("o", JsonArray branches) => branches.SelectMany(branch => Leaves(branch!, path)),
            ("i" or "a", { } items) => Leaves(items, path),
            _ => [],
        }),
        _ => [],
    };

    private static IEnumerable<string> Canaries(JsonNode? node, string kind) => node switch
    {
        JsonObject item => item.SelectMany(pair => Canaries(pair.Value, kind)),
        JsonArray array => array.SelectMany(item => Canaries(item, kind)),
        JsonValue value
            when value.TryGetValue<string>(out var text) && text.StartsWith(kind + "-canary-", StringComparison.Ordinal) => [text],
        _ => [],
    };
}
