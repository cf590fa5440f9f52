using Auth0Mcp.Calls.Pipeline;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>A month in which nobody signs in again.</summary>
public class ThirtyDaysTests
{
    private const int Days = 30;
    private const int Processes = 4;
    private static readonly string[] s_profiles = ["one", "two", "three"];

    [Fact]
    public async Task ThirtyDaysOfFourProcessesAndThreeTenants_LoseNoRotationAndSendNoWrongToken()
    {
        using var home = new SignedInHome();
        var tenants = new List<RotatingServer>();
        foreach (var profile in s_profiles)
        {
            tenants.Add(new RotatingServer(home.Time));
            await home.SignInAsync(tenants[^1], profile);
        }

        var servers = Enumerable.Range(0, Processes).Select(_ => Start(home)).ToList();
        var random = new Random(20260301);
        var calls = 0;
        for (var step = 0; step < Days * 8; step++)
        {
            // All at once, so that processes meet at the moment of renewal; not every process every time, so that some sleep over it.
            var awake = servers.Where(_ => random.Next(3) > 0).SelectMany(static server => server).ToList();
            var answers = await Task.WhenAll(awake.Select(async one => (one.Profile, Answer: await SignedInHome.CallAsync(one.Server))));
            Assert.All(
                answers,
                answer => Assert.Equal(
                tenants[Array.IndexOf(s_profiles, answer.Profile)].Address,
                answer.Answer.Success.GetProperty("friendly_name").GetString()));
            calls += answers.Length;
            home.Time.Advance(TimeSpan.FromMinutes(random.Next(170, 190)));
            if (step % 24 == 23)
            {
                servers[random.Next(Processes)] = Start(home);
            }

            if (step == 100)
            {
                tenants[1].RevokeAccessTokens();
            }
        }

        Assert.Empty(tenants.SelectMany(static tenant => tenant.Faults));
        Assert.All(tenants, static tenant => Assert.InRange(tenant.Renewals, Days - 3, Days + 4));
        Assert.Equal(calls, tenants.Sum(static tenant => tenant.Served));
        Assert.All(tenants, static tenant => Assert.Equal(0, tenant.Refusals));
        tenants.ForEach(static tenant => tenant.Dispose());
    }

    private static List<(string Profile, ToolInvoker Server)> Start(SignedInHome home)
        => [.. s_profiles.Select(profile => (profile, home.Server(profile)))];
}
