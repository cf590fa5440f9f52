using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>The API quotes in an error what a call sent as a secret: it is hidden there.</summary>
public class QuotedArgumentTests
{
    private const string Secret = "Abc123xyZq9-Kkjh2";

    public static TheoryData<string, string> Calls { get; } = new()
    {
        { "auth0_create_user", """{"connection":"c","email":"a@example.com","password":"<S>"}""" },
        { "auth0_update_user", """{"user_id":"u","password":"<S>"}""" },
        { "auth0_create_connection", """{"name":"c","strategy":"oidc","options":{"client_secret":"<S>","client_id":"x"}}""" },
        {
            "auth0_create_action",
            """
            {"name":"n","code":"x","secrets":[{"name":"K","value":"<S>"}],
            "supported_triggers":[{"id":"post-login","version":"v3"}]}
            """
        },
        { "auth0_set_rule_config_variable", """{"key":"API","value":"<S>"}""" },
        { "auth0_create_application", """{"name":"x","client_metadata":{"api_key":"<S>"}}""" },
    };

    [Theory, MemberData(nameof(Calls))]
    public async Task SecretOfAnArgument_IsHiddenInTheMessageAndTheReasons(string tool, string arguments)
    {
        foreach (var message in (string[])[$"user creation failed for {Secret}", $"value '{Secret}' too weak", Secret])
        {
            var tenant = new TestTenant().Answers(
                400, $$"""{"message":"{{message}}","errorCode":"{{Secret}}","errors":[{"path":"p","message":"{{message}}"}]}""");
            var answer = await tenant.CallAsync(tool, arguments.Replace("<S>", Secret, StringComparison.Ordinal));
            Assert.Equal("api_error", answer.Kind);
            Assert.Equal(message.Replace(Secret, "[REDACTED]", StringComparison.Ordinal), answer.Message);
            Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("auth0_create_user", """{"connection":"c","email":"a@example.com","password":"weak"}""", "weak")]
    [InlineData("auth0_create_user", """{"connection":"Customers-EU","email":"a@example.com","password":"weak"}""", "Customers-EU")]
    public async Task WordsAndWhatIsNoSecret_Stay(string tool, string arguments, string quoted)
    {
        var tenant = new TestTenant().Answers(400, $$"""{"message":"Not allowed: {{quoted}}."}""");
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.Contains(quoted, answer.Text, StringComparison.Ordinal);
    }
}
