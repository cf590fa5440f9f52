using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>A renewal that is cut short loses no token: by a caller who goes, a logout, or a full disk.</summary>
public sealed class InterruptedRenewalTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly SignedInHome _home = new();
    private readonly RotatingServer _tenant;

    public InterruptedRenewalTests() => _tenant = new RotatingServer(_home.Time);

    public void Dispose()
    {
        _tenant.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task CancelledCall_LosesNoRotation()
    {
        var before = await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var answer = new TaskCompletionSource();
        _tenant.Hold = answer.Task;
        using var cancel = new CancellationTokenSource();
        var call = _home.Process().GetAsync(null, cancel.Token).AsTask();
        await _tenant.Asked.Task.WaitAsync(s_limit);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(before.RefreshToken, (await _home.LoadAsync())!.RefreshToken);

        // The answer comes after the caller has gone, and before the process may end.
        answer.SetResult();
        await _home.Renewals.FinishAsync();
        Assert.NotEqual(before.RefreshToken, (await _home.LoadAsync())!.RefreshToken);
        await _home.Process().GetAsync(null, CancellationToken.None);
        Assert.Empty(_tenant.Faults);
    }

    [Fact]
    public async Task LogoutDuringARenewal_WaitsForItAndWins()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var answer = new TaskCompletionSource();
        _tenant.Hold = answer.Task;
        var call = _home.Process().GetAsync(null, CancellationToken.None).AsTask();
        await _tenant.Asked.Task.WaitAsync(s_limit);
        var logout = Task.Run(async () =>
        {
            using var held = await ProfileLock.AcquireAsync(_home.Directories.State, "default", CancellationToken.None);
            await _home.Store.DeleteAsync("default", CancellationToken.None);
        });
        answer.SetResult();
        await Task.WhenAll(call, logout).WaitAsync(s_limit);
        Assert.Null(await _home.LoadAsync());
    }

    [Fact]
    public async Task DiskThatIsFull_SpendsNoRefreshToken()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var disk = new FullDisk();
        _home.Store = new FileStore(
            SignInStorage.FilesIn(_home.Directories), new SignInChanges(_home.Directories.State), new PrivateFile(disk.Open));
        var server = _home.Server();
        var answer = await SignedInHome.CallAsync(server);
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("disk is full", answer.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (_tenant.Renewals, _tenant.Refusals));
        disk.IsFull = false;
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
    }

    [Fact]
    public async Task DiskThatFillsUpDuringTheRenewal_LosesNoRotationAndSendsNoTokenBeforeItIsStored()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var disk = new FullDisk { Free = 1 };
        _home.Store = new FileStore(
            SignInStorage.FilesIn(_home.Directories), new SignInChanges(_home.Directories.State), new PrivateFile(disk.Open));
        var server = _home.Server();
        Assert.Contains("disk is full", (await SignedInHome.CallAsync(server)).Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (_tenant.Renewals, _tenant.Served));
        disk.IsFull = false;
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        Assert.False((await SignedInHome.CallAsync(_home.Server())).IsError);
        Assert.Equal(1, _tenant.Renewals);
        Assert.Empty(_tenant.Faults);
    }
}
