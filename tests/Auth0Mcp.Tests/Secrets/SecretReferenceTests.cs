using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A call sends a secret that nobody had to write into it.</summary>
public sealed class SecretReferenceTests : IDisposable
{
    private const string Secret = "canary-7f3KqPz9";

    private readonly string _outside = Directory.CreateTempSubdirectory("auth0-mcp-references").FullName;
    private readonly TestTenant _tenant = new();

    public SecretReferenceTests()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "folder"));
        File.WriteAllText(Path.Combine(Folder, "plain"), Secret + "\n");
        File.WriteAllText(Path.Combine(Folder, "keys.json"), $$"""{"API":"{{Secret}}","n":17,"none":null}""");
        File.WriteAllText(Path.Combine(Folder, ".env"), $"# API=no\nOTHER=other\n  export API = \"{Secret}\"\n");
        File.WriteAllText(Path.Combine(Folder, "empty"), "");
        File.WriteAllText(Path.Combine(_outside, "secret"), Secret);
    }

    private string Folder => Path.Combine(_outside, "work");

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Theory]
    [InlineData("secret:env:STRIPE_KEY")]
    [InlineData("secret:file:plain")]
    [InlineData("secret:file:keys.json#API")]
    [InlineData("secret:file:.env#API")]
    [InlineData("secret:file:folder/../plain")]
    public async Task Reference_IsSentAsTheSecret(string reference)
    {
        (await CallAsync("auth0_create_action", Action(reference))).Success.ToString();
        Assert.Equal(Secret, _tenant.Request.Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("auth0_set_rule_config_variable", """{"key":"API","value":"secret:env:STRIPE_KEY"}""")]
    [InlineData("auth0_create_connection", """{"name":"db","strategy":"auth0","options":{"configuration":{"MONGO_URL":"secret:env:STRIPE_KEY"}}}""")]
    [InlineData("auth0_create_log_stream", """{"log_stream":{"name":"s","type":"sumo","sink":{"sumoSourceAddress":"secret:env:STRIPE_KEY"}}}""")]
    public async Task SecretUnderAnyName_MayBeAReference(string tool, string arguments)
    {
        (await CallAsync(tool, arguments)).Success.ToString();
        Assert.Contains(Secret, _tenant.Request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret:env", _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_IsLookedUpAfterThePersonAgreed()
        => Assert.Equal("declined", (await Pipeline(ConfirmLevel.Writes).CallAsync("auth0_create_action", Action("secret:file:missing"), person: new Person(ConsentAnswer.Declined))).Kind);

    [Theory]
    [InlineData(ConfirmLevel.Never)]
    [InlineData(ConfirmLevel.Destructive)]
    [InlineData(ConfirmLevel.Writes)]
    internal async Task WithoutAPersonToAsk_NothingLeavesTheMachine(ConfirmLevel level)
    {
        var answer = await Pipeline(level).CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"));
        Assert.Equal("cannot_ask", answer.Kind);
        Assert.DoesNotContain("\"confirmation\"", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith(": auth0-mcp call auth0_create_action --tools auth0_create_action --secrets env:STRIPE_KEY --yes --args -", answer.Next, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task Question_ShowsReferenceAndDestination()
    {
        var person = new Person(ConsentAnswer.Declined);
        await Pipeline().CallAsync("auth0_create_log_stream", """{"log_stream":{"name":"s","type":"http","sink":{"httpEndpoint":"https://siem.example.com/in","httpAuthorization":"secret:env:STRIPE_KEY","httpContentType":"application/json","httpContentFormat":"JSONLINES"}}}""", person: person);
        var question = Assert.Single(person.Questions);
        Assert.Contains("secret:env:STRIPE_KEY leaves this machine", question, StringComparison.Ordinal);
        Assert.Contains("https://siem.example.com/in", question, StringComparison.Ordinal);
        Assert.Contains(TestTenant.Host, question, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", question, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
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
            $$$"""{"name":"db","strategy":"oauth2","options":{{{{others}}},"token_endpoint":"https://evil.example","client_secret":"secret:env:STRIPE_KEY"} }""",
            person: person);
        Assert.Equal("cannot_ask", answer.Kind);
        Assert.Contains("31 hosts", answer.Message, StringComparison.Ordinal);
        Assert.Empty(person.Questions);
        Assert.Empty(_tenant.Requests);
    }

    /// <summary>What is stored says where the secret goes, and the call does not.</summary>
    [Fact]
    public async Task QuestionAboutAnUpdate_NamesTheHostThatIsStored()
    {
        var person = new Person(ConsentAnswer.Declined);
        _tenant.Answers(_ => """{"id":"lst_1","name":"s","type":"http","status":"active","sink":{"httpEndpoint":"https://evil.example/in","httpContentType":"application/json","httpContentFormat":"JSONLINES"}}""");
        await Pipeline().CallAsync("auth0_update_log_stream", """{"log_stream_id":"lst_1","sink":{"httpAuthorization":"secret:env:STRIPE_KEY"}}""", person: person);
        Assert.Contains("the call names evil.example.", Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.All(_tenant.Requests, static request => Assert.Equal("GET", request.Method));
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
        await Pipeline().CallAsync(
            "auth0_create_connection",
            $$$"""{"name":"db","strategy":"oauth2","options":{"token_endpoint":"{{{address.Replace("PADDING", padding, StringComparison.Ordinal)}}}","client_secret":"secret:env:STRIPE_KEY"} }""",
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
        var pipeline = new Pipeline(_tenant, folder: Folder, secrets: SecretAllowance.Parse(allowed, "test"), environment: static _ => Secret);
        var answer = await pipeline.CallAsync("auth0_create_action", Action(reference), person: person);
        Assert.Contains($"--secrets '{reference["secret:".Length..]}'", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(person.Questions);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("secret:file:")]
    [InlineData("secret:env:")]
    public async Task ReferenceLongerThanAnyPath_IsNotLookedUpOrQuoted(string scheme)
    {
        var answer = await CallAsync("auth0_create_action", Action(scheme + string.Concat(Enumerable.Repeat("a/", 50_000))));
        Assert.Contains("leads nowhere", answer.Problems, StringComparison.Ordinal);
        Assert.True(answer.Text.Length < 1000);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","client_metadata":{"a_secret":"secret:env:STRIPE_KEY"}}""")]
    [InlineData("auth0_create_application", """{"name":"A","client_metadata":{"password":"secret:file:plain"}}""")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"token":"secret:env:STRIPE_KEY"}}""")]
    [InlineData("auth0_create_action", """{"name":"a","code":"secret:env:STRIPE_KEY","supported_triggers":[{"id":"post-login","version":"v3"}]}""")]
    public async Task OpenPlaceThatIsShownAgain_TakesAReferenceAsText(string tool, string arguments)
    {
        var answer = await CallAsync(tool, arguments);
        Assert.Contains("taken as text", answer.Text, StringComparison.Ordinal);
        Assert.All(_tenant.Requests, static request => Assert.DoesNotContain(Secret, request.Body ?? "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".mcp.json", "secret:file:.mcp.json")]
    [InlineData("own.env", "secret:file:own.env")]
    [InlineData("own.env", "secret:file:own.env#AUTH0_TOKEN")]
    public async Task FileThatHoldsTheServersOwnToken_IsClosed(string file, string reference)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, file), "AUTH0_TOKEN=canary-own-token");
        var answer = await CallAsync("auth0_create_action", Action(reference));
        Assert.Contains("own token", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    /// <summary>However it is spelt, and whatever it is called: clients write this server's variables beside those of others.</summary>
    [Theory]
    [InlineData(".mcp.json", ".mcp.json/.", "{}")]
    [InlineData(".mcp.json", ".mcp.json/x/..", "{}")]
    [InlineData(".mcp.json", "folder/../.MCP.json", "{}")]
    [InlineData(".mcp.json.auth0-mcp.bak", ".mcp.json.auth0-mcp.bak", "{}")]
    [InlineData("cline_mcp_settings.json", "cline_mcp_settings.json", "{}")]
    [InlineData("renamed.txt", "renamed.txt", """{"mcpServers":{"auth0":{"env":{"TOKEN":"canary"}}}}""")]
    [InlineData("renamed.txt", "renamed.txt", """{"mcp\\u0053ervers":{}}""")]
    [InlineData("renamed.txt", "renamed.txt#API", """{"API":"canary","context_servers" : {}}""")]
    [InlineData("renamed.txt", "renamed.txt", """// mine\n{"servers":{}}""")]
    [InlineData("renamed.txt", "renamed.txt#env", "[mcp_servers.auth0]\nenv=1")]
    [InlineData("renamed.txt", "renamed.txt", "servers:\n  auth0:\n    command: x")]
    public async Task ConfigurationOfAClient_IsClosed(string file, string path, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, file), content.Replace("\\\\u", "\\u", StringComparison.Ordinal));
        var answer = await CallAsync("auth0_create_action", Action("secret:file:" + path));
        Assert.Contains("an MCP client", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("secret:file:some", """{"a":{"AUTH0_TOKEN":"canary"}}""")]
    [InlineData("secret:file:some", """{"AUTH0\\u005fCLIENT_SECRET":"canary"}""")]
    [InlineData("secret:file:some#auth0_token", """{"auth0_token":"canary"}""")]
    [InlineData("secret:file:some", "- name: AUTH0_CLIENT_SECRET\n  value: canary")]
    [InlineData("secret:file:some#MGMT", "MGMT=canary-of-the-server")]
    [InlineData("secret:file:some#MGMT", """{"MGMT":"Bearer canary-of-the-server"}""")]
    [InlineData("secret:file:some", "canary-of-the-server")]
    [InlineData("secret:file:some", "x canary-of-the-sign-in y")]
    [InlineData("secret:env:SAME", "-")]
    [InlineData("secret:env:REFRESH", "-")]
    public async Task ServersOwnToken_LeavesUnderNoName(string reference, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "some"), content.Replace("\\\\u", "\\u", StringComparison.Ordinal));
        var answer = await CallAsync("auth0_create_action", Action(reference));
        Assert.Contains("own token", answer.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task OtherKeyBesideTheServersOwn_IsSent()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "some"), $"AUTH0_TOKEN=x\nAPI={Secret}");
        (await CallAsync("auth0_create_action", Action("secret:file:some#API"))).Success.ToString();
        Assert.Contains(Secret, _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakeBesideAReference_IsToldBeforeAPersonIsAsked()
        => Assert.Equal("invalid_arguments", (await Pipeline(ConfirmLevel.Writes).CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY")[..^1] + ""","runtime":7}""")).Kind);

    [Fact]
    public async Task SettingThatOnlySoundsSecret_TakesNoReference()
    {
        await CallAsync("auth0_create_connection", """{"name":"partner","strategy":"oauth2","options":{"authorizationURL":"secret:env:STRIPE_KEY"}}""");
        Assert.All(_tenant.Requests, static request => Assert.DoesNotContain(Secret, request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("secret:env:auth0_token", "this variable belongs to the server itself; use another one")]
    [InlineData("secret:env:MISSING", "there is no such variable in the environment of the server")]
    [InlineData("secret:env:AUTH0_TOKEN", "this variable belongs to the server itself; use another one")]
    [InlineData("secret:env:AUTH0_CLIENT_SECRET", "this variable belongs to the server itself; use another one")]
    [InlineData("secret:file:missing", "there is no such file in the folder in which the server was started")]
    [InlineData("secret:file:empty", "the file is empty")]
    [InlineData("secret:file:folder", "a folder; name a file in it")]
    [InlineData("secret:file:keys.json#MISSING", "it has no such key, or nothing under it")]
    [InlineData("secret:file:keys.json#none", "it has no such key, or nothing under it")]
    [InlineData("secret:file:.env#MISSING", "it has no such key, or nothing under it")]
    [InlineData("secret:file:../secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("secret:file:/etc/hostname", "outside the folder in which the server was started; use a file in it")]
    [InlineData("secret:keychain:API", "there is no keychain here; use secret:file:PATH or secret:env:NAME")]
    public async Task ReferenceThatLeadsNowhere_IsNamedAndNothingIsSent(string reference, string problem)
    {
        Assert.Equal($"secrets[0].value: \"{reference}\": {problem}", (await CallAsync("auth0_create_action", Action(reference))).Problems);
        Assert.Empty(_tenant.Requests);
    }

    [UnixFact]
    public async Task Link_IsNotReadThrough()
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), Path.Combine(_outside, "secret"));
        var answer = await CallAsync("auth0_create_action", Action("secret:file:link"));
        Assert.Contains("leads through a link", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task ReferenceInAnotherPlace_IsAText()
    {
        await CallAsync("auth0_create_application", """{"name":"secret:env:STRIPE_KEY"}""");
        Assert.Equal("secret:env:STRIPE_KEY", _tenant.Request.Json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(400, """{"message":"bad secret canary-7f3KqPz9 in body"}""")]
    [InlineData(200, """{"id":"a","name":"canary-7f3KqPz9","code":"const key = 'canary-7f3KqPz9'","secrets":[{"name":"API"}]}""")]
    public async Task AnswerThatRepeatsTheSecret_DoesNotShowIt(int status, string body)
    {
        _tenant.Answers(status, body);
        var answer = await CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"));
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        Assert.Contains("[REDACTED]", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretThatTheSchemaRefuses_IsNotQuoted()
    {
        var answer = await CallAsync("auth0_create_user", """{"connection":"db","password":"secret:env:SHORT"}""");
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_ShowsTheReference()
    {
        var result = await Pipeline().Caller.CallAsync(new ToolCall("auth0_create_action", Fixtures.Pipeline.Arguments(Action("secret:env:STRIPE_KEY"))) { IsDryRun = true }, CancellationToken.None);
        Assert.Contains("secret:env:STRIPE_KEY", result.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.ToJson(), StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("auth0_create_action", """{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"API","value":"secret:env:STRIPE_KEY"}]}""")]
    [InlineData("auth0_set_rule_config_variable", """{"key":"API","value":"secret:env:STRIPE_KEY"}""")]
    [InlineData("auth0_create_user", """{"connection":"db","password":"secret:env:STRIPE_KEY"}""")]
    public async Task DryRun_LooksNothingUp(string tool, string arguments)
    {
        var allowed = SecretAllowance.Parse("env:STRIPE_KEY", "--secrets");
        var pipeline = new Pipeline(_tenant, folder: Folder, environment: static _ => throw new InvalidOperationException("looked up"), secrets: allowed);
        var result = await pipeline.Caller.CallAsync(new ToolCall(tool, Fixtures.Pipeline.Arguments(arguments)) { IsDryRun = true }, CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
        Assert.Contains("secret:env:STRIPE_KEY", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRunWithAReference_RefusesWhatElseIsWrong()
    {
        var arguments = Fixtures.Pipeline.Arguments(Action("secret:env:STRIPE_KEY")[..^1] + ""","runtime":7}""");
        var answer = new Answer(await Pipeline().Caller.CallAsync(new ToolCall("auth0_create_action", arguments) { IsDryRun = true }, CancellationToken.None));
        Assert.StartsWith("runtime: ", answer.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"API","value":"secret:env:STRIPE_KEY","value":"x"}""")]
    [InlineData("""{"name":"\ud800","value":"secret:env:STRIPE_KEY"}""")]
    public async Task ReferenceInDamagedArguments_IsRefusedLikeThem(string secret)
    {
        var arguments = Action("x").Replace("""{"name":"API","value":"x"}""", secret, StringComparison.Ordinal);
        Assert.Equal("invalid_arguments", (await CallAsync("auth0_create_action", arguments)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task Reference_IsLookedUpOnceAndThatIsSent()
    {
        var looked = 0;
        var pipeline = new Pipeline(_tenant, folder: Folder, secrets: SecretAllowance.Parse("env:STRIPE_KEY", "test"), environment: name => name == "STRIPE_KEY" ? $"canary-{++looked}" : null);
        var arguments = Action("secret:env:STRIPE_KEY").Replace("[{\"name\":\"API\"", """[{"name":"SAME","value":"secret:env:STRIPE_KEY"},{"name":"API" """, StringComparison.Ordinal);
        (await pipeline.CallAsync("auth0_create_action", arguments, person: Person.WhoAgrees)).Success.ToString();
        Assert.Equal(1, looked);
        Assert.All(_tenant.Request.Json.GetProperty("secrets").EnumerateArray(), static secret => Assert.Equal("canary-1", secret.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Reference_IsLookedUpOnce_AfterThePersonAgreedThroughACaller()
    {
        var looked = 0;
        var person = Person.WhoAgrees;
        var pipeline = new Pipeline(_tenant, folder: Folder, confirm: ConfirmLevel.Writes, secrets: SecretAllowance.Parse("env:STRIPE_KEY", "test"), environment: name => name == "STRIPE_KEY" ? $"canary-{++looked}" : null);
        (await pipeline.CallAsync("auth0_call_write_tool", $$"""{"name":"auth0_create_action","arguments":{{Action("secret:env:STRIPE_KEY")}} }""", person: person)).Success.ToString();
        Assert.Equal(1, looked);
        Assert.Single(person.Questions);
        Assert.Equal("canary-1", _tenant.Request.Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task ReferenceInAnUploadedFile_IsAText()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "users.json"), """[{"email":"ann@example.com","password":"secret:env:STRIPE_KEY"}]""");
        (await CallAsync("auth0_import_users", """{"connection_id":"con_0123456789abcdef","users_file":"users.json"}""")).Success.ToString();
        Assert.DoesNotContain(Secret, _tenant.Request.Body, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Pipe_IsNotWaitedFor()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Folder, "pipe")]);
        await made.WaitForExitAsync();
        var answer = await Task.Run(() => CallAsync("auth0_create_action", Action("secret:file:pipe"))).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("not a regular file", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task LargeFile_IsNoSecret()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "large"), new string('x', (64 * 1024) + 1));
        Assert.Contains("the file is larger than 64 KB", (await CallAsync("auth0_create_action", Action("secret:file:large"))).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [UnixTheory]
    [InlineData("linked/secret")]
    [InlineData("folder/../linked/secret")]
    public async Task FolderThatIsALink_IsNotReadThrough(string path)
    {
        Directory.CreateSymbolicLink(Path.Combine(Folder, "linked"), _outside);
        Assert.Contains("leads through a link", (await CallAsync("auth0_create_action", Action("secret:file:" + path))).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task ConsentBeforeAWrite_IsForTheReferenceAndNotTheSecret()
    {
        var person = new Person(ConsentAnswer.Declined);
        var plan = await Pipeline(ConfirmLevel.Writes).CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"), person: person);
        Assert.Equal("declined", plan.Kind);
        Assert.DoesNotContain("canary", plan.Text + person.Questions[0], StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task ListOfArguments_ThatAResultRepeats_HoldsTheReference()
        => Assert.DoesNotContain("canary", (await CallAsync("auth0_create_action", Action("secret:file:plain"))).Text, StringComparison.Ordinal);

    private static string Action(string value)
        => $$"""{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"API","value":{{JsonSerializer.Serialize(value)}}}]}""";

    private Task<Answer> CallAsync(string tool, string arguments) => Pipeline().CallAsync(tool, arguments, person: Person.WhoAgrees);

    private Pipeline Pipeline(ConfirmLevel confirm = ConfirmLevel.Never)
        => new(_tenant, folder: Folder, confirm: confirm, secrets: SecretAllowance.Parse("env:*,file:*,file:*/*,keychain:*", "test"), environment: static name => name switch { "STRIPE_KEY" => Secret, "AUTH0_TOKEN" or "AUTH0_CLIENT_SECRET" => "canary-of-the-server", "SHORT" => "canary", "SAME" => "canary-of-the-server", "REFRESH" => "canary-of-the-sign-in", _ => null }, own: ["canary-of-the-sign-in"]);
}
