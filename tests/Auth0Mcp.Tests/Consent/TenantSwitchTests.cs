using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Http;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Consent;

/// <summary>
/// Another profile becomes the default while a call is under way: what began for one tenant is never sent to the other.
/// </summary>
public sealed class TenantSwitchTests
{
    private const string Delete = "auth0_delete_application";
    private const string Arguments = """{"client_id":"k7Q"}""";

    private readonly TestTenant _tenant = new TestTenant().Answers(static request => request.Path switch
    {
        "/api/v2/clients/k7Q" => """{"client_id":"k7Q","name":"Storefront"}""",
        "/api/v2/forms/ap_1" => """{"id":"ap_1","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""",
        _ => """{"actions":[],"total":0}""",
    });

    [Fact]
    public async Task SwitchWhileThePersonIsAsked_SendsNothing()
    {
        using var home = new SignedInHome();
        using var one = new RotatingServer(home.Time);
        using var two = new RotatingServer(home.Time);
        await home.SignInAsync(one, "one");
        await home.SignInAsync(two, "two");
        var server = home.Server(home.Process(), ConfirmLevel.Destructive);
        var person = new Person(() => home.Profiles.SetDefault("two"));
        var answer = new Answer(
            await server.CallAsync(new ToolCall(Delete, Pipeline.Arguments(Arguments)) { Consent = person }, CancellationToken.None));
        Assert.Contains(new Uri(one.Address).Authority, person.Question, StringComparison.Ordinal);
        Assert.Equal("access_denied", answer.Kind);
        Assert.Contains(new Uri(one.Address).Authority, answer.Message, StringComparison.Ordinal);
        Assert.Contains(new Uri(two.Address).Authority, answer.Message, StringComparison.Ordinal);
        Assert.Equal(0, two.Served);
        Assert.Equal(1, one.Served);
    }

    [Fact]
    public async Task SwitchBeforeTheTokenIsPresented_SpendsTheToken()
    {
        var tokens = new SwitchingTokens();
        await using var caller = Caller(tokens, ConfirmLevel.Destructive);
        var asked = await CallAsync(caller, Delete, Arguments);
        tokens.Now = SwitchingTokens.Two;
        var answer = await CallAsync(
            caller, Delete, $$"""{"client_id":"k7Q","confirmation":"{{asked.Error.GetProperty("confirmation").GetString()}}"}""");
        Assert.Equal("confirmation_invalid", answer.Kind);
        Assert.All(_tenant.Requests, static request => Assert.Equal("one.eu.auth0.com", request.Uri.Host));
    }

    [Fact]
    public async Task SwitchBetweenTheStepsOfATool_EndsIt()
    {
        var tokens = new SwitchingTokens { SwitchesAfter = 2 };
        await using var caller = Caller(tokens, ConfirmLevel.Never);
        var answer = await CallAsync(caller, "auth0_publish_form", """{"id":"ap_1"}""");
        Assert.Equal("step_failed", answer.Kind);
        Assert.Contains("two.eu.auth0.com", answer.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["GET one.eu.auth0.com", "GET one.eu.auth0.com"],
            _tenant.Requests.Select(static request => $"{request.Method} {request.Uri.Host}"));
    }

    [Fact]
    public async Task DryRun_ShowsNothingOfAnotherTenantThanItNames()
    {
        var tokens = new SwitchingTokens { SwitchesAfter = 0 };
        await using var caller = Caller(tokens, ConfirmLevel.Never);
        var shown = new Answer(
            await caller.CallAsync(
            new ToolCall(
            "auth0_update_application", Pipeline.Arguments("""{"client_id":"k7Q","name":"New"}"""))
            { IsDryRun = true },
            CancellationToken.None));
        Assert.Equal("one.eu.auth0.com", shown.Success.GetProperty("tenant").GetString());
        Assert.False(shown.Json.TryGetProperty("changes", out _));
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task NextCall_GoesToTheOtherTenant()
    {
        var tokens = new SwitchingTokens { SwitchesAfter = 1 };
        await using var caller = Caller(tokens, ConfirmLevel.Never);
        Assert.False((await CallAsync(caller, "auth0_get_application", Arguments)).IsError);
        Assert.False((await CallAsync(caller, "auth0_get_application", Arguments)).IsError);
        Assert.Equal(["one.eu.auth0.com", "two.eu.auth0.com"], _tenant.Requests.Select(static request => request.Uri.Host));
    }

    [Fact]
    public async Task AuditLog_NamesTheTenantThatTheCallWasSentTo()
    {
        var folder = Directory.CreateTempSubdirectory("auth0-mcp-switch-");
        try
        {
            var tokens = new SwitchingTokens { SwitchesAfter = 1 };
            await using (var caller = Caller(
                tokens, ConfirmLevel.Never, new AuditLog(new AuditFiles(folder.FullName), "test", TimeProvider.System, TextWriter.Null)))
            {
                await CallAsync(caller, "auth0_get_application", Arguments);
            }

            Assert.Equal("two.eu.auth0.com", tokens.Tenant);
            var line = JsonElement.Parse(
                Assert.Single(folder.GetFiles("*.jsonl").SelectMany(static file => File.ReadLines(file.FullName))));
            Assert.Equal("one.eu.auth0.com", line.GetProperty("tenant").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ToolInvoker Caller(ITokenSource tokens, ConfirmLevel confirm, AuditLog? audit = null)
    {
        var catalog = ToolCatalog.Select(Pipeline.Everything, ToolRegistry.Instance);
        var time = new TestTime();
        var api = ManagementHttp.Create(tokens, catalog, _tenant, time, ManagementHttp.CallTimeout);
        return new ToolInvoker(
            catalog, () => api, new CallSettings(ResultLimits.Default, confirm, () => tokens.Tenant, time) { Audit = audit });
    }

    private static async Task<Answer> CallAsync(ToolInvoker caller, string tool, string arguments)
        => new(await caller.CallAsync(new ToolCall(tool, Pipeline.Arguments(arguments)), CancellationToken.None));

    /// <summary>Somebody who changes the default profile before agreeing.</summary>
    private sealed class Person(Action before) : IConsentChannel
    {
        public string Question { get; private set; } = "";

        public bool CanAsk => true;

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            Question = message;
            before();
            return Task.FromResult(ConsentAnswer.Accepted);
        }
    }

    /// <summary>A default profile that becomes another one after so many tokens.</summary>
    private sealed class SwitchingTokens : ITokenSource
    {
        public static readonly AccessToken Two = Token("two.eu.auth0.com");

        private int _given;

        public AccessToken Now { get; set; } = Token("one.eu.auth0.com");

        public int SwitchesAfter { get; init; } = int.MaxValue;

        public string Tenant => Now.Tenant.Host;

        public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
        {
            Now = _given >= SwitchesAfter ? Two : Now;
            var token = Now;
            Now = ++_given >= SwitchesAfter ? Two : Now;
            return ValueTask.FromResult(token);
        }

        private static AccessToken Token(string host)
            => new(TenantAddress.Parse(host, "test"), "canary-" + host, DateTimeOffset.MaxValue);
    }
}
