using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Files;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What a caller may upload by its path: JSON inside the folder of the server, and nothing else.</summary>
public sealed class UploadFileTests : IDisposable
{
    private const string Users = """[{"email":"ann@example.com"}]""";

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("auth0-mcp-upload-");
    private readonly string _folder;

    public UploadFileTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_parent.FullName, "work")).FullName;
        Write("work/users.json", Users);
        Write("secret.json", """[{"password":"canary"}]""");
        Write("work-other/users.json", Users);
    }

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void File_TakesThePlaceOfItsPath()
    {
        Write("work/sub/more.json", "\uFEFF" + Users);

        Assert.Equal(
            """{"connection_id":"con_1","users":[{"email":"ann@example.com"}]}""",
            Load("""{"connection_id":"con_1","users_file":"users.json"}"""));
        Assert.Equal($$"""{"users":{{Users}}}""", Load("""{"users_file":"sub/../sub/more.json"}"""));
        Assert.Equal(
            $$"""{"users":{{Users}}}""", Load($$"""{"users_file":"{{JsonEncodedText.Encode(Path.Combine(_folder, "users.json"))}}"}"""));
    }

    [Fact]
    public void InlineUsers_StayAsTheyAre()
        => Assert.Equal("""{"users":[{"n":1.50}],"upsert":true}""", Load("""{"users":[{"n":1.50}],"upsert":true}"""));

    [Theory]
    [InlineData("""{"users":[{}],"users_file":"users.json"}""", "users_file: give either 'users' or 'users_file', not both")]
    [InlineData("""{}""", "users: missing: give 'users', or 'users_file' with the path of a JSON file")]
    [InlineData("""{"users_file":"missing.json"}""", "users_file: there is no such file in the folder in which the server was started")]
    [InlineData("""{"users_file":"."}""", "users_file: outside the folder in which the server was started; use a file in it")]
    [InlineData(
        """{"users_file":"../secret.json"}""", "users_file: outside the folder in which the server was started; use a file in it")]
    [InlineData(
        """{"users_file":"../work-other/users.json"}""",
        "users_file: outside the folder in which the server was started; use a file in it")]
    [InlineData(
        """{"users_file":"/etc/hostname"}""", "users_file: outside the folder in which the server was started; use a file in it")]
    [InlineData("""{"users_file":"a\u0000b"}""", "users_file: not a path")]
    public void PathThatLeadsNowhereAllowed_IsRefused(string arguments, string expected) => Assert.Equal(expected, Load(arguments));

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("[{}\n,canary]", "the file is not JSON: see its line 2")]
    [InlineData("{\"users\":[]}", "the file must hold a JSON array of objects")]
    [InlineData("[]", "the file must hold a JSON array of objects")]
    [InlineData("[\"canary\"]", "the file must hold a JSON array of objects")]
    public void FileThatHoldsNoUsers_IsRefusedWithoutQuotingIt(string content, string expected)
    {
        Write("work/bad.json", content);

        Assert.Equal("users_file: " + expected, Load("""{"users_file":"bad.json"}"""));
    }

    [Theory]
    [InlineData(500 * 1024, true)]
    [InlineData((500 * 1024) + 1, false)]
    public void File_MayBeAsLargeAsTheApiTakes(int size, bool isTaken)
    {
        Write("work/large.json", "[{\"a\":\"" + new string('x', size - 10) + "\"}]");

        Assert.Equal(isTaken, Load("""{"users_file":"large.json"}""").StartsWith('{'));
    }

    [Fact]
    public void InlineUsersLargerThanTheApiTakes_AreRefused()
        => Assert.Equal(
            "users: larger than the 500 KB that the API takes; split it",
            Load("{\"users\":[{\"a\":\"" + new string('x', 500 * 1024) + "\"}]}"));

    [Fact]
    public void Folder_IsNoFile()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));

        Assert.Equal("users_file: a folder; name a file in it", Load("""{"users_file":"sub"}"""));
    }

    [Theory]
    [InlineData("link.json", "../secret.json", "link.json")]
    [InlineData("out", "..", "out/secret.json")]
    [InlineData("chain.json", "users.json", "chain.json")]
    public void Link_IsNotFollowed(string link, string target, string path)
    {
        File.CreateSymbolicLink(Path.Combine(_folder, link), target);

        Assert.Equal(
            "users_file: leads through a link, which is not followed; name the file itself", Load($$"""{"users_file":"{{path}}"}"""));
    }

    [Fact]
    public void FolderThatIsReachedThroughALink_IsStillTheFolder()
    {
        var link = Path.Combine(_parent.FullName, "linked");
        Directory.CreateSymbolicLink(link, _folder);

        Assert.Equal($$"""{"users":{{Users}}}""", Load("""{"users_file":"users.json"}""", link));
    }

    [Fact]
    public void RootOfTheFileSystem_IsNoFolderToReadFrom()
        => Assert.Equal(
            "users_file: the server runs in the root of the file system, where it uses no files; start it in the folder of the file",
            Load("""{"users_file":"etc/hostname"}""", Path.GetPathRoot(_folder)!));

    [Fact]
    public void ToolWithoutUploads_KeepsItsArguments()
    {
        var arguments = Pipeline.Arguments("""{"users_file":"x"}""");
        var uploads = new UploadFile(new WorkingFolder(_folder)).Load(ToolSamples.Tool("auth0_get_user"), arguments);

        Assert.Empty(uploads.Problems);
        Assert.Same(arguments, uploads.PutInto(arguments));
    }

    private string Load(string arguments, string? folder = null)
    {
        var uploads = new UploadFile(new WorkingFolder(folder ?? _folder)).Load(
            ToolSamples.Tool("auth0_import_users"), Pipeline.Arguments(arguments));
        return uploads.Problems.Count > 0
            ? string.Join('\n', uploads.Problems)
            : "{" + string.Join(
                ',', uploads.PutInto(Pipeline.Arguments(arguments))
                .Select(static pair => $"\"{pair.Key}\":{pair.Value.GetRawText()}")) + "}";
    }

    private void Write(string path, string content)
    {
        var file = new FileInfo(Path.Combine(_parent.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content, new UTF8Encoding(false));
    }
}
