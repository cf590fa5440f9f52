using Auth0Mcp.Configuration;
using Auth0Mcp.Team.Hosting;
using Auth0Mcp.Team.Issuer;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Hosting;

/// <summary>What does not work is said before anybody runs into it.</summary>
public sealed class TeamDoctorTests : IAsyncLifetime
{
    private RealIssuer _issuer = null!;

    public async Task InitializeAsync() => _issuer = await RealIssuer.StartAsync();

    public async Task DisposeAsync() => await _issuer.DisposeAsync();

    [Fact]
    public async Task WorkingSettings_AreFoundWorking()
    {
        var (problems, text) = await ExamineAsync(Settings());
        Assert.Equal(0, problems);
        Assert.Contains("ok    issuer", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IssuerThatIsWrittenAnotherWay_IsFound()
    {
        var (problems,
            text) = await ExamineAsync(
                Settings() with { OAuth = Settings().OAuth with { Issuer = _issuer.Address.AbsoluteUri.TrimEnd('/') } });
        Assert.Equal(1, problems);
        Assert.Contains($"calls itself '{_issuer.Address}'", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeReached_IsFound_AndNoSecretIsSaid()
    {
        var away = RunningServer.FreePort();
        var settings = Settings() with
        {
            OAuth = Settings().OAuth with { Issuer = $"http://127.0.0.1:{away}/" },
            Redis = new RedisSettings($"127.0.0.1:{away}", null, null, UsesTls: false),
            Tenants =
            [
                new TenantSettings("prod", TenantAddress.Parse($"http://127.0.0.1:{away}", "test"))
                {
                    SignIn = new TenantSignIn(
                        "app", new ClientProof("canary-client-secret-3Xw"), "https://prod.eu.auth0.com/api/v2/", Exchange: false),
                },
            ],
        };
        var (problems, text) = await ExamineAsync(settings);

        Assert.Equal(3, problems);
        Assert.DoesNotContain("canary-client-secret-3Xw", text, StringComparison.Ordinal);
    }

    private ServerSettings Settings()
    {
        var demo = DemoPeople.Settings(new Uri("http://127.0.0.1:8080"));
        return demo with { OAuth = demo.OAuth with { Issuer = _issuer.Address.AbsoluteUri } };
    }

    private static async Task<(int Problems, string Text)> ExamineAsync(ServerSettings settings)
    {
        var output = new StringWriter();
        return (await new TeamDoctor(settings, output, TimeProvider.System).ExamineAsync(CancellationToken.None), output.ToString());
    }
}
