using System.Diagnostics;
using System.Net.Sockets;
using Auth0Mcp.Files;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>What is opened lies in the working folder and is a file, also when it was something else a moment before.</summary>
public sealed class WorkingFolderTests : IDisposable
{
    private const int Limit = 1024;

    private readonly string _outside = Directory.CreateTempSubdirectory("auth0-mcp-folder-").FullName;
    private readonly WorkingFolder _folder;

    public WorkingFolderTests()
    {
        Directory.CreateDirectory(At("sub"));
        File.WriteAllText(At("sub/file"), "mine");
        Directory.CreateDirectory(Path.Combine(_outside, "sub"));
        File.WriteAllText(Path.Combine(_outside, "sub", "file"), "canary");
        _folder = new WorkingFolder(At(""));
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Fact]
    public void File_IsRead()
    {
        var (content, problem) = Read("sub/file");
        Assert.Null(problem);
        Assert.Equal("mine"u8.ToArray(), content);
    }

    [Theory]
    [InlineData("sub", "sub/file")]
    [InlineData("SUB", "sub/file")]
    [InlineData("", "sub/file")]
    [InlineData("sub", "sub/new")]
    public void FileOfThisProgram_IsNotForCalls(string own, string path)
        => Assert.StartsWith(
            "a file of this server itself", new WorkingFolder(At(""), [At(own)]).Find(path).Error, StringComparison.Ordinal);

    [Fact]
    public void FolderBesideThoseOfThisProgram_IsOpen()
        => Assert.Null(new WorkingFolder(At(""), [At("su"), At("sub/other")]).Find("sub/file").Error);

