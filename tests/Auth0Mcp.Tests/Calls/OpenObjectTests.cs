using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>
/// Where the document opens an object beside the properties that it names, others pass with a remark; the named ones are checked.
/// </summary>
public class OpenObjectTests
{
    [Theory]
    [InlineData(
        "auth0_create_connection", """{"name":"corp","strategy":"oidc","options":{"type":"back_channel","quirk":"x"}}""",
        "options.quirk")]
    [InlineData(
        "auth0_update_connection",
        """{"connection_id":"con_0123456789abcdef","options":{"quirk":{"active":true},"strategy_version":2}}""", "options.quirk")]
    [InlineData(
        "auth0_update_application",
        """{"client_id":"a","addons":{"samlp":{"audience":"https://sp.example.com","quirk":"urn:b"}}}""", "addons.samlp.quirk")]
    [InlineData(
        "auth0_update_application", """{"client_id":"a","jwt_configuration":{"alg":"RS256","kind":1}}""", "jwt_configuration.kind")]
    [InlineData("auth0_create_application", """{"name":"A","mobile":{"ios":{"team_id":"1","bundle":"b"}}}""", "mobile.ios.bundle")]
    [InlineData(
        "auth0_update_action", """{"id":"x","secrets":[{"name":"A","value":"b","updated_at":"2026-01-01T00:00:00Z"}]}""",
        "secrets[0].updated_at")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","shoe_size":44}""", "shoe_size")]
    public async Task OtherMember_IsSentAndNoted(string tool, string arguments, string path)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.Contains(path, Note(answer), StringComparison.Ordinal);
        Assert.Contains($"not in the API document of {ManagementDocument.Date} and", Note(answer), StringComparison.Ordinal);
        var body = tenant.Requests[^1].Body!;
        var given = path.Split('.', '[')[0];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(arguments)![given], JsonNode.Parse(body)![given]), body);
    }

    [Fact]
    public async Task NearMiss_IsAHintAndNoRefusal()
        => Assert.Equal(
            $"jwt_configuration.lifetime_in_second is not in the API document of {ManagementDocument.Date} and is sent as given; "
            + "did you mean 'lifetime_in_seconds'? Nothing known is changed by it.",
            Note(await new TestTenant().CallAsync(
            "auth0_update_application", """{"client_id":"a","jwt_configuration":{"lifetime_in_second":1}}""")));

    [Fact]
    public async Task SeveralMembersOfOneObject_AreOneNote()
        => Assert.Equal(
            $"jwt_configuration.algo, jwt_configuration.kind are not in the API document of {ManagementDocument.Date} and are "
            + "sent as given; "
            + "did you mean 'alg' for 'algo'? Nothing known is changed by them.",
            Note(await new TestTenant().CallAsync(
            "auth0_update_application", """{"client_id":"a","jwt_configuration":{"algo":"RS256","kind":1}}""")));

    [Theory]
    [InlineData("block")]
    [InlineData("is_blocked")]
    [InlineData("blockd")]
    public async Task MisspeltMember_ComesBeforeTheResult_AndAloneIsRefused(string name)
    {
        var tenant = new TestTenant().Answers(200, """{"user_id":"auth0|1"}""");
        var answer = await tenant.CallAsync("auth0_update_user", $$"""{"user_id":"auth0|1","nickname":"Ann","{{name}}":true}""");
        Assert.EndsWith("did you mean 'blocked'? Nothing known is changed by it.", Note(answer), StringComparison.Ordinal);
        Assert.StartsWith("""{"_notes":""", answer.Text, StringComparison.Ordinal);
        Assert.Equal($$"""{"nickname":"Ann","{{name}}":true}""", tenant.Requests[^1].Body);

        var sent = tenant.Requests.Count;
        var alone = await tenant.CallAsync("auth0_update_user", $$"""{"user_id":"auth0|1","{{name}}":true}""");
        Assert.StartsWith($"{name}: not in the API document", alone.Problems, StringComparison.Ordinal);
        Assert.EndsWith("did you mean 'blocked'?", alone.Problems, StringComparison.Ordinal);
        Assert.Equal(sent, tenant.Requests.Count);
    }

    [Fact]
    public async Task MisspeltMember_BesideTheOneThatWasMeant_IsSentWithAnOrdinaryNote()
        => Assert.DoesNotContain(
            "mean", Note(
            await new TestTenant().CallAsync("auth0_update_user", """{"user_id":"auth0|1","blocked":true,"block":true}""")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "auth0_update_application", """{"client_id":"a","jwt_configuration":{"alg":"RS257","kind":1}}""", "jwt_configuration.alg")]
    [InlineData(
        "auth0_update_application", """{"client_id":"a","addons":{"samlp":{"lifetimeInSeconds":"long","binding":"b"}}}""",
        "addons.samlp.lifetimeInSeconds")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","blocked":"yes","shoe_size":44}""", "blocked")]
    public async Task NamedMember_IsChecked(string tool, string arguments, string path)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.Contains(path + ":", answer.Problems, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task DryRunThroughACaller_NotesItToo()
    {
        var arguments = Pipeline.Arguments(
            """{"name":"auth0_update_application","arguments":{"client_id":"a","jwt_configuration":{"kind":1}},"dry_run":true}""");
        var result = await new Pipeline(new TestTenant()).Caller.CallAsync(
            new ToolCall("auth0_call_write_tool", arguments), CancellationToken.None);
        Assert.Contains("jwt_configuration.kind", Note(new Answer(result)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MembersThatAreNamed_AreNotNoted()
    {
        var answer = await new TestTenant().CallAsync(
            "auth0_update_application", """{"client_id":"a","jwt_configuration":{"alg":"RS256"},"client_metadata":{"x":"y"}}""");
        Assert.False(answer.Success.TryGetProperty("_notes", out _), answer.Text);
    }

    private static string Note(Answer answer)
        => Assert.Single(answer.Success.GetProperty("_notes").EnumerateArray().Select(static note => note.GetString()!));
}
