using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>What a client carries between question and answer: good once, for ten minutes, however long the server runs.</summary>
public sealed class ConsentStateTests
{
    private const string Binding = "call";

    private readonly TestTime _time = new();
    private readonly ConsentState _state;

    public ConsentStateTests() => _state = new ConsentState(_time);

    [Fact]
    public void State_IsGoodOnceWithinTenMinutes()
    {
        var state = _state.Create(Binding);
        _time.Advance(ConfirmationTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.True(_state.Accept(state, Binding));
        Assert.False(_state.Accept(state, Binding));
    }

    [Fact]
    public void State_EndsAfterTenMinutes()
    {
        var state = _state.Create(Binding);
        _time.Advance(ConfirmationTokens.Lifetime);
        Assert.False(_state.Accept(state, Binding));
    }

    [Fact]
    public void SpentStates_AreForgottenWhenTheyHaveEnded()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            Assert.True(_state.Accept(_state.Create(Binding), Binding));
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
        var spent = _state.Create(Binding);
        Assert.True(_state.Accept(spent, Binding));
        _time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.True(_state.Accept(_state.Create(Binding), Binding));
        Assert.False(_state.Accept(spent, Binding));
    }

    [Fact]
    public void ClockThatIsPutBack_RevivesNoSpentState()
    {
        var spent = _state.Create(Binding);
        Assert.True(_state.Accept(spent, Binding));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(_state.Accept(_state.Create(Binding), Binding));
        Assert.Equal(1, _state.SpentCount);
        _time.Advance(TimeSpan.FromHours(-1));
        Assert.False(_state.Accept(spent, Binding));
        Assert.True(_state.Accept(_state.Create(Binding), Binding));
    }
}
