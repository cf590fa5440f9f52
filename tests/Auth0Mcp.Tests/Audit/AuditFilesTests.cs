using System.Text;
using Auth0Mcp.Audit;
using Auth0Mcp.Files;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>The chain of lines on the disk: what happens to it shows.</summary>
public sealed class AuditFilesTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;

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
        await Assert.ThrowsAsync<OddFileException>(() => new AuditFiles(Folder).AppendAsync([Line(1)]));
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

    private static byte[] Line(int number)
        => Encoding.UTF8.GetBytes($$"""{"number":{{number}},"arguments":{"name":"é 😀 {{new string('x', 60)}}"} }""");

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
}
