using System.Text;
using Auth0Mcp.Audit;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.Audit;

/// <summary>What is remembered of a chain beside the sign-in shows what is missing at its ends.</summary>
public sealed class AuditHeadTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;
    private readonly Dictionary<string, byte[]> _heads = new(StringComparer.Ordinal);

    private string Folder => Path.Combine(_home, "a", "b");

    private string Current => Path.Combine(Folder, "audit.jsonl");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task BeginningThatIsCutOff_ShowsAgainstTheHead()
    {
        var files = Remembered();
        await files.AppendAsync([.. Enumerable.Range(0, 10).Select(Line)]);
        await File.WriteAllTextAsync(Current, (await File.ReadAllLinesAsync(Current))[^1] + "\n");

        // As if the lines before had been rotated away.
        for (var age = 1; age < files.Kept; age++)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, $"audit.{age}.jsonl"), "");
        }

        var damage = (await AuditChain.ReadAsync(files)).Damage;
        Assert.Equal((Current, 1), (damage?.File, damage?.Line));
    }

    [Fact]
    public async Task EndThatIsCutOff_ShowsAgainstTheHead()
    {
        var files = Remembered();
        await files.AppendAsync([.. Enumerable.Range(0, 10).Select(Line)]);
        await File.WriteAllLinesAsync(Current, (await File.ReadAllLinesAsync(Current))[..7]);
        var chain = await AuditChain.ReadAsync(files);
        Assert.Equal((7, "3 lines are missing at the end"), (chain.Calls, chain.Damage?.Problem));
        File.Delete(Current);
        Assert.Equal("10 lines are missing at the end", (await AuditChain.ReadAsync(files)).Damage?.Problem);
    }

    [Fact]
    public async Task RecordThatIsWrittenAnew_ShowsAgainstTheHead()
    {
        var files = Remembered();
        await files.AppendAsync([Line(1), Line(2)]);
        File.Delete(Current);
        await new AuditFiles(Folder).AppendAsync([Line(1), Line(7)]);
        Assert.Equal(
            (2, "the line is not the one that was written"),
            (await AuditChain.ReadAsync(files)).Damage is { } damage ? (damage.Line, damage.Problem) : default);
    }

    [Fact]
    public async Task RotatedBeginning_IsInOrderWithAHead()
    {
        var files = Remembered(maxBytes: 1000);
        for (var number = 0; number < 60; number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        var chain = await AuditChain.ReadAsync(files);
        Assert.Equal((null, 60L), (chain.Damage, chain.Last.Number));
        Assert.Empty(chain.Unseen);
    }

    [Fact]
    public async Task EndThatIsCutOff_StillShowsWhenTheRecordGoesOn()
    {
        var files = Remembered();
        await files.AppendAsync([.. Enumerable.Range(0, 10).Select(Line)]);
        await File.WriteAllLinesAsync(Current, (await File.ReadAllLinesAsync(Current))[..7]);
        await files.AppendAsync([Line(10)]);
        await files.AppendAsync([Line(11)]);
        Assert.Equal((8, "lines before it are missing, or were put in"), await DamageAsync(files));
        var lines = await File.ReadAllLinesAsync(Current);
        Assert.Equal([11, 12], lines[7..].Select(static line => AuditLine.ClaimedPosition(line)!.Number));
        Assert.Null(AuditLine.Problem(lines[8], AuditLine.ClaimedPosition(lines[7])));
    }

    [Fact]
    public async Task FilesThatAreTakenAway_StillShowWhenTheRecordGoesOn()
    {
        var files = Remembered();
        await files.AppendAsync([Line(1), Line(2)]);
        File.Delete(Current);
        await files.AppendAsync([Line(3)]);
        Assert.Equal((1, "lines before it are missing, or were put in"), await DamageAsync(files));
    }

    [Fact]
    public async Task BeginningThatIsCutOff_StillShowsWhenTheRecordGoesOn()
    {
        var files = await RotatedAsync();
        await CutFirstLineAsync(files.All[0]);
        await Remembered().AppendAsync([Line(60)]);
        Assert.Equal((1, "1 lines before it are missing"), await DamageAsync(files));
    }

    [Fact]
    public async Task BeginningThatIsCutOff_StillShowsWhenTheFileBeforeIsRotatedAway()
    {
        var files = await RotatedAsync();
        await CutFirstLineAsync(files.All[1]);
        var oldest = await File.ReadAllTextAsync(files.All[0]);
        for (var number = 60; oldest == await File.ReadAllTextAsync(files.All[0]); number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        Assert.Equal((1, "1 lines before it are missing"), await DamageAsync(files));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task RecordThatIsWrittenAnew_StillShowsWhenTheRecordGoesOn(int forged)
    {
        var files = Remembered();
        await files.AppendAsync([Line(1), Line(2)]);
        File.Delete(Current);
        await new AuditFiles(Folder).AppendAsync([.. Enumerable.Range(7, forged).Select(Line)]);
        await files.AppendAsync([Line(3)]);

        // The next line is number 3 again: it contradicts the two forged lines before it, or the forged third one contradicts the head.
        Assert.Equal(3, (await DamageAsync(files)).Line);
    }

    [Fact]
    public async Task ProcessThatDiedBeforeItRememberedItsLines_LeavesTheChainWhole()
    {
        var files = Remembered();
        await files.AppendAsync([Line(1)]);
        await new AuditFiles(Folder).AppendAsync([Line(2), Line(3)]);
        Assert.Null((await AuditChain.ReadAsync(files)).Damage);
        await files.AppendAsync([Line(4)]);
        var chain = await AuditChain.ReadAsync(files);
        Assert.Equal((4, null), (chain.Calls, chain.Damage));
    }

    [Fact]
    public async Task ProcessThatDiedWhileAFileWasRotatedAway_LeavesTheChainWhole()
    {
        var saves = 0;
        var files = await RotatedAsync();
        var dying = Remembered(maxBytes: 1000, () => ++saves == 1);
        while (saves < 2)
        {
            // One save is an append; two are a rotation and an append, and the second of them fails.
            saves = 0;
            await Task.WhenAny(dying.AppendAsync([Line(60)]));
        }

        Assert.Null((await AuditChain.ReadAsync(files)).Damage);
        await files.AppendAsync([Line(61)]);
        Assert.Null((await AuditChain.ReadAsync(files)).Damage);
    }

    [Fact]
    public async Task HeadThatCannotBeRead_LosesNoLineAndStaysAsItIs()
    {
        var files = Remembered();
        await files.AppendAsync([Line(1)]);
        var unreadable = "no head"u8.ToArray();
        _heads[AuditFiles.OtherCalls] = unreadable;
        await Assert.ThrowsAsync<SignInStoreException>(() => files.AppendAsync([Line(2), Line(3)]));
        var chain = await AuditChain.ReadAsync(files);
        Assert.Equal((3, null), (chain.Calls, chain.Damage));
        Assert.Same(unreadable, _heads[AuditFiles.OtherCalls]);
    }

    /// <summary>Files with a head of which the oldest lines were rotated away.</summary>
    private async Task<AuditFiles> RotatedAsync()
    {
        var files = Remembered(maxBytes: 1000);
        for (var number = 0; number < 60; number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        return files;
    }

    private static async Task CutFirstLineAsync(string path)
        => await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path))[1..]);

    private static async Task<(int Line, string Problem)> DamageAsync(AuditFiles files)
        => (await AuditChain.ReadAsync(files)).Damage is { } damage ? (damage.Line, damage.Problem) : default;

    /// <summary>Files with a head that is remembered in memory.</summary>
    /// <param name="isWritable">Whether the head can be written; null for always.</param>
    private AuditFiles Remembered(long maxBytes = AuditFiles.DefaultMaxBytes, Func<bool>? isWritable = null)
        => new(Folder, maxBytes, heads: new AuditHeads(
            chain => Task.FromResult(_heads.GetValueOrDefault(chain)),
            (chain, content) =>
            {
                _heads[chain] = isWritable?.Invoke() == false ? throw new SignInStoreException("The keychain is locked.") : content;
                return Task.CompletedTask;
            }));

    private static byte[] Line(int number)
        => Encoding.UTF8.GetBytes($$"""{"number":{{number}},"arguments":{"name":"é 😀 {{new string('x', 60)}}"} }""");
}
