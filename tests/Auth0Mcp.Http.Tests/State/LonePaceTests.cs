using Auth0Mcp.Http;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tests.State;

/// <summary>The pace of an instance that cannot ask the others.</summary>
public sealed class LonePaceTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch.AddDays(20_000);

    private readonly LonePace _pace = new();

    [Fact]
    public void Requests_GoOneAtATime()
    {
        Assert.Equal(PaceTicket.Go, _pace.Take(s_start));
        Assert.Equal(TenantPace.Again, _pace.Take(s_start).Wait);
        _pace.Leave(Left(100));

        Assert.Equal(PaceTicket.Go, _pace.Take(s_start));
    }

    [Fact]
    public void LastFew_AreLeftToTheOthers_UntilTheReset()
    {
        _pace.Take(s_start);
        _pace.Leave(Left(LonePace.Reserve + 1));
        Assert.Equal(PaceTicket.Go, _pace.Take(s_start));
        _pace.Leave(Left(LonePace.Reserve));

        Assert.Equal(TimeSpan.FromSeconds(10), _pace.Take(s_start).Wait);
        Assert.Equal(PaceTicket.Go, _pace.Take(s_start.AddSeconds(10)));
    }

    [Theory]
    [InlineData(LonePace.SharedReserve, 10)]
    [InlineData(LonePace.SharedReserve + 1, 0)]
    public void InstanceThatIsAloneNow_LeavesTheRestOfTheWindow_WhereLittleIsLeft(int left, int wait)
    {
        _pace.Hear(Left(left));
        _pace.Hear(null);

        Assert.Equal(TimeSpan.FromSeconds(wait), _pace.Take(s_start).Wait);
    }

    [Fact]
    public void InstanceThatWasAlone_JoinsTheOthersOnce()
    {
        Assert.False(_pace.Join());
        _pace.Take(s_start);

        Assert.True(_pace.Join());
        Assert.False(_pace.Join());
    }

    private static RateLimit Left(int requests) => new(requests, s_start.AddSeconds(10), 1);
}