    /// <summary>Nobody follows it: every part would be looked at.</summary>
    [Theory]
    [InlineData("a/", 2048, "longer than 4096 bytes")]
    [InlineData("é", 2050, "longer than 4096 bytes")]
    [InlineData("a/", 256, "has more than 256 parts")]
    [InlineData("../", 256, "has more than 256 parts")]
    public void PathThatNoSystemTakes_IsNotLookedAt(string part, int times, string problem)
    {
        var path = string.Concat(Enumerable.Repeat(part, times)) + "x";

        Assert.StartsWith(problem, _folder.Find(path).Error, StringComparison.Ordinal);
        Assert.Equal("", _folder.Locate(path));
        Assert.StartsWith(problem, Read(path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PathOfAsManyPartsAsAreTaken_IsFound()
        => Assert.Null(_folder.Find(string.Concat(Enumerable.Repeat("a/", 255)) + "x").Error);

    [UnixTheory]
    [InlineData("link", "work/sub")]
    [InlineData("work", "link/sub")]
    public void FileOfThisProgram_IsNotForCalls_WhicheverWayLeadsThere(string folder, string own)
    {
        // Both name the same folder, one of them through a link.
        Directory.CreateSymbolicLink(Path.Combine(_outside, "link"), Path.Combine(_outside, "work"));
        Assert.StartsWith(
            "a file of this server itself",
            new WorkingFolder(Path.Combine(_outside, folder), [Path.Combine(_outside, own)]).Find("sub/file").Error,
            StringComparison.Ordinal);
    }

    [UnixFact]
    public void FileThatBecameALink_IsNotOpened()
    {
        var full = Find("sub/file");
        File.Delete(full);
        File.CreateSymbolicLink(full, Path.Combine(_outside, "sub", "file"));
        Assert.Throws<IOException>(() => _folder.OpenRead(full));
    }

    [UnixFact]
    public void FileWithASecondName_IsNotRead()
    {
        using (var linked = Process.Start("ln", [Path.Combine(_outside, "sub", "file"), At("sub/hard")]))
        {
            linked.WaitForExit();
        }

        var (content, problem) = Read("sub/hard");
        Assert.Contains("hard link", problem, StringComparison.Ordinal);
        Assert.Null(content);
    }

    [UnixTheory]
    [InlineData("sub/file")]
    [InlineData("sub/sub/file")]
    public void FolderThatBecameALink_IsNotEntered(string path)
    {
        Directory.CreateDirectory(At("sub/sub"));
        File.WriteAllText(At("sub/sub/file"), "mine");
        Directory.CreateDirectory(Path.Combine(_outside, "sub", "sub"));
        File.WriteAllText(Path.Combine(_outside, "sub", "sub", "file"), "canary");
        var full = Find(path);
        SwapForALink("sub");
        Assert.Equal("canary", File.ReadAllText(full));
        Assert.Throws<IOException>(() => _folder.OpenRead(full));
    }

    [UnixFact]
    public void FolderThatBecameALink_GetsNoNewFile()
    {
        var full = Find("sub/new");
        SwapForALink("sub");
        Assert.Throws<IOException>(() => _folder.Create(full));
        Assert.False(File.Exists(Path.Combine(_outside, "sub", "new")));
    }

    [UnixFact]
    public void NameThatBecameALink_GetsNoNewFile()
    {
        var full = Find("sub/new");
        File.CreateSymbolicLink(full, Path.Combine(_outside, "new"));
        Assert.Throws<IOException>(() => _folder.Create(full));
        Assert.False(File.Exists(Path.Combine(_outside, "new")));
    }

    [UnixFact]
    public void FileWhoseFolderIsSwapped_IsWrittenAndRemovedWhereItWasMade()
    {
        File.WriteAllText(Path.Combine(_outside, "sub", "new"), "theirs");
        using var created = _folder.Create(Find("sub/new"));
        SwapForALink("sub");
        created.Write("secret"u8);
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(_outside, "sub", "new")));
        Assert.Equal("secret", File.ReadAllText(At("moved/new")));

        created.Delete();
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(_outside, "sub", "new")));
        Assert.False(File.Exists(At("moved/new")));
    }

    [UnixFact]
    public void NewFile_IsForItsOwnerAlone()
    {
        using var created = _folder.Create(Find("sub/new"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("sub/new")));
    }

    [Fact]
    public void FileThatExists_IsNotMadeAnew()
    {
        Assert.Throws<IOException>(() => _folder.Create(Find("sub/file")));
        Assert.Equal("mine", File.ReadAllText(At("sub/file")));
    }

    [UnixFact]
    public async Task Pipe_IsRefusedWithoutWaitingForItsWriter()
    {
        using var made = Process.Start("mkfifo", [At("pipe")]);
        await made.WaitForExitAsync();
        Assert.Equal(
            "not a regular file; name a file that holds its content",
            await Task.Run(() => Read("pipe").Error).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [UnixFact]
    public void Socket_IsNoFile()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(At("socket")));
        Assert.Equal("the file cannot be read; check that it may be read", Read("socket").Error);
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("sub/")]
    [InlineData("./")]
    public void Folder_IsNoFile(string path) => Assert.Equal("a folder; name a file in it", Read(path).Error);

    [Theory]
    [InlineData("missing")]
    [InlineData("missing/file")]
    [InlineData("sub/file/file")]
    public void MissingFile_IsSaidToBeMissing(string path)
        => Assert.Equal("there is no such file in the folder in which the server was started", Read(path).Error);

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    [InlineData(1L << 34, false)]
    public void File_IsReadUpToTheLimit(long size, bool isRead)
    {
        using (var file = File.Create(At("large")))
        {
            file.SetLength(size);
        }

        var (content, problem) = Read("large");
        Assert.Equal(isRead ? null : "the file is larger than 1 KB", problem);
        Assert.Equal(isRead ? size : (long?)null, content?.LongLength);
    }

    private string At(string path) => Path.Combine(_outside, "work", path);

    private Result<byte[], string> Read(string path) => _folder.Read(path, Limit, "1 KB");

    private string Find(string path)
    {
        var (full, problem) = _folder.Find(path);
        Assert.Null(problem);
        return full!;
    }

    /// <summary>As somebody may between the check of a path and its use.</summary>
    private void SwapForALink(string folder)
    {
        Directory.Move(At(folder), At("moved"));
        Directory.CreateSymbolicLink(At(folder), Path.Combine(_outside, folder));
    }
}
