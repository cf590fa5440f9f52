using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>What a client carries between question and answer: good once, for ten minutes, however long the server runs.</summary>
public sealed class ConsentStateTests
{
    private static readonly ConsentBinding s_binding = new("call", "");

    private readonly TestTime _time = new();
    private readonly ConsentState _state;

    public ConsentStateTests() => _state = new ConsentState(_time);

    [Fact]
    public void State_IsGoodOnceWithinTenMinutes()
    {
        var state = _state.Create(s_binding);
        _time.Advance(ConfirmationTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(ConsentMatch.Whole, _state.Accept(state, s_binding));
        Assert.Equal(ConsentMatch.None, _state.Accept(state, s_binding));
    }

    [Fact]
    public void State_EndsAfterTenMinutes()
    {
        var state = _state.Create(s_binding);
        _time.Advance(ConfirmationTokens.Lifetime);
        Assert.Equal(ConsentMatch.None, _state.Accept(state, s_binding));
    }

    [Fact]
    public void SpentStates_AreForgottenWhenTheyHaveEnded()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            Assert.Equal(ConsentMatch.Whole, _state.Accept(_state.Create(s_binding), s_binding));
            Assert.InRange(_state.SpentCount, 1, 10);
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(600)]
    public void SpentState_IsNeverGoodAgain(int minutes)
    {
        var spent = _state.Create(s_binding);
        Assert.Equal(ConsentMatch.Whole, _state.Accept(spent, s_binding));
        _time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(ConsentMatch.Whole, _state.Accept(_state.Create(s_binding), s_binding));
        Assert.Equal(ConsentMatch.None, _state.Accept(spent, s_binding));
    }

    [Fact]
    public void ClockThatIsPutBack_RevivesNoSpentState()
    {
        var spent = _state.Create(s_binding);
        Assert.Equal(ConsentMatch.Whole, _state.Accept(spent, s_binding));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ConsentMatch.Whole, _state.Accept(_state.Create(s_binding), s_binding));
        Assert.Equal(1, _state.SpentCount);
        _time.Advance(TimeSpan.FromHours(-1));
        Assert.Equal(ConsentMatch.None, _state.Accept(spent, s_binding));
        Assert.Equal(ConsentMatch.Whole, _state.Accept(_state.Create(s_binding), s_binding));
    }
}
