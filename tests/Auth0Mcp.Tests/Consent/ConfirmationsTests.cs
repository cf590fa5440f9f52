using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>What shows that a person was asked: good once, for ten minutes, for one call, however long the server runs.</summary>
public sealed class ConfirmationsTests
{
    private static readonly ConsentBinding s_binding = new("call", "");

    private readonly TestTime _time = new();
    private readonly Confirmations _confirmations;

    public ConfirmationsTests() => _confirmations = new Confirmations(_time);

    [Fact]
    public void Confirmation_IsGoodOnceWithinTenMinutes()
    {
        var issued = Issue();
        _time.Advance(Confirmations.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(ConsentMatch.Whole, Redeem(issued));
        Assert.Equal(ConsentMatch.None, Redeem(issued));
    }

    [Fact]
    public void Confirmation_EndsAfterTenMinutes()
    {
        var issued = Issue();
        _time.Advance(Confirmations.Lifetime);
        Assert.Equal(ConsentMatch.None, Redeem(issued));
    }

    [Fact]
    public void Spent_AreForgottenWhenTheyHaveEnded()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            Assert.Equal(ConsentMatch.Whole, Redeem(Issue()));
            Assert.InRange(_confirmations.SpentCount, 1, 10);
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(600)]
    public void SpentConfirmation_IsNeverGoodAgain(int minutes)
    {
        var spent = Issue();
        Assert.Equal(ConsentMatch.Whole, Redeem(spent));
        _time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(ConsentMatch.Whole, Redeem(Issue()));
        Assert.Equal(ConsentMatch.None, Redeem(spent));
    }

    [Fact]
    public void ClockThatIsPutBack_RevivesNothingSpent()
    {
        var spent = Issue();
        Assert.Equal(ConsentMatch.Whole, Redeem(spent));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ConsentMatch.Whole, Redeem(Issue()));
        Assert.Equal(1, _confirmations.SpentCount);
        _time.Advance(TimeSpan.FromHours(-1));
        Assert.Equal(ConsentMatch.None, Redeem(spent));
        Assert.Equal(ConsentMatch.Whole, Redeem(Issue()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConfirmationOfOneKind_IsNoneOfTheOther(bool isPlan)
    {
        var (kind, other) = isPlan
            ? (ConfirmationKind.Plan, ConfirmationKind.Question)
            : (ConfirmationKind.Question, ConfirmationKind.Plan);
        var issued = _confirmations.Issue(kind, s_binding).Value;
        Assert.Equal(ConsentMatch.None, _confirmations.Redeem(other, issued, s_binding));
    }

    [Theory]
    [InlineData("", "", nameof(ConsentMatch.Whole))]
    [InlineData("other", "", nameof(ConsentMatch.OtherFiles))]
    [InlineData("", "other", nameof(ConsentMatch.OtherState))]
    public void WhatChangedSince_IsTold(string files, string state, string match)
        => Assert.Equal(
            match,
            _confirmations.Redeem(
                ConfirmationKind.Plan, _confirmations.Issue(ConfirmationKind.Plan, s_binding).Value,
                s_binding with { Files = files, State = state }).ToString());

    [Fact]
    public void PlanPresentedForAnotherCall_IsSpent()
    {
        var issued = _confirmations.Issue(ConfirmationKind.Plan, s_binding).Value;
        Assert.Equal(ConsentMatch.None, _confirmations.Redeem(ConfirmationKind.Plan, issued, new ConsentBinding("another", "")));
        Assert.Equal(ConsentMatch.None, _confirmations.Redeem(ConfirmationKind.Plan, issued, s_binding));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AlteredConfirmation_IsNone(int part)
    {
        string[] parts = Issue().Split('.');
        parts[part] = part == 1 ? "99999999999" : "A" + parts[part];
        Assert.Equal(ConsentMatch.None, Redeem(string.Join('.', parts)));
    }

    private string Issue() => _confirmations.Issue(ConfirmationKind.Question, s_binding).Value!;

    private ConsentMatch Redeem(string? confirmation) => _confirmations.Redeem(ConfirmationKind.Question, confirmation, s_binding);
}
