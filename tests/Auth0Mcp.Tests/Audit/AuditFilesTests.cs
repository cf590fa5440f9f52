using System.Text;
using Auth0Mcp.Audit;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>The chain of lines on the disk: what happens to it shows.</summary>
public sealed class AuditFilesTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;
    private readonly Dictionary<string, byte[]> _heads = new(StringComparer.Ordinal);

    private string Folder => Path.Combine(_home, "a", "b");

    private string Current => Path.Combine(Folder, "audit.jsonl");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("nothing", 0)]
    [InlineData("changed", 3)]
    [InlineData("removed", 3)]
    [InlineData("first removed", 1)]
    [InlineData("swapped", 3)]
    [InlineData("repeated", 4)]
    [InlineData("cut off", 3)]
    [InlineData("blank", 3)]
    [InlineData("forged", 4)]
    public async Task Damage_IsFoundAtItsLine(string damage, int line)
    {
        var files = new AuditFiles(Folder);
        for (var number = 0; number < 5; number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        var lines = (await File.ReadAllLinesAsync(Current)).ToList();
        Apply(damage, lines);
        await File.WriteAllTextAsync(Current, string.Concat(lines.Select(static text => text + "\n")));
        var found = await AuditChain.ReadAsync(files);
        Assert.Equal(line, found.Damage?.Line ?? 0);
        Assert.Equal(line == 0 ? 5 : line - 1, found.Calls);
    }

    /// <summary>What readers of text leave out is a change all the same.</summary>
    [Theory]
    [InlineData("mark of UTF-8", 1)]
    [InlineData("line ends of Windows", 1)]
    [InlineData("one CR", 3)]
    [InlineData("byte for U+FFFD", 2)]
    public async Task ChangeThatReadersOfTextDoNotSee_IsFoundAtItsLine(string damage, int line)
    {
        var files = new AuditFiles(Folder);
        await files.AppendAsync([Line(0), Encoding.UTF8.GetBytes("{\"text\":\"\uFFFD\"}"), Line(2)]);
        Assert.Null((await AuditChain.ReadAsync(files)).Damage);
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Current));
        text = damage switch
        {
            "mark of UTF-8" => "\u00EF\u00BB\u00BF" + text,
            "line ends of Windows" => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            "one CR" => text[..^1] + "\r\n",
            _ => text.Replace("\u00EF\u00BF\u00BD", "\u00FF", StringComparison.Ordinal),
        };
        await File.WriteAllBytesAsync(Current, Encoding.Latin1.GetBytes(text));
        Assert.Equal(line, (await AuditChain.ReadAsync(files)).Damage?.Line);
    }

    [Fact]
    public async Task LinesCutOffAtTheEnd_ChangeTheLastHash()
    {
        var files = new AuditFiles(Folder);
        await files.AppendAsync([Line(1), Line(2)]);
        var whole = await AuditChain.ReadAsync(files);
        await File.WriteAllTextAsync(Current, (await File.ReadAllLinesAsync(Current))[0] + "\n");
        Assert.NotEqual(whole.Last, (await AuditChain.ReadAsync(files)).Last);
    }

    [Fact]
    public async Task Rotation_KeepsTheChainAndSoManyFiles()
    {
        var files = new AuditFiles(Folder, maxBytes: 1000);
        for (var number = 0; number < 60; number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        Assert.Equal(files.Kept, files.All.Count);
        Assert.Equal(Current, files.All[^1]);
        Assert.All(files.All, static path => Assert.InRange(new FileInfo(path).Length, 1, 1400));
        var chain = await AuditChain.ReadAsync(files);
        Assert.Null(chain.Damage);
        Assert.InRange(chain.Calls, 10, 59);
        Assert.Contains("\"number\":59", (await File.ReadAllLinesAsync(Current))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsTakenOut_IsFound()
    {
        var files = new AuditFiles(Folder, maxBytes: 1000);
        for (var number = 0; number < 60; number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        File.Delete(files.All[2]);
        Assert.Equal((files.All[0], 1), (await AuditChain.ReadAsync(files)).Damage is { } damage ? (damage.File, damage.Line) : default);
    }

    [Fact]
    public async Task SeveralProcesses_MakeOneChain()
    {
        // Each has its own files open, as processes have.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(process => Task.Run(async () =>
        {
            var files = new AuditFiles(Folder, maxBytes: 20_000);
            for (var number = 0; number < 25; number++)
            {
                await files.AppendAsync([Line(process * 100 + number), Line(process * 100 + number + 50)]);
            }
        })));
        var chain = await AuditChain.ReadAsync(new AuditFiles(Folder));
        Assert.Equal((200, null), (chain.Calls, chain.Damage));
    }

    [Fact]
    public async Task HalfALineOfAProcessThatDied_LeavesTheNextOnesWhole()
    {
        var files = new AuditFiles(Folder);
        await files.AppendAsync([Line(1)]);
        await File.AppendAllTextAsync(Current, "{\"time\":\"20");
        await files.AppendAsync([Line(2), Line(3)]);
        Assert.Equal(2, (await AuditChain.ReadAsync(files)).Damage?.Line);
        var lines = await File.ReadAllLinesAsync(Current);
        Assert.Null(AuditLine.Problem(lines[2], AuditLine.ClaimedPosition(lines[0])));
        Assert.Null(AuditLine.Problem(lines[3], AuditLine.ClaimedPosition(lines[2])));
    }

    [Fact]
    public async Task FullDisk_LeavesNoHalfLineAndTheChainGoesOnLater()
    {
        var isFull = false;
        var files = new AuditFiles(Folder, open: path => isFull ? new HalfWritten(path) : new FileStream(path, FileMode.Append));
        await files.AppendAsync([Line(1)]);
        isFull = true;
        await Assert.ThrowsAsync<IOException>(() => files.AppendAsync([Line(2), Line(3)]));
        isFull = false;
        await files.AppendAsync([Line(4)]);
        var chain = await AuditChain.ReadAsync(files);
        Assert.Equal((2, null), (chain.Calls, chain.Damage));
    }

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
        Assert.Equal((2, "the line is not the one that was written"), (await AuditChain.ReadAsync(files)).Damage is { } damage ? (damage.Line, damage.Problem) : default);
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

    [Fact]
    public async Task WithoutAHead_WhatCannotBeSeenIsSaid()
    {
        var files = new AuditFiles(Folder, maxBytes: 1000);
        for (var number = 0; number < 60; number++)
        {
            await files.AppendAsync([Line(number)]);
        }

        Assert.Equal(2, (await AuditChain.ReadAsync(files)).Unseen.Count);
    }

    [UnixFact]
    public async Task Links_AreNotFollowed()
    {
        Directory.CreateDirectory(Folder);
        var elsewhere = Path.Combine(_home, "elsewhere");
        await File.WriteAllTextAsync(elsewhere, "");
        File.CreateSymbolicLink(Current, elsewhere);
        await Assert.ThrowsAsync<IOException>(() => new AuditFiles(Folder).AppendAsync([Line(1)]));
        Assert.Empty(await File.ReadAllTextAsync(elsewhere));
    }

    [UnixFact]
    public async Task FilesAndDirectories_AreForTheirOwnerAlone()
    {
        await new AuditFiles(Folder).AppendAsync([Line(1)]);
        File.SetUnixFileMode(Current, Owner | UnixFileMode.OtherRead);
        await new AuditFiles(Folder).AppendAsync([Line(2)]);
        await new AuditFiles(Folder, maxBytes: 100).AppendAsync([Line(3)]);
        var all = new AuditFiles(Folder).All;
        Assert.Equal(2, all.Count);
        foreach (var path in all)
        {
            Assert.Equal(Owner, File.GetUnixFileMode(path));
        }

        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
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

    private static async Task CutFirstLineAsync(string path) => await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path))[1..]);

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

    private static byte[] Line(int number) => Encoding.UTF8.GetBytes($$"""{"number":{{number}},"arguments":{"name":"é 😀 {{new string('x', 60)}}"} }""");

    private static void Apply(string damage, List<string> lines)
    {
        switch (damage)
        {
            case "changed":
                lines[2] = lines[2].Replace("\"number\":2", "\"number\":7", StringComparison.Ordinal);
                break;
            case "removed":
                lines.RemoveAt(2);
                break;
            case "first removed":
                lines.RemoveAt(0);
                break;
            case "swapped":
                (lines[2], lines[3]) = (lines[3], lines[2]);
                break;
            case "repeated":
                lines.Insert(3, lines[2]);
                break;
            case "cut off":
                lines[2] = lines[2][..^10];
                break;
            case "blank":
                lines.Insert(2, "");
                break;
            case "forged":
                // With a hash of its own the line looks whole, but the next one knows better.
                lines[2] = AuditLine.Chain(Line(7), 3, AuditLine.ClaimedPosition(lines[1])!.Hash);
                break;
        }
    }

    /// <summary>Half of what is written fits.</summary>
    private sealed class HalfWritten(string path) : MemoryStream
    {
        private readonly FileStream _file = new(path, FileMode.Append);

        public override long Length => _file.Length;

        public override void SetLength(long value) => _file.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _file.Write(buffer[..(buffer.Length / 2)]);
            _file.Flush();
            throw new IOException("No space left on device", 28);
        }

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
