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
        Assert.Contains(
            "secret_to", Assert.Single(answer.Success.GetProperty("_notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
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
        await new Pipeline(_tenant, folder: Folder).CallAsync(
            "auth0_create_mfa_enrollment_ticket", """{"user_id":"auth0|1","secret_to":"file:all.secret.json"}""");
        Assert.Equal(
            """{"ticket_id":"canary-1","ticket_url":"https://t.example/canary-2"}""",
            await File.ReadAllTextAsync(Path.Combine(Folder, "all.secret.json")));
    }

    [Fact]
    public async Task WhatTheCallerWrote_IsNotHandedOn()
    {
        _tenant.Answers(201, """{"id":"1","signing_secret":"touch-owned-by-the-caller-0123456789"}""");
        var answer = await new Pipeline(_tenant, folder: Folder).CallAsync(
            "auth0_create_resource_server",
            """{"identifier":"https:"""
            + """//api.example.com","signing_alg":"HS256","signing_secret":"touch-owned-by-the-caller-0123456789","secret_to":"file:a.secret"}""");
        Assert.Contains("no secret", answer.Success.GetProperty("_secret_to").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData(".bash_aliases")]
    [InlineData(".mcp.json")]
    [InlineData(".envrc")]
    [InlineData("sitecustomize.py")]
    [InlineData("Makefile")]
    [InlineData(".git/.env#KEY")]
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
    public async Task KeyOfAnythingButAnEnvironmentFile_IsRefused(string place)
    {
        Assert.Contains("KEY", (await Call("file:" + place)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
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
        var calls = Enumerable.Range(0, 4)
            .Select(_ => pipeline.CallAsync(Create, """{"name":"Storefront","secret_to":"file:.env#KEY"}""")).ToList();
        while (calls.Count(static call => call.IsCompleted) < 3)
        {
            await Task.WhenAny(calls.Where(static call => !call.IsCompleted));
        }

        start.SetResult();
        var answers = await Task.WhenAll(calls);
        Assert.Single(answers, static answer => !answer.IsError);
        Assert.Equal(
            3, answers.Count(static answer => answer.Text.Contains(
            "another call under way saves its secret there", StringComparison.Ordinal)));
        Assert.Equal("KEY=canary-of-the-answer\n", await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
        Assert.False((await pipeline.CallAsync(Create, """{"name":"Storefront","secret_to":"file:.env#TOKEN"}""")).IsError);
    }

    [Fact]
    public async Task AnotherProcessThatChangesFiles_IsWaitedFor()
    {
        var file = Path.Combine(Folder, ".env");
        Task<Answer> call;
        using (new Auth0Mcp.Files.WorkingFolder(Folder).Lock(file))
        {
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _tenant.Answers(_ =>
            {
                answered.SetResult();
                return Created;
            });
            call = Task.Run(() => new Pipeline(_tenant, folder: Folder).CallAsync(
                Create, """{"name":"Storefront","secret_to":"file:.env#KEY"}"""));
            await answered.Task;
            await File.WriteAllTextAsync(file, "THEIRS=1\n");
        }

        Assert.False((await call).IsError);
        Assert.Equal("THEIRS=1\nKEY=canary-of-the-answer\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public void FolderThatIsLocked_IsNotLockedTwice()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = new Auth0Mcp.Files.WorkingFolder(Folder);
        using var other = Auth0Mcp.Files.PosixWalk.OpenParent(Folder, ".env");
        using (folder.Lock(Path.Combine(Folder, ".env")))
        {
            Assert.False(Auth0Mcp.Files.PosixWalk.TryLock(other));
        }

        Assert.True(Auth0Mcp.Files.PosixWalk.TryLock(other));
    }

    [Theory]
    [InlineData("KEY=theirs\n", "KEY=theirs\nKEY_2=canary-of-the-answer\n", "KEY_2")]
    [InlineData("KEY=theirs\nKEY_2=theirs\n", "KEY=theirs\nKEY_2=theirs\nKEY_3=canary-of-the-answer\n", "KEY_3")]
    public async Task KeyThatCameMeanwhile_StaysAndTheSecretGetsAnother(string theirs, string after, string key)
    {
        var file = Path.Combine(Folder, ".env");
        _tenant.Answers(_ =>
        {
            File.WriteAllText(file, theirs);
            return Created;
        });
        var answer = await new Pipeline(_tenant, folder: Folder).CallAsync(
            Create, """{"name":"Storefront","secret_to":"file:.env#KEY"}""");
        Assert.Equal(after, await File.ReadAllTextAsync(file));
        Assert.Equal($"[SAVED to file:.env#{key}]", answer.Success.GetProperty("client_secret").GetString());
        Assert.Equal(
            $"file:.env#KEY was set by something else meanwhile, and is kept. The secret is at file:.env#{key}.",
            answer.Success.GetProperty("_secret_to").GetString());
    }

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
        var result = await new Pipeline(_tenant, folder: Folder).Caller.CallAsync(
            new(Create, Pipeline.Arguments("""{"name":"Storefront","secret_to":"file:client.secret"}""")) { IsDryRun = true },
            CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void ToolsThatCreateSecrets_TakeAPlaceForThem()
        => Assert.All(
            new[] { Create, "auth0_rotate_application_secret", "auth0_create_scim_token",
            "auth0_create_password_change_ticket" }.Where(static name => ManagementApi.ManagementCatalog.Find(name) is not null),
            static name => Assert.Contains("secret_to", ToolSamples.Tool(name).LocalArguments));

    [Fact]
    public void ToolsThatMintNothing_TakeNone()
        => Assert.All(
            ManagementApi.ManagementCatalog.All().Where(static tool => tool.MintedSecrets.Count == 0),
            static tool => Assert.DoesNotContain("secret_to", tool.LocalArguments));

    private async Task<Answer> Call(string place, string? answer = Created, string? folder = null)
    {
        if (answer is not null)
        {
            _tenant.Answers(201, answer);
        }

        return await new Pipeline(_tenant, folder: folder ?? Folder).CallAsync(
            Create, $$"""{"name":"Storefront","secret_to":{{JsonSerializer.Serialize(place)}}}""");
    }
}
