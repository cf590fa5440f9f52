using System.Diagnostics;
using Auth0Mcp.Audit;
using Auth0Mcp.Configuration;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>What is in place of a file of this program is neither waited for nor written to, and shows.</summary>
public sealed class OddFilesTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-odd-").FullName;

    private string Elsewhere => Path.Combine(_home, "elsewhere");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    public static TheoryData<string, string> Places()
    {
        var places = new TheoryData<string, string>();
        foreach (var kind in new[] { "pipe", "directory", "hard link", "link" })
        {
            foreach (var name in new[] { "audit.jsonl", "audit.1.jsonl", "audit.lock" })
            {
                places.Add(kind, name);
            }
        }

        return places;
    }

    [UnixTheory]
    [MemberData(nameof(Places))]
    public async Task OddFileOfTheRecord_IsDamageAndNothingIsAppended(string kind, string name)
    {
        var files = new AuditFiles(Path.Combine(_home, "audit"));
        Directory.CreateDirectory(files.Directory);
        await PutAsync(kind, Path.Combine(files.Directory, name));
        var chain = await Task.Run(() => AuditChain.ReadAsync(files)).WaitAsync(s_patience);
        Assert.Equal((name, 1), (Path.GetFileName(chain.Damage?.File), chain.Damage?.Line));
        await Assert.ThrowsAsync<OddFileException>(() => Task.Run(() => files.AppendAsync(["{}"u8.ToArray()])).WaitAsync(s_patience));
        Assert.True(!File.Exists(Elsewhere) || await File.ReadAllTextAsync(Elsewhere) == "kept");
    }

    [UnixTheory]
    [InlineData("audit.jsonl")]
    [InlineData("audit.lock")]
    public async Task PipeInTheRecord_IsToldByVerifyAndStopsNoCall(string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_home, "audit", "environment")).FullName;
        await PutAsync("pipe", Path.Combine(directory, name));
        (string, string)[] variables = [.. Shell.Tenant, ("AUTH0_MCP_HOME", _home), ("AUTH0_MCP_AUDIT", "true")];
        var call = await Shell.RunAsync(["call", "auth0_create_application", "zz=1"], variables).WaitAsync(s_patience);
        Assert.Contains("zz", call.Output + call.Error, StringComparison.Ordinal);
        Assert.Contains("the audit log cannot be written (it is a link, a pipe", call.Error, StringComparison.Ordinal);
        var verified = await Shell.RunAsync(["audit", "verify"], variables).WaitAsync(s_patience);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains($"{name}:1: it is a link, a pipe", verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileWithoutLineEnds_IsDamageAndNotHeldInMemory()
    {
        const long Length = 300_000_000;
        var files = new AuditFiles(Path.Combine(_home, "audit"));
        Directory.CreateDirectory(files.Directory);
        await using (var sparse = new FileStream(files.Current, FileMode.CreateNew))
        {
            sparse.SetLength(Length);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(ExactLines.LongestLine + 1, AuditFiles.Lines(files.Current).First().Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Length / 20);
        Assert.Equal(1, (await AuditChain.ReadAsync(files)).Damage?.Line);
        await files.AppendAsync(["{}"u8.ToArray()]);
    }

    [Fact]
    public async Task LineBehindOneThatIsTooLong_IsReadAsItIs()
    {
        var path = Path.Combine(_home, "lines");
        await File.WriteAllTextAsync(path, $"a\n{new string('x', 3 * ExactLines.LongestLine)}\n\nb\nc");
        var lines = AuditFiles.Lines(path).ToList();
        Assert.Equal(["a", "", "b", "c"], lines.Where((_, index) => index != 1));
        Assert.Equal(new string('x', ExactLines.LongestLine) + "\0", lines[1]);
    }

    [UnixTheory]
    [InlineData("pipe")]
    [InlineData("directory")]
    [InlineData("hard link")]
    public async Task OddPrivateFile_IsRefusedAndNotWaitedFor(string kind)
    {
        var path = Path.Combine(_home, "secret.json");
        await PutAsync(kind, path);
        await Assert.ThrowsAsync<SignInStoreException>(() => Task.Run(() => PrivateFile.Read(path)).WaitAsync(s_patience));
    }

    [UnixFact]
    public async Task PipeInPlaceOfTheProfiles_IsRefusedAndNotWaitedFor()
    {
        await PutAsync("pipe", Path.Combine(_home, "config.json"));
        var store = new ProfileStore(new UserDirectories(_home, _home, IsOwn: true));
        await Assert.ThrowsAsync<SignInStoreException>(() => Task.Run(store.List).WaitAsync(s_patience));
    }

    [UnixFact]
    public async Task PipeInPlaceOfTheMarkOfChanges_IsAsIfNothingChanged()
    {
        await PutAsync("pipe", Path.Combine(_home, "changes"));
        Assert.Equal("", await Task.Run(new SignInChanges(_home).Current).WaitAsync(s_patience));
    }

    private async Task PutAsync(string kind, string path)
    {
        switch (kind)
        {
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "link":
                await File.WriteAllTextAsync(Elsewhere, "kept");
                File.CreateSymbolicLink(path, Elsewhere);
                break;
            case "hard link":
                await File.WriteAllTextAsync(Elsewhere, "kept");
                await RunAsync("ln", Elsewhere, path);
                break;
            default:
                await RunAsync("mkfifo", path);
                break;
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
