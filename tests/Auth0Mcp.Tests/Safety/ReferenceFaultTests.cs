using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Audit;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Cli.Init;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Safety;

/// <summary>Faults that another server for the same API was found to have, and that no other class of tests rules out here.</summary>
public sealed class ReferenceFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-faults-").FullName;
    private readonly TestTenant _tenant = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Fault 2: secrets were hidden in the answers of three tools alone.</summary>
    [Theory]
    [InlineData("auth0_get_action", """{"id":"a"}""", """{"id":"a","code":"const key = '{0}';"}""")]
    [InlineData("auth0_get_log", """{"id":"l"}""", """{"log_id":"l","details":{"request":{"body":{"note":"{0}"}}}}""")]
    [InlineData("auth0_get_form", """{"id":"f"}""", """{"id":"f","messages":{"custom":{"a":"{0}"}}}""")]
    [InlineData("auth0_list_application_grants", "{}", """[{"id":"g","audience":"{0}"}]""")]
    public async Task AnswerOfAnyKind_IsSearchedForSecrets(string tool, string arguments, string answer)
    {
        var shown =
            (await _tenant.Answers(200, answer.Replace("{0}", SecretTexts.Jwt, StringComparison.Ordinal))
                .CallAsync(tool, arguments)).Success.GetRawText();
        Assert.DoesNotContain(SecretTexts.Jwt, shown, StringComparison.Ordinal);
        Assert.Contains(Auth0Mcp.Calls.Masking.SecretMask.Redacted, shown, StringComparison.Ordinal);
    }

    /// <summary>Fault 3: metadata of applications was shown whatever it held.</summary>
    [Fact]
    public async Task CredentialInTheMetadataOfAnApplication_IsHidden()
    {
        var metadata = new JsonObject
        {
            ["tier"] = "gold",
            ["crm"] = "postgres://admin:s3cret-word@db.example.com/crm",
            ["token"] = SecretTexts.Jwt
        };
        var shown =
            (await _tenant.Answers(200, new JsonObject { ["client_metadata"] = metadata }.ToJsonString())
                .CallAsync("auth0_get_application", """{"client_id":"a"}""")).Success;
        Assert.Equal(
            """{"tier":"gold","crm":"postgres://admin:[REDACTED]@db.example.com/crm","token":"[REDACTED]"}""",
            shown.GetProperty("client_metadata").GetRawText());
    }

    /// <summary>Fault 5: a line break in a value added lines to a log.</summary>
    [Fact]
    public async Task LineBreakInAnArgument_MakesNoLineInTheAuditLog()
    {
        var pipeline = new Pipeline(_tenant, audit: new AuditLog(new AuditFiles(_folder), "test", TimeProvider.System, TextWriter.Null));
        await pipeline.CallAsync("auth0_get_application", """{"client_id":"a\n{\"tool\":\"forged\"}\r\n"}""");
        await pipeline.CallAsync("auth0_no_such_tool\n{\"tool\":\"forged\"}");
        await pipeline.Caller.DisposeAsync();
        var lines = Directory.GetFiles(_folder, "*.jsonl").SelectMany(File.ReadLines).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, static line => Assert.NotEqual("forged", JsonElement.Parse(line).GetProperty("tool").GetString()));
    }

    /// <summary>Fault 5: a line break in a value added variables to a file of secrets.</summary>
    [Fact]
    public async Task LineBreakInASecret_AddsNothingToTheFileOfSeveral()
    {
        _tenant.Answers(200, """{"ticket_id":"one\nADMIN=true","ticket_url":"two\",\"x\":\"y"}""");
        Assert.False(
            (await new Pipeline(_tenant, folder: _folder).CallAsync(
            "auth0_create_mfa_enrollment_ticket", """{"user_id":"auth0|1","secret_to":"file:all.secret.json"}""")).IsError);
        var saved = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "all.secret.json")));
        Assert.Equal(["ticket_id", "ticket_url"], saved.EnumerateObject().Select(static property => property.Name));
        Assert.Equal("one\nADMIN=true", saved.GetProperty("ticket_id").GetString());
    }

    /// <summary>Fault 16: a sign-in that could not be stored ended with success.</summary>
    [Fact]
    public async Task SignInThatCannotBeStored_EndsWithAnError()
    {
        using var shell = new SignInShell();
        var taken = Path.Combine(shell.Home, "taken");
        await File.WriteAllTextAsync(taken, "a file");
        shell.Variables["AUTH0_MCP_HOME"] = Path.Combine(taken, "home");
        var result = await shell.InitAsync("--scopes", "read:logs");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("taken", result.Error, StringComparison.Ordinal);
        Assert.Equal(["taken"], shell.Files.Keys);
    }

    /// <summary>Fault 26: the items of a list came as so many blocks.</summary>
    [Fact]
    public async Task List_IsOneBlockOfText()
    {
        await using var pipe = new McpPipe(_tenant.Answers(200, """[{"id":"a"},{"id":"b"},{"id":"c"}]"""), Pipeline.Everything);
        await pipe.InitializeAsync();
        foreach (var tool in (string[])["auth0_list_roles", "auth0_list_log_streams", "auth0_list_application_credentials"])
        {
            var answer = await pipe.AskAsync(McpPipe.Call(tool, ToolSamples.MinimalArguments(ToolSamples.Tool(tool)).ToJsonString()));
            Assert.Equal(3, JsonElement.Parse(McpPipe.ToolText(answer)).GetProperty("items").GetArrayLength());
        }
    }

    /// <summary>Fault 28: a new action was given an old runtime that its caller had not asked for.</summary>
    [Fact]
    public async Task NewAction_LeavesTheRuntimeToTheApi()
    {
        const string Arguments =
            """{"name":"A","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"exports.onExecutePostLogin = """
                + """async () => {};"}""";
        await _tenant.CallAsync("auth0_create_action", Arguments);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Arguments), _tenant.Request.Json), _tenant.Request.Body);
    }

    /// <summary>Fault 30: tools named scopes that the API does not ask for.</summary>
    [Theory]
    [InlineData("auth0_list_forms", "read:forms")]
    [InlineData("auth0_update_form", "update:forms")]
    [InlineData("auth0_deploy_action", "create:actions")]
    public async Task MissingScope_IsTheOneThatTheApiAsksFor(string tool, string scope)
    {
        // A token that does not tell its scopes is not said to lack one.
        var token = FakeAuthorizationServer.Jwt($"https://{TestTenant.Host}/api/v2/", "read:stats");
        var pipeline = new Pipeline(
            _tenant.Answers(403, """{"message":"Forbidden","errorCode":"insufficient_scope"}"""),
            credentials: new Credentials(TenantAddress.Parse(TestTenant.Host, "test"), token));
        var answer = await pipeline.CallAsync(tool, ToolSamples.MinimalArguments(ToolSamples.Tool(tool)).ToJsonString());
        Assert.Equal(scope, answer.Error.GetProperty("missing_scope").GetString());
    }

    /// <summary>Fault 31: the answer to a new application was given a link into a region that was not the tenant's.</summary>
    [Fact]
    public async Task NewApplication_IsShownAsTheApiAnswers()
    {
        const string Created = """{"client_id":"a","name":"A","tenant":"t","global":false}""";
        Assert.StartsWith(
            Created[..^1] + ",\"_tenant\":",
            (await _tenant.Answers(201, Created).CallAsync("auth0_create_application", """{"name":"A"}""")).Text,
            StringComparison.Ordinal);
    }

    /// <summary>Fault 33: nothing said how to see what became of a deployment.</summary>
    [Fact]
    public void Deployment_SaysWhereItsOutcomeIsSeen()
        => Assert.Contains("build status", ToolSamples.Tool("auth0_deploy_action").Description, StringComparison.Ordinal);

    /// <summary>Fault 36: common ways of writing a dotenv file were not understood, and values with a percent sign were lost.</summary>
    [Theory]
    [InlineData("API_KEY=100%{environmentKey}%s")]
    [InlineData("export API_KEY=100%{environmentKey}%s")]
    [InlineData("\t  API_KEY = 100%{environmentKey}%s\r")]
    [InlineData("#API_KEY=no\nOTHER=1\nAPI_KEY='100%{environmentKey}%s'")]
    public async Task DotenvFile_IsReadHoweverItIsWritten(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, ".env"), content);
        var pipeline = new Pipeline(
            _tenant, folder: _folder, secrets: Auth0Mcp.Calls.Secrets.SecretAllowance.Parse("file:.env#API_*", "test"));
        Assert.False(
            (await pipeline.CallAsync(
            "auth0_create_action",
            """{"name":"A","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"K","value":"secret:"""
            + """file:.env#API_KEY"}]}""", person: Person.WhoAgrees)).IsError);
        Assert.Equal("100%{environmentKey}%s", _tenant.Request.Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    /// <summary>Fault 37: the text "true" was a dry run to one part of a tool and a change to another.</summary>
    [Theory]
    [InlineData("auth0_call_write_tool", """{"name":"auth0_create_application","arguments":{"name":"A"},"dry_run":"maybe"}""")]
    [InlineData("auth0_call_destructive_tool", """{"name":"auth0_delete_application","arguments":{"client_id":"a"},"dry_run":1}""")]
    [InlineData("auth0_publish_form", """{"id":"ap_1","dry_run":"yes"}""")]
    public async Task DryRunThatIsNoBoolean_IsRefused(string tool, string arguments)
    {
        Assert.Contains("dry_run: expected boolean", (await _tenant.CallAsync(tool, arguments)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    /// <summary>Fault 43: nothing could be deleted, rotated or updated beyond a few things.</summary>
    [Fact]
    public void EveryOperationOfTheApi_HasATool()
    {
        Assert.Equal(
            ApiDocument.Operations.Select(static operation => operation.Id).Order(StringComparer.Ordinal),
            ManagementCatalog.All().Select(static tool => tool.Operation.Id).Order(StringComparer.Ordinal));
        Assert.NotEmpty(BuiltInTools.All);
    }
}
