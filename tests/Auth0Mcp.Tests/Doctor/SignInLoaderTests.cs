using System.Text;
using Auth0Mcp.Cli;
using Auth0Mcp.Configuration;
using Auth0Mcp.Doctor;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Clients;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Doctor;

/// <summary>Which sign-in the doctor examines.</summary>
public class SignInLoaderTests
{
    private static readonly DateTimeOffset s_end = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TokenInTheEnvironment_TellsItsEndAndItsScopes_AndDoesNotRenew()
    {
        using var machine = new Machine();
        var token =
            $"{Part("""{"alg":"RS256"}""")}.{Part($$"""{"exp":{{s_end.ToUnixTimeSeconds()}},"scope":"read:clients read:logs"}""")}.c2ln";
        var state = await LoadAsync(machine, ("AUTH0_DOMAIN", TestTenant.Host), ("AUTH0_TOKEN", token));
        Assert.Equal(
            ("the environment", TestTenant.Host, s_end, null), (state.Storage, state.Tenant!.Host, state.ExpiresAt, state.Renewal));
        Assert.Equal(["read:clients", "read:logs"], state.Scopes);
    }

    [Fact]
    public async Task TokenThatCannotBeTakenApart_SaysNothing()
    {
        using var machine = new Machine();
        var state = await LoadAsync(machine, ("AUTH0_DOMAIN", TestTenant.Host), ("AUTH0_TOKEN", TestTenant.Token));
        Assert.Equal((null, null), (state.ExpiresAt, state.Scopes));
        Assert.Null(state.Problem);
    }

    [Fact]
    public async Task ClientSecretInTheEnvironment_RenewsItself()
    {
        using var machine = new Machine();
        var state = await LoadAsync(
            machine, ("AUTH0_DOMAIN", TestTenant.Host), ("AUTH0_CLIENT_ID", "id"), ("AUTH0_CLIENT_SECRET", "secret"));
        Assert.Equal(("with the client's secret", null), (state.Renewal, state.Problem));
        Assert.Null(state.CanonicalHost);
    }

    [Fact]
    public async Task ApplicationBehindACustomDomain_ShowsBothHosts()
    {
        using var machine = new Machine();
        var state = await LoadAsync(
            machine, ("AUTH0_DOMAIN", "login.example.com"), ("AUTH0_CLIENT_ID", "id"), ("AUTH0_CLIENT_SECRET", "secret"),
            ("AUTH0_AUDIENCE", $"https://{TestTenant.Host}/api/v2/"));
        Assert.Equal(("login.example.com", TestTenant.Host), (state.Tenant!.Host, state.CanonicalHost));
    }

    [Theory]
    [InlineData("AUTH0_DOMAIN")]
    [InlineData("AUTH0_CLIENT_ID")]
    [InlineData("AUTH0_CLIENT_SECRET")]
    [InlineData("AUTH0_TOKEN")]
    [InlineData("AUTH0_DOMAIN AUTH0_CLIENT_ID")]
    [InlineData("AUTH0_DOMAIN AUTH0_CLIENT_SECRET")]
    public async Task PartOfTheVariables_IsAProblemInTheWordsOfACall(string given)
    {
        using var machine = new Machine();
        var context = Context(
            machine, [.. given.Split(' ').Select(static name => (name, name == "AUTH0_DOMAIN" ? TestTenant.Host : "x"))]);
        var state = await SignInLoader.LoadAsync(null, context.Credentials(), CancellationToken.None);
        Assert.Equal((FindingLevel.Failure, null, null), (state.Problem!.Level, state.Renewal, state.Tenant));
        Assert.Equal(
            Assert.Throws<UsageException>(() => EnvironmentCredentials.Read(context.Environment)).Message, state.Problem.Message);
        Assert.Contains("unset", state.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSignIn_IsAProblemWithItsFix()
    {
        using var machine = new Machine();
        Assert.Equal("auth0-mcp init", (await LoadAsync(machine)).Problem!.Fix);
        Assert.Equal("auth0-mcp init --profile prod", (await LoadAsync(machine, ("AUTH0_MCP_PROFILE", "prod"))).Problem!.Fix);
    }

    [Fact]
    public async Task SignInOfAProfile_IsLoadedFromItsStore()
    {
        using var machine = new Machine();
        var context = Context(machine);
        context.Profiles().Save(new Profile("prod", TestTenant.Host, "file", ReadOnly: true, null, null, null));
        await context.Store("file").SaveAsync(
            "prod",
            new SavedSignIn(
            SignInKind.Device, TestTenant.Host, "https://auth.example", "id", null, $"https://{TestTenant.Host}/api/v2/",
            ["read:logs"], TestTenant.Token, s_end, "refresh", s_end.AddDays(-1)),
            CancellationToken.None);
        var state = await SignInLoader.LoadAsync("prod", context.Credentials(), CancellationToken.None);
        Assert.Equal(
            (TestTenant.Host, s_end, "with the refresh token", null),
            (state.Tenant!.Host, state.ExpiresAt, state.Renewal, state.Problem));
        Assert.Equal(["read:logs"], state.Scopes);
    }

    private static Task<SignInState> LoadAsync(Machine machine, params (string, string)[] variables)
        => SignInLoader.LoadAsync(null, Context(machine, variables).Credentials(), CancellationToken.None);

    private static CliContext Context(Machine machine, params (string Name, string Value)[] variables)
    {
        var all = variables.Append(("AUTH0_MCP_HOME", machine.Home))
            .ToDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);
        return new CliContext(
            TextWriter.Null, TextWriter.Null, all.GetValueOrDefault, static () => Stream.Null, static () => Stream.Null);
    }

    private static string Part(string json)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
