using Auth0Mcp.InteropFixture;
using Auth0Mcp.Team.Hosting;
using Auth0Mcp.Team.Issuer;

// The team's server with the conformance suite's tools, prompts and texts beside its own, on http://127.0.0.1:PORT/mcp/north. The suite
// brings no token: what comes without one gets ada's. Everything behind that is the shipped code.
// Usage: interop-http-fixture PORT [--sessions | --tenant]      with --tenant: a tenant for the shipped program, and no server
var address = new Uri($"http://127.0.0.1:{args[0]}");
if (args.Contains("--tenant"))
{
    await LoopbackTenant.RunAsync(address);
    return;
}

var settings = DemoPeople.Settings(address) with { HasSessionAffinity = args.Contains("--sessions") };
settings = settings with { Limits = settings.Limits with { CallsPerMinutePerPerson = 1_000_000 } };
var tokens = new TokenGift();
await using var server = await TeamServer.CreateAsync(settings, TeamOptions.OfProcess() with
{
    FurtherTools = SuiteTools.All,
    FurtherKnowledge = SuiteKnowledge.All,
    Configure = builder => builder.Services.AddSingleton<IStartupFilter>(tokens),
});
tokens.Token = server.Issuer!.Mint("ada", settings.EndpointOf("north").AbsoluteUri, "auth0:read auth0:write");
await server.StartAsync(CancellationToken.None);
await server.WaitForShutdownAsync(CancellationToken.None);

/// <summary>Gives requests without a token one.</summary>
internal sealed class TokenGift : IStartupFilter
{
    public string Token { get; set; } = "";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use((context, following) =>
        {
            if (context.Request.Headers.Authorization.Count == 0)
            {
                context.Request.Headers.Authorization = $"Bearer {Token}";
            }

            return following(context);
        });
        next(application);
    };
}
