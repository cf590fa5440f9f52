using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Limits;

/// <summary>Many calls at once over real connections, against a tenant that takes ten requests per second.</summary>
public class RateLimitStormTests
{
    private const int Calls = 200;

    /// <summary>Says clearly that the call was not made, or not answered, and when to call again.</summary>
    private static readonly string[] s_clear = ["rate_limited", "busy", "timeout"];

    /// <summary>No faster: what a busy machine delays by a fraction of a second would be longer than a call may take.</summary>
    private readonly FastTime _time = new(6);

    [Fact]
    public async Task Storm_EndsInSuccessesAndClearResults_AndNothingIsSentWhileTheBucketIsEmpty()
    {
        await using var tenant = new BucketTenant(_time, perSecond: 10);
        var answers = await StormAsync(tenant);
        AssertClear(answers);
        Assert.Equal(0, tenant.TurnedAway);
        Assert.InRange(tenant.Served, answers.Count(static answer => !answer.IsError), Calls);
    }

    [Fact]
    public async Task BucketThatOthersEmptyToo_StillEndsInSuccessesAndClearResults()
    {
        await using var tenant = new BucketTenant(_time, perSecond: 10, takenByOthers: 7);
        AssertClear(await StormAsync(tenant));

        // The first ones, which were sent together before anything was known of the bucket.
        Assert.InRange(tenant.TurnedAway, 0, CallCaps.Default.Concurrent);
    }

    private static void AssertClear(IReadOnlyList<Answer> answers)
    {
        Assert.Equal(Calls, answers.Count);
        Assert.Contains(answers, static answer => !answer.IsError);
        Assert.All(answers.Where(static answer => answer.IsError), static answer =>
        {
            Assert.Contains(answer.Kind, s_clear);
            Assert.NotNull(answer.Next);
        });
    }

    private async Task<IReadOnlyList<Answer>> StormAsync(BucketTenant tenant)
    {
        var catalog = ToolCatalog.Select(Pipeline.Everything, ToolRegistry.Instance);
        using var network = OutboundHttp.CreateHandler();
        var credentials = new Credentials(TenantAddress.Parse(tenant.Address, "test"), TestTenant.Token);
        var api = ManagementHttp.Create(credentials, catalog, network, _time, ManagementHttp.CallTimeout);
        var caller = new ToolInvoker(
            catalog, () => api, new CallSettings(ResultLimits.Default, ConfirmLevel.Never, static () => "tenant", _time));
        var calls = Enumerable.Range(0, Calls).Select(number => caller.CallAsync(
            number % 2 == 0
            ? new ToolCall("auth0_get_application", Pipeline.Arguments("""{"client_id":"x"}"""))
            : new ToolCall("auth0_create_application", Pipeline.Arguments("""{"name":"Shop"}""")),
            CancellationToken.None));
        return [.. (await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(60))).Select(static result => new Answer(result))];
    }
}
