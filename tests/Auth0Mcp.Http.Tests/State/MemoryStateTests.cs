using Auth0Mcp.Team.State;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.State;

/// <summary>What a single instance remembers, it forgets in time.</summary>
public sealed class MemoryStateTests : IAsyncDisposable
{
    private readonly TestTime _time = new();
    private readonly MemoryState _state;

    public MemoryStateTests() => _state = new MemoryState(_time);

    public ValueTask DisposeAsync() => _state.DisposeAsync();

    [Fact]
    public async Task Name_IsSpentOnce_InItsEpochAlone()
    {
        var epoch = await _state.EpochAsync(default);

        Assert.False(await _state.SpendAsync("another", "n", TimeSpan.FromMinutes(1), default));
        Assert.True(await _state.SpendAsync(epoch, "n", TimeSpan.FromMinutes(1), default));
        Assert.False(await _state.SpendAsync(epoch, "n", TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task Value_EndsInTime()
    {
        await _state.SetAsync("k", "v", TimeSpan.FromMinutes(1), default);
        Assert.Equal("v", await _state.GetAsync("k", default));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await _state.GetAsync("k", default));
        Assert.True(await _state.AddAsync("k", "w", TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task Counter_BeginsAnewWithItsWindow()
    {
        Assert.Equal(1, await _state.CountAsync("c", TimeSpan.FromMinutes(1), default));
        Assert.Equal(2, await _state.CountAsync("c", TimeSpan.FromMinutes(1), default));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await _state.CountAsync("c", TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task WhatHasEnded_IsNotKept()
    {
        for (var number = 0; number < 1000; number++)
        {
            await _state.SetAsync($"k{number}", "", TimeSpan.FromSeconds(10), default);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(_state.Count, 1, 12);
    }
}
