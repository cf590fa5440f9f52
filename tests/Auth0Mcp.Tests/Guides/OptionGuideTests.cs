using System.Text;
using System.Text.Json;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Guides;

/// <summary>What auth0_describe_tool says of arguments whose form another value chooses.</summary>
public sealed class OptionGuideTests
{
    /// <summary>Each path names a value that chooses, as a step of its own.</summary>
    [Theory]
    [InlineData("auth0_create_connection", "options.samlp", "signInEndpoint")]
    [InlineData("auth0_update_connection", "options.waad", "tenant_domain")]
    [InlineData("auth0_create_connection", "options.google-oauth2", "allowed_audiences")]
    [InlineData("auth0_create_log_stream", "log_stream.splunk.sink", "splunkToken")]
    [InlineData("auth0_update_log_stream", "sink.http", "httpEndpoint")]
    [InlineData("auth0_create_event_stream", "event_stream.destination.webhook", "configuration")]
    [InlineData("auth0_update_event_stream", "destination.webhook", "configuration")]
    [InlineData("auth0_create_email_provider", "credentials.ses", "secretAccessKey")]
    [InlineData("auth0_update_email_provider", "credentials.smtp", "smtp_pass")]
    [InlineData("auth0_create_phone_provider", "credentials.twilio", "auth_token")]
    [InlineData("auth0_create_flow", "actions.HTTP", "params")]
    [InlineData("auth0_create_flow", "actions.STRIPE.FIND_CUSTOMERS", "params")]
    [InlineData("auth0_create_flow_vault_connection", "connection.SENDGRID", "setup")]
    [InlineData("auth0_update_flow_vault_connection", "setup.OAUTH_JWT", "project_id")]
    [InlineData("auth0_create_application", "addons.layer", "privateKey")]
    public async Task ValueThatChoosesAForm_IsAStepOfThePath(string tool, string path, string property)
        => Assert.Contains(property, Names((await DescribeAsync(tool, path)).GetProperty("schema")));

    [Theory]
    [InlineData("auth0_create_connection", "options", "strategy", "samlp")]
    [InlineData("auth0_update_log_stream", "sink", "type", "datadog")]
    [InlineData("auth0_create_email_provider", "credentials", "name", "mailgun")]
    [InlineData("auth0_create_log_stream", "log_stream", "type", "splunk")]
    [InlineData("auth0_update_event_stream", "destination", "type", "webhook")]
    public async Task PathWithoutTheValue_TellsWhatChoosesAndListsTheValues(string tool, string path, string chooser, string value)
    {
        var schema = (await DescribeAsync(tool, path)).GetProperty("schema");

        Assert.Equal(chooser, schema.GetProperty("chosen_by").GetString());
        Assert.Contains(value, schema.GetProperty("values").EnumerateArray().Select(static listed => listed.GetString()));
        Assert.Contains($"{path}.", schema.GetProperty("by_value").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsOfAStrategy_HaveWordingTypesValuesAndSecrets()
    {
        var properties = (await DescribeAsync("auth0_create_connection", "options.okta")).GetProperty("schema").GetRawText();

        Assert.Contains("example.okta.com", properties, StringComparison.Ordinal);
        Assert.Contains("\"private_key_jwt\"", properties, StringComparison.Ordinal);
        Assert.Contains(
            "\"client_secret\":{\"description\":\"Its client secret\",\"secret\":true", properties, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("options.samlp.idpinitiated.client_protocol", "samlp")]
    [InlineData("options.auth0.password_history", "enable")]
    public async Task PathInsideTheOptionsOfAStrategy_IsFound(string path, string text)
        => Assert.Contains(text, (await DescribeAsync("auth0_create_connection", path)).GetRawText(), StringComparison.Ordinal);

    [Theory]
    [InlineData("options.smlp", "samlp")]
    [InlineData("options.samlp.signInEndpont", "signInEndpoint")]
    [InlineData("options.samlp.idpinitiated.enable", "enabled")]
    public async Task MisspeltStep_NamesTheNearest(string path, string nearest)
    {
        var answer = await new Pipeline(new TestTenant()).CallAsync(
            "auth0_describe_tool", $$"""{"name":"auth0_create_connection","path":"{{path}}"}""");

        Assert.Equal("unknown_path", answer.Kind);
        Assert.Contains($"'{nearest}'", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryStrategy_IsDescribedWithinTheLimit()
    {
        foreach (var strategy in OptionGuide.Of(ManagementCatalog.Find("auth0_create_connection")!).Single().Values)
        {
            var part = await DescribeAsync("auth0_create_connection", $"options.{strategy}");

            Assert.InRange(Encoding.UTF8.GetByteCount(part.GetRawText()), 1, 16 * 1024);
            Assert.Equal(JsonValueKind.Object, part.GetProperty("schema").ValueKind);
        }
    }

    /// <summary>Most tools have none, and reading them is the dearest part of a description.</summary>
    [Fact]
    public void Guides_AreOfTheToolsThatTheOverlayNames()
        => Assert.Equal(
            [
                "auth0_create_connection", "auth0_create_email_provider", "auth0_create_phone_provider", "auth0_update_connection",
                "auth0_update_email_provider", "auth0_update_log_stream", "auth0_update_phone_provider",
            ],
            ManagementCatalog.All().Where(static tool => OptionGuide.Of(tool).Any()).Select(static tool => tool.Name));

    private static async Task<JsonElement> DescribeAsync(string tool, string path)
        => (await new Pipeline(new TestTenant()).CallAsync(
            "auth0_describe_tool", $$"""{"name":"{{tool}}","path":"{{path}}"}""")).Success;

    /// <summary>The names of all properties, at any depth of unions.</summary>
    private static IEnumerable<string> Names(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(static member => member.Name == "properties"
            ? member.Value.EnumerateObject().Select(static property => property.Name)
            : member.Name is "anyOf" or "oneOf" or "allOf" or "items" ? Names(member.Value) : []),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
