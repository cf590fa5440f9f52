using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A person says whether a secret of this machine leaves it, knowing where it goes.</summary>
public sealed class ReferenceConsentTests : ReferenceScenario
{
    [Fact]
    public async Task Reference_IsLookedUpAfterThePersonAgreed()
        => Assert.Equal(
            "declined",
            (await Pipeline(ConfirmLevel.Writes)
            .CallAsync("auth0_create_action", Action("secret:file:missing"), person: new Person(ConsentAnswer.Declined))).Kind);

    [Theory]
    [InlineData(ConfirmLevel.Never)]
    [InlineData(ConfirmLevel.Destructive)]
    [InlineData(ConfirmLevel.Writes)]
    internal async Task WithoutAPersonToAsk_NothingLeavesTheMachine(ConfirmLevel level)
    {
        var answer = await Pipeline(level).CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"));
        Assert.Equal("cannot_ask", answer.Kind);
        Assert.DoesNotContain("\"confirmation\"", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith(
            ": auth0-mcp call auth0_create_action --tools auth0_create_action --secrets env:STRIPE_KEY --yes --args -",
            answer.Next, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [Fact]
    public async Task Question_ShowsReferenceAndDestination()
    {
        var person = new Person(ConsentAnswer.Declined);
        await Pipeline()
            .CallAsync(
                "auth0_create_log_stream",
                """{"log_stream":{"name":"s","type":"http","sink":{"httpEndpoint":"https:"""
                + """//siem.example.com/in","httpAuthorization":"secret:env:"""
                + """STRIPE_KEY","httpContentType":"application/json","httpContentFormat":"JSONLINES"}}}""", person: person);
        var question = Assert.Single(person.Questions);
        Assert.Contains("secret:env:STRIPE_KEY leaves this machine", question, StringComparison.Ordinal);
        Assert.Contains("https://siem.example.com/in", question, StringComparison.Ordinal);
        Assert.Contains(TestTenant.Host, question, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", question, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [Fact]
    public async Task Question_NamesEveryHostInLists()
    {
        var person = new Person(ConsentAnswer.Declined);
        var hosts = string.Join(',', Enumerable.Range(1, 12).Select(static number => $"\"h{number}.example\""));
        await Pipeline().CallAsync(
            "auth0_create_connection",
            $$$"""{"name":"db","strategy":"oauth2","options":{"hosts":[{{{hosts}}}],"client_secret":"secret:env:STRIPE_KEY"}}""",
            person: person);
        Assert.Contains("the call names h1.example, h2.example", Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.Contains("h11.example, h12.example.", person.Questions[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallWithMoreHostsThanAPersonChecks_IsRefusedAndNobodyIsAsked()
    {
        var person = Person.WhoAgrees;
        var others = Growth.Parts(30, static at => $"\"a{at}_url\":\"https://a{at}.example\"");
        var answer = await Pipeline().CallAsync(
            "auth0_create_connection",
            $$$"""{"name":"db","strategy":"oauth2","options":{{{{others}}},"token_endpoint":"https:"""
            + $$$"""//evil.example","client_secret":"secret:env:STRIPE_KEY"} }""",
            person: person);
        Assert.Equal("cannot_ask", answer.Kind);
        Assert.Contains("31 hosts", answer.Message, StringComparison.Ordinal);
        Assert.Empty(person.Questions);
        Assert.Empty(Tenant.Requests);
    }

    /// <summary>What is stored says where the secret goes, and the call does not.</summary>
    [Fact]
    public async Task QuestionAboutAnUpdate_NamesTheHostThatIsStored()
    {
        var person = new Person(ConsentAnswer.Declined);
        Tenant.Answers(
            _ => """{"id":"lst_1","name":"s","type":"http","status":"active","sink":{"httpEndpoint":"https:"""
            + """//evil.example/in","httpContentType":"application/json","httpContentFormat":"JSONLINES"}}""");
        await Pipeline()
            .CallAsync(
                "auth0_update_log_stream", """{"log_stream_id":"lst_1","sink":{"httpAuthorization":"secret:env:STRIPE_KEY"}}""",
                person: person);
        Assert.Contains("the call names evil.example.", Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.All(Tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("https://api.stripe.com%20PADDING@evil.example/x")]
    [InlineData("https://PADDING.evil.example/PADDING")]
    [InlineData("https://PADDING:x@evil.example/")]
    [InlineData("https://api.stripe.com\\\\@evil.example")]
    public async Task Question_ShowsTheEndOfEveryHost(string address)
    {
        var person = new Person(ConsentAnswer.Declined);
        var padding = string.Join('.', Enumerable.Repeat(new string('a', 50), 4));
        var endpoint = address.Replace("PADDING", padding, StringComparison.Ordinal);
        await Pipeline().CallAsync(
            "auth0_create_connection",
            $$$"""{"name":"db","strategy":"oauth2","options":{"token_endpoint":"{{{endpoint}}}","client_secret":"secret:env:STRIPE_KEY"} }""",
            person: person);
        Assert.Contains("evil.example.\n", Assert.Single(person.Questions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env:OTHER,file:.env#SMTP_*", "secret:env:STRIPE_KEY")]
    [InlineData("env:OTHER,file:.env#SMTP_*", "secret:file:.env#API")]
    [InlineData("env:OTHER,file:.env#SMTP_*", "secret:file:.env")]
    [InlineData("env:OTHER,file:.env#SMTP_*", "secret:file:plain")]
    [InlineData("", "secret:env:STRIPE_KEY")]
    public async Task ReferenceThatTheUserDidNotName_IsRefusedWithTheWayToAllowIt(string allowed, string reference)
    {
        var person = Person.WhoAgrees;
        var pipeline = new Pipeline(
            Tenant, folder: Folder, secrets: SecretAllowance.Parse(allowed, "test"), environment: static _ => Secret);
        var answer = await pipeline.CallAsync("auth0_create_action", Action(reference), person: person);
        Assert.Contains($"--secrets '{reference["secret:".Length..]}'", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(person.Questions);
        Assert.Empty(Tenant.Requests);
    }

    [Fact]
    public async Task MistakeBesideAReference_IsToldBeforeAPersonIsAsked()
        => Assert.Equal(
            "invalid_arguments",
            (await Pipeline(ConfirmLevel.Writes)
            .CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY")[..^1] + ""","runtime":7}""")).Kind);

    [Fact]
    public async Task Reference_IsLookedUpOnceAndThatIsSent()
    {
        var looked = 0;
        var pipeline = new Pipeline(
            Tenant, folder: Folder, secrets: SecretAllowance.Parse("env:STRIPE_KEY", "test"),
            environment: name => name == "STRIPE_KEY" ? $"canary-{++looked}" : null);
        var arguments = Action("secret:env:STRIPE_KEY")
            .Replace(
                "[{\"name\":\"API\"", """[{"name":"SAME","value":"secret:env:STRIPE_KEY"},{"name":"API" """, StringComparison.Ordinal);
        (await pipeline.CallAsync("auth0_create_action", arguments, person: Person.WhoAgrees)).Success.ToString();
        Assert.Equal(1, looked);
        Assert.All(
            Tenant.Request.Json.GetProperty("secrets").EnumerateArray(),
            static secret => Assert.Equal("canary-1", secret.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Reference_IsLookedUpOnce_AfterThePersonAgreedThroughACaller()
    {
        var looked = 0;
        var person = Person.WhoAgrees;
        var pipeline = new Pipeline(
            Tenant, folder: Folder, confirm: ConfirmLevel.Writes, secrets: SecretAllowance.Parse("env:STRIPE_KEY", "test"),
            environment: name => name == "STRIPE_KEY" ? $"canary-{++looked}" : null);
        (await pipeline.CallAsync(
            "auth0_call_write_tool", $$"""{"name":"auth0_create_action","arguments":{{Action("secret:env:STRIPE_KEY")}} }""",
            person: person)).Success.ToString();
        Assert.Equal(1, looked);
        Assert.Single(person.Questions);
        Assert.Equal("canary-1", Tenant.Request.Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task ConsentBeforeAWrite_IsForTheReferenceAndNotTheSecret()
    {
        var person = new Person(ConsentAnswer.Declined);
        var plan = await Pipeline(ConfirmLevel.Writes).CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"), person: person);
        Assert.Equal("declined", plan.Kind);
        Assert.DoesNotContain("canary", plan.Text + person.Questions[0], StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }
}
