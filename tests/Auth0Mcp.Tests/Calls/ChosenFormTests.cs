using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Where one value says which form another has, a misfit is explained by that form and by no other.</summary>
public class ChosenFormTests
{
    [Theory]
    [InlineData(
        "auth0_create_email_provider", """{"name":"smtp","credentials":{"host":"a","port":25}}""", "credentials.host", "smtp_host")]
    [InlineData(
        "auth0_create_email_provider", """{"name":"sendgrid","credentials":{"smtp_host":"mail.example"}}""",
        "credentials.smtp_host", "api_key")]
    [InlineData(
        "auth0_update_email_provider", """{"name":"mailgun","credentials":{"accessKeyId":"a"}}""", "credentials.accessKeyId", "domain")]
    [InlineData("auth0_create_phone_provider", """{"name":"twilio","credentials":{"token":"a"}}""", "credentials.token", "auth_token")]
    [InlineData(
        "auth0_create_phone_provider", """{"name":"custom","credentials":{"auth_token":"a"}}""", "credentials.auth_token",
        "no properties")]
    [InlineData(
        "auth0_create_log_stream", """{"log_stream":{"name":"a","type":"splunk","sink":{"httpEndpoint":"https://a.example"}}}""",
        "log_stream.sink", "splunkDomain")]
    [InlineData(
        "auth0_create_event_stream",
        """{"event_stream":{"destination":{"type":"eventbridge","configuration":{"webhook_endpoint":"https://a.example"}}}}""",
        "event_stream.destination.configuration", "aws_account_id")]
    public async Task Misfit_IsToldByTheFormThatIsChosen(string tool, string arguments, string path, string told)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.Contains(path + ":", answer.Problems, StringComparison.Ordinal);
        Assert.Contains(told, answer.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("must be \"", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task ChoiceThatCannotBeDecoded_IsRefused()
        => Assert.Contains(
            "name", (await new TestTenant().CallAsync(
            "auth0_create_email_provider", """{"name":"\ud800","credentials":{"api_key":"a"}}""")).Problems,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "auth0_create_email_provider",
        """{"name":"smtp","credentials":{"smtp_host":"mail.example","smtp_port":25,"smtp_user":"a","smtp_pass":"b"}}""")]
    [InlineData("auth0_create_email_provider", """{"name":"sparkpost","credentials":{"api_key":"a","region":"eu"}}""")]
    [InlineData("auth0_create_phone_provider", """{"name":"custom","credentials":{}}""")]
    public async Task ChosenForm_IsSent(string tool, string arguments)
        => _ = (await new TestTenant().CallAsync(tool, arguments)).Success;
}
