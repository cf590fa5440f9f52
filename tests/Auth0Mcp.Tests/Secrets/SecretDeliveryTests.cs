using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A secret that a call creates lies in a file, and nobody was shown it.</summary>
public sealed class SecretDeliveryTests : IDisposable
{
    private const string Create = "auth0_create_application";
    private const string Created = """{"client_id":"k7Q","name":"Storefront","client_secret":"canary-of-the-answer"}""";

    private readonly string _outside = Directory.CreateTempSubdirectory("auth0-mcp-delivery").FullName;
    private readonly TestTenant _tenant = new();

    public SecretDeliveryTests() => Directory.CreateDirectory(Folder);

    private string Folder => Path.Combine(_outside, "work");

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Fact]
    public async Task NewSecretWithoutAPlace_SaysOnceHowToKeepIt()
    {
        var tenant = new TestTenant().Answers(201, """{"ticket":"https://tenant.example/lo/reset?ticket=abc"}""");
        var answer = await tenant.CallAsync("auth0_create_password_change_ticket", """{"user_id":"auth0|1"}""");
        Assert.Contains("secret_to", Assert.Single(answer.Success.GetProperty("_notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretOfACreatedApplication_IsInTheFileAndNotInTheResult()
    {
        var shown = (await Call("file:client.secret")).Success;
        Assert.Equal("[SAVED to file:client.secret]", shown.GetProperty("client_secret").GetString());
        Assert.Equal("k7Q", shown.GetProperty("client_id").GetString());
        Assert.Equal("canary-of-the-answer", await File.ReadAllTextAsync(Path.Combine(Folder, "client.secret")));
        Assert.DoesNotContain("secret_to", _tenant.Request.Body, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task File_IsForItsOwnerAlone()
    {
        await Call("file:client.secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "client.secret")));
    }

    [Fact]
    public async Task SeveralSecrets_AreAnObjectByName()
    {
        _tenant.Answers(200, """{"ticket_id":"canary-1","ticket_url":"https://t.example/canary-2"}""");
        await new Pipeline(_tenant, folder: Folder).CallAsync("auth0_create_mfa_enrollment_ticket", """{"user_id":"auth0|1","secret_to":"file:all.secret.json"}""");
        Assert.Equal("""{"ticket_id":"canary-1","ticket_url":"https://t.example/canary-2"}""", await File.ReadAllTextAsync(Path.Combine(Folder, "all.secret.json")));
    }

    [Fact]
    public async Task WhatTheCallerWrote_IsNotHandedOn()
    {
        _tenant.Answers(201, """{"id":"1","signing_secret":"touch-owned-by-the-caller-0123456789"}""");
        var answer = await new Pipeline(_tenant, folder: Folder).CallAsync("auth0_create_resource_server", """{"identifier":"https://api.example.com","signing_alg":"HS256","signing_secret":"touch-owned-by-the-caller-0123456789","secret_to":"file:a.secret"}""");
        Assert.Contains("no secret", answer.Success.GetProperty("_secret_to").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData(".bash_aliases")]
    [InlineData(".mcp.json")]
    [InlineData(".envrc")]
    [InlineData("sitecustomize.py")]
    [InlineData("Makefile")]
    [InlineData(".git/hooks/a.secret")]
    [InlineData(".vscode/tasks.secret.json")]
    [InlineData("sub/.hidden/a.pem")]
    public async Task FileThatOtherProgramsRunOrRead_IsRefused(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        Assert.Contains("secret_to", (await Call("file:" + path)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData(".env#BAD-KEY")]
    [InlineData(".env#1KEY")]
    [InlineData(".env#")]
    [InlineData("settings.txt#KEY")]
    [InlineData(".envrc#KEY")]
    [InlineData(".git/.env#KEY")]
    public async Task KeyOfAnythingButAnEnvironmentFile_IsRefused(string place)
    {
        Assert.Contains("KEY", (await Call("file:" + place)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task NewEnvironmentFile_HoldsTheKeyForItsOwner()
    {
        (await Call("file:.env#AUTH0_SECRET")).Success.ToString();
        var path = Path.Combine(Folder, ".env");
        Assert.Equal("AUTH0_SECRET=canary-of-the-answer\n", await File.ReadAllTextAsync(path));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task KeyThatIsThere_IsReplacedOnlyWhenAPersonAgrees()
    {
        const string Before = "# mine\r\nA=1\r\nexport AUTH0_SECRET = \"old value\"\r\nB='x # y'\r\n";
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), Before);
        _tenant.Answers(201, Created);
        var pipeline = new Pipeline(_tenant, folder: Folder, confirm: Auth0Mcp.Calls.Consent.ConfirmLevel.Destructive);
        const string Arguments = """{"name":"Storefront","secret_to":"file:.env#AUTH0_SECRET"}""";
        Assert.Equal("confirmation_required", (await pipeline.CallAsync(Create, Arguments)).Kind);
        Assert.Empty(_tenant.Requests);
        (await pipeline.CallAsync(Create, Arguments, person: Person.WhoAgrees)).Success.ToString();
        Assert.Equal(Before.Replace("AUTH0_SECRET = \"old value\"", "AUTH0_SECRET=canary-of-the-answer", StringComparison.Ordinal), await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }

    [Theory]
    [InlineData("", "K=v\n")]
    [InlineData("A=1", "A=1\nK=v\n")]
    [InlineData("A=1\nK=old", "A=1\nK=v")]
    [InlineData("K=\"a\nb\"\nB=2\n", "K=v\nB=2\n")]
    [InlineData("#K=no\n", "#K=no\nK=v\n")]
    [InlineData("\uFEFFK=old\n", "\uFEFFK=v\n")]
    [InlineData("\uFEFF", "\uFEFFK=v\n")]
    [InlineData("K: old\n", "K: \"v\"\n")]
    [InlineData("A=1\rK=old\r", "A=1\rK=v\r")]
    [InlineData("A=1\rB=2", "A=1\rB=2\rK=v\r")]
    [InlineData("declare -x K=old\n", "declare -x K=v\n")]
    [InlineData("\u00a0\fK=old\n", "\u00a0\fK=v\n")]
    public void OtherLines_StayAsTheyAre(string before, string after) => Assert.Equal(after, Auth0Mcp.Calls.Secrets.EnvironmentText.Set(before, "K", "v"));

    [Theory]
    [InlineData("plain-1.x/y:z", "K=plain-1.x/y:z\n")]
    [InlineData("a b", "K=\"a b\"\n")]
    [InlineData("a\"b$c\\d`e\nf", "K=\"a\\\"b\\$c\\\\d\\`e\\nf\"\n")]
    public void Value_IsQuotedWhereItMustBe(string value, string expected) => Assert.Equal(expected, Auth0Mcp.Calls.Secrets.EnvironmentText.Set("", "K", value));

    [Theory]
    [InlineData("export A=1 K=old\n")]
    [InlineData("export K=old A=1\n")]
    [InlineData("set -a; K=old\n")]
    [InlineData("\"K\"=old\n")]
    [InlineData("A='don\nK=old\nB='x'\n")]
    [InlineData("A=1\r\n- K: old\r\n")]
    public async Task KeyInAFormThatIsNotReplaced_IsRefused(string before)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), before);
        Assert.Contains("in a form that is not replaced here", (await Call("file:.env#K")).Text, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }

    [Theory]
    [InlineData("# K=old\n")]
    [InlineData("URL=https://example.com/?K=1\nMYK=2\nK_2=3\n")]
    public async Task WhatOnlyLooksLikeTheKey_IsLeftAlone(string before)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), before);
        (await Call("file:.env#K")).Success.ToString();
        Assert.Equal(before + "K=canary-of-the-answer\n", await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }

    [Fact]
    public async Task CallsThatNameTheSamePlaceAtOnce_AreNotAllSent()
    {
        var start = new TaskCompletionSource();
        _tenant.Answers(async (_, _) =>
        {
            await start.Task;
            return TestTenant.Json(201, Created);
        }).Answers(201, Created);
        var pipeline = new Pipeline(_tenant, folder: Folder);
        var calls = Enumerable.Range(0, 4).Select(_ => pipeline.CallAsync(Create, """{"name":"Storefront","secret_to":"file:.env#K"}""")).ToList();
        while (calls.Count(static call => call.IsCompleted) < 3)
        {
            await Task.WhenAny(calls.Where(static call => !call.IsCompleted));
        }

        start.SetResult();
        var answers = await Task.WhenAll(calls);
        Assert.Single(answers, static answer => !answer.IsError);
        Assert.Equal(3, answers.Count(static answer => answer.Text.Contains("another call under way saves its secret there", StringComparison.Ordinal)));
        Assert.Equal("K=canary-of-the-answer\n", await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
        Assert.False((await pipeline.CallAsync(Create, """{"name":"Storefront","secret_to":"file:.env#L"}""")).IsError);
    }

    [Fact]
    public async Task AnotherProcessThatChangesFiles_IsWaitedFor()
    {
        var file = Path.Combine(Folder, ".env");
        Task<Answer> call;
        using (new Auth0Mcp.Calls.Secrets.WorkingFolder(Folder).Lock(file))
        {
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _tenant.Answers(_ =>
            {
                answered.SetResult();
                return Created;
            });
            call = Task.Run(() => new Pipeline(_tenant, folder: Folder).CallAsync(Create, """{"name":"Storefront","secret_to":"file:.env#K"}"""));
            await answered.Task;
            await File.WriteAllTextAsync(file, "THEIRS=1\n");
        }

        Assert.False((await call).IsError);
        Assert.Equal("THEIRS=1\nK=canary-of-the-answer\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public void FolderThatIsLocked_IsNotLockedTwice()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = new Auth0Mcp.Calls.Secrets.WorkingFolder(Folder);
        using var other = Auth0Mcp.Calls.Secrets.PosixWalk.OpenParent(Folder, ".env");
        using (folder.Lock(Path.Combine(Folder, ".env")))
        {
            Assert.False(Auth0Mcp.Calls.Secrets.PosixWalk.TryLock(other));
        }

        Assert.True(Auth0Mcp.Calls.Secrets.PosixWalk.TryLock(other));
    }

    [Theory]
    [InlineData("K=theirs\n", "K=theirs\nK_2=canary-of-the-answer\n", "K_2")]
    [InlineData("K=theirs\nK_2=theirs\n", "K=theirs\nK_2=theirs\nK_3=canary-of-the-answer\n", "K_3")]
    public async Task KeyThatCameMeanwhile_StaysAndTheSecretGetsAnother(string theirs, string after, string key)
    {
        var file = Path.Combine(Folder, ".env");
        _tenant.Answers(_ =>
        {
            File.WriteAllText(file, theirs);
            return Created;
        });
        var answer = await new Pipeline(_tenant, folder: Folder).CallAsync(Create, """{"name":"Storefront","secret_to":"file:.env#K"}""");
        Assert.Equal(after, await File.ReadAllTextAsync(file));
        Assert.Equal($"[SAVED to file:.env#{key}]", answer.Success.GetProperty("client_secret").GetString());
        Assert.Equal(
            $"file:.env#K was set by something else meanwhile, and is kept. The secret is at file:.env#{key}.", answer.Success.GetProperty("_secret_to").GetString());
    }

    [Theory]
    [InlineData(".env.py#K")]
    [InlineData(".env.local.SH#K")]
    [InlineData(".env.bat#K")]
    [InlineData(".env.ps1#K")]
    [InlineData(".env#PATH")]
    [InlineData(".env#NODE_OPTIONS")]
    [InlineData(".env#LD_PRELOAD")]
    [InlineData(".env#DYLD_INSERT_LIBRARIES")]
    [InlineData(".env#BASH_ENV")]
    [InlineData(".env#PYTHONSTARTUP")]
    [InlineData("a\nb.env#K")]
    [InlineData("a\nb.secret")]
    [InlineData("a\u2028b.secret")]
    public async Task PlaceThatOtherProgramsTakeForAnOrder_IsRefused(string place)
    {
        Assert.Equal("invalid_arguments", (await Call("file:" + place)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [UnixFact]
    public async Task BackslashInAName_IsRefused() => Assert.Equal("invalid_arguments", (await Call("file:sub\\x.secret")).Kind);

    [Fact]
    public async Task AnswerWithoutASecret_LeavesNoFile()
    {
        var shown = (await Call("file:client.secret", """{"client_id":"k7Q"}""")).Success;
        Assert.Contains("no secret", shown.GetProperty("_secret_to").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task RefusedCall_LeavesNoFile()
    {
        _tenant.Answers(409, """{"message":"exists"}""");
        Assert.True((await Call("file:client.secret", null)).IsError);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task BrokenConnection_LeavesNoFile()
    {
        _tenant.Throws(new HttpRequestException("broken"));
        Assert.True((await Call("file:client.secret", null)).IsError);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task DryRun_WritesNoFile()
    {
        var result = await new Pipeline(_tenant, folder: Folder).Caller.CallAsync(new(Create, Pipeline.Arguments("""{"name":"Storefront","secret_to":"file:client.secret"}""")) { IsDryRun = true }, CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData("client.secret", "expected file:PATH, a new file in the folder in which the server was started, file:PATH#KEY for a .env file, or keychain:NAME")]
    [InlineData("file:", "not a path")]
    [InlineData("file:taken.secret", "already exists, and is not overwritten; name a new file")]
    [InlineData("file:missing/client.secret", "its folder does not exist; create it first")]
    [InlineData("file:../client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:a/../../client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:../work-other/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file://etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/./etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/proc/self/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("keychain:client", "there is no keychain here; use file:PATH")]
    public async Task PlaceThatCannotHoldASecret_IsRefusedBeforeAnythingIsSent(string place, string problem)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "taken.secret"), "mine");
        Assert.Equal("secret_to: " + problem, (await Call(place)).Problems);
        Assert.Empty(_tenant.Requests);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Folder, "taken.secret")));
    }

    [UnixTheory]
    [InlineData("file:link/client.secret")]
    [InlineData("file:dangling.secret")]
    public async Task Link_IsNotWrittenThrough(string place)
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), _outside);
        File.CreateSymbolicLink(Path.Combine(Folder, "dangling.secret"), Path.Combine(_outside, "client.secret"));
        Assert.Equal("secret_to: leads through a link, which is not followed; name the file itself", (await Call(place)).Problems);
        Assert.Empty(_tenant.Requests);
        Assert.Empty(Directory.GetFiles(_outside));
    }

    [UnixFact]
    public async Task FolderThatIsALinkItself_IsAFolder()
    {
        var link = Path.Combine(_outside, "project");
        File.CreateSymbolicLink(link, Folder);
        Assert.False((await Call("file:client.secret", Created, link)).IsError);
        Assert.True(File.Exists(Path.Combine(Folder, "client.secret")));
    }

    [Fact]
    public void ToolsThatCreateSecrets_TakeAPlaceForThem()
        => Assert.All(
            new[] { Create, "auth0_rotate_application_secret", "auth0_create_scim_token", "auth0_create_password_change_ticket" }.Where(static name => ManagementApi.ManagementCatalog.Find(name) is not null),
            static name => Assert.Contains("secret_to", ToolSamples.Tool(name).LocalArguments));

    [Fact]
    public void ToolsThatMintNothing_TakeNone()
        => Assert.All(ManagementApi.ManagementCatalog.All().Where(static tool => tool.MintedSecrets.Count == 0), static tool => Assert.DoesNotContain("secret_to", tool.LocalArguments));

    private async Task<Answer> Call(string place, string? answer = Created, string? folder = null)
    {
        if (answer is not null)
        {
            _tenant.Answers(201, answer);
        }

        return await new Pipeline(_tenant, folder: folder ?? Folder).CallAsync(Create, $$"""{"name":"Storefront","secret_to":{{JsonSerializer.Serialize(place)}}}""");
    }
}
