using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Team.Hosting;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Settings;

/// <summary>What is wrong with the settings is said before the server starts, with its place.</summary>
public sealed class SettingsReaderTests
{
    private const string Good = """
        public_url: https://mcp.example.com
        oauth:
          issuer: https://login.example.com/
        tenants:
          prod:
            domain: prod.eu.auth0.com
            client_id: abc
            client_secret: env:PROD_SECRET
            read_only: true
        access:
          - claims: { permissions: [admin, support] }
            tenants: '*'
            toolsets: [core, logs]
        """;

    [Fact]
    public void GoodSettings_AreRead()
    {
        var settings = Read(Good);
        var tenant = Assert.Single(settings.Tenants);

        Assert.Equal("https://mcp.example.com/mcp/prod", settings.EndpointOf("prod").AbsoluteUri);
        Assert.Equal("prod.eu.auth0.com", tenant.Address!.Host);
        Assert.Equal("s3cret", tenant.SignIn!.Proof.Secret);
        Assert.Equal("https://prod.eu.auth0.com/api/v2/", tenant.SignIn.Audience);
        Assert.True(tenant.IsReadOnly);
        Assert.False(tenant.AllowsTokens);
        Assert.Equal(ConfirmLevel.Destructive, tenant.Confirm);
        Assert.Null(settings.Redis);
    }

    [Theory]
    [InlineData("client_id: abc", "client_idd: abc", "server.yaml:7:5: unknown key 'client_idd'")]
    [InlineData("client_id: abc", "client_id: [a]", "server.yaml:7:16: 'client_id' is not a text")]
    [InlineData("read_only: true", "read_only: maybe", "server.yaml:9:16: 'read_only' is not true or false")]
    [InlineData("env:PROD_SECRET", "hunter2", "server.yaml:8:20: 'client_secret': a secret is named by its place")]
    [InlineData("env:PROD_SECRET", "env:OTHER", "server.yaml:8:20: 'client_secret': the variable OTHER is not set")]
    [InlineData("env:PROD_SECRET", "file:no-such-file", "server.yaml:8:20: 'client_secret': no-such-file cannot be read")]
    [InlineData("prod.eu.auth0.com", "http://prod.eu.auth0.com", "server.yaml:6:13: domain uses http")]
    [InlineData("https://mcp.example.com", "http://mcp.example.com", "server.yaml:1:13: 'public_url' uses http")]
    [InlineData("https://login.example.com/", "https://user:pw@login.example.com/", "server.yaml:3:11: 'issuer' has more than")]
    [InlineData("tenants: '*'", "tenants: prd", "server.yaml:12:14: there is no tenant 'prd'")]
    [InlineData("[core, logs]", "[cor]", "server.yaml:13:15: No toolset is called 'cor'")]
    [InlineData("  prod:", "  Prod!:", "'Prod!' is not a name of a tenant")]
    [InlineData("oauth:", "oauth: ]", "server.yaml:2:")]
    [InlineData("oauth:", "public_url: https://other.example.com\noauth:", "server.yaml:2:1: 'public_url' is there twice")]
    [InlineData("read_only: true", "\tread_only: true", "a tab stands here or in the next line")]
    [InlineData("client_id: abc", "client_id: \"abc", "the quotation mark at the end of this text is missing")]
    [InlineData("public_url: https://mcp.example.com", "", "'public_url' is missing")]
    public void WrongSettings_AreToldWithTheirPlace(string right, string wrong, string expected)
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(problem.Problems, line => line.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblems_AreToldAtOnce_FromTopToBottom()
    {
        var problem = Assert.Throws<SettingsException>(() => Read("foo: 1\nredis: { adress: x }\nlisten: nowhere\n"));

        Assert.Equal(
            [
                "server.yaml:1:1: 'public_url' is missing", "server.yaml:1:1: 'oauth.issuer' is missing",
                "server.yaml:1:1: 'tenants' is missing", "server.yaml:1:1: 'access' is missing", "server.yaml:1:1: unknown key 'foo'",
                "server.yaml:2:8: 'redis.address' is missing", "server.yaml:2:10: unknown key 'adress'",
                "server.yaml:3:9: 'listen' is not an http or https address",
            ],
            problem.Problems.Select(static line => line.Split([". ", ": nobody", "; did"], StringSplitOptions.None)[0]));
    }

    [Fact]
    public void Variable_BeatsTheFile()
    {
        var settings = Read(
            Good, ("OAUTH__ISSUER", "https://other.example.com/"), ("TENANTS__PROD__CALLS_PER_MINUTE", "7"),
            ("REDIS__ADDRESS", "redis:6379"));

        Assert.Equal("https://other.example.com/", settings.OAuth.Issuer);
        Assert.Equal(7, settings.Tenants[0].CallsPerMinute);
        Assert.Equal("redis:6379", settings.Redis!.Address);
    }

    [Fact]
    public void VariableThatNamesNothing_IsAProblem()
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Good, ("OAUTH__ISUER", "x")));

        Assert.Equal("AUTH0_MCP_SERVER_OAUTH__ISUER: names no setting", Assert.Single(problem.Problems));
    }

    [Fact]
    public void WrongValueOfAVariable_IsToldByItsName()
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Good, ("TENANTS__PROD__CALLS_PER_MINUTE", "many")));

        Assert.StartsWith(
            "AUTH0_MCP_SERVER_TENANTS__PROD__CALLS_PER_MINUTE: ", Assert.Single(problem.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongSettings_EndTheProgramWithTwo()
    {
        var error = new StringWriter();

        Assert.Equal(2, await TeamCommands.InvokeAsync(["check", "--config", "no-such.yaml"], new TeamOptions { Error = error }));
        Assert.Contains("no-such.yaml: cannot be read", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listen_IsForTheDemo()
    {
        var error = new StringWriter();

        Assert.Equal(2, await TeamCommands.InvokeAsync(["--listen", "http://127.0.0.1:8080"], new TeamOptions { Error = error }));
        Assert.Contains("--listen is for --demo", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://192.168.1.7:8080")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("nonsense")]
    public async Task Demo_StartsOnLoopbackAlone(string listen)
    {
        var error = new StringWriter();

        Assert.Equal(2, await TeamCommands.InvokeAsync(["--demo", "--listen", listen], new TeamOptions { Error = error }));
        Assert.Contains("loopback", error.ToString(), StringComparison.Ordinal);
    }

    private static ServerSettings Read(string yaml, params (string Name, string Value)[] variables)
        => new SettingsReader(
            Path.GetTempPath(),
            static name => name == "PROD_SECRET" ? "s3cret" : null,
            new SettingsVariables(
            variables.ToDictionary(static pair => SettingsVariables.Prefix + pair.Name, static pair => pair.Value))).Parse(
            "server.yaml", yaml);
}
