using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tests.State;

/// <summary>The pace of a tenant: nobody goes where nothing is left, and nobody waits where something is.</summary>
public sealed class TenantPaceTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch.AddDays(20_000);

    private readonly TenantPace _pace = new();

    [Fact]
    public void UnknownTenant_IsAskedByOne()
    {
        Assert.Equal(PaceTicket.Probe, _pace.Take(s_start));
        Assert.Equal(TenantPace.Again, _pace.Take(s_start).Wait);
        _pace.Learn(s_start, wasProbe: true, 2, TimeSpan.FromSeconds(10), 1);

        Assert.Equal(PaceTicket.Go, _pace.Take(s_start));
        Assert.Equal(PaceTicket.Go, _pace.Take(s_start));
        Assert.Equal(TimeSpan.FromSeconds(10), _pace.Take(s_start).Wait);
    }

    [Fact]
    public void ProbeThatIsLost_IsFollowedByAnother()
    {
        _pace.Take(s_start);
        Assert.Equal(PaceTicket.Probe, _pace.Take(s_start + TenantPace.LongestProbe));
    }

    [Fact]
    public void TenantThatSaysNothing_IsNotHeldBack()
    {
        _pace.Take(s_start);
        _pace.Learn(s_start, wasProbe: true, null, TimeSpan.Zero, null);

        Assert.Equal(PaceTicket.Go, _pace.Take(s_start));
        Assert.Equal(PaceTicket.Go, _pace.Take(s_start.AddSeconds(9)));
    }

    [Fact]
    public void AnswerThatOvertakesOthers_CountsThoseUnderWay()
    {
        _pace.Take(s_start);
        _pace.Learn(s_start, wasProbe: true, 5, TimeSpan.FromSeconds(10), 1);
        _pace.Take(s_start);
        _pace.Take(s_start);
        _pace.Learn(s_start, wasProbe: false, 4, TimeSpan.FromSeconds(10), 1);

        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => _pace.Take(s_start) == PaceTicket.Go));
    }

    [Fact]
    public void NewWindow_BeginsWithAProbe()
    {
        _pace.Take(s_start);
        _pace.Learn(s_start, wasProbe: true, 0, TimeSpan.FromSeconds(10), 1);

        Assert.Equal(PaceTicket.Probe, _pace.Take(s_start.AddSeconds(10)));
    }
}
