using System.Text.Json;
using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Clients;

/// <summary><c>clients add</c> over an entry that is there: no restriction goes silently, and two entries stand side by side.</summary>
public sealed class EntryOptionTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task OptionsThatNobodyMentions_StayAndAreNamed()
    {
        await AddAsync("--read-only", "--tools", "auth0_list_*");
        var again = await AddAsync("--profile", "prod");
        Assert.Equal(["--tools", "auth0_list_*", "--read-only", "--profile", "prod"], Options());
        Assert.StartsWith("Cursor: changed in ", again.Output, StringComparison.Ordinal);
        Assert.Contains("+        \"prod\"", again.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Kept from the entry before: --tools auth0_list_* --read-only", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionThatIsMentioned_Changes()
    {
        await AddAsync("--read-only", "--tools", "auth0_list_*");
        await AddAsync("--read-only=false", "--tools", "auth0_get_*");
        Assert.Equal(["--tools", "auth0_get_*"], Options());
    }

    [Fact]
    public async Task WhatCannotBeChosenHere_StaysWordByWordAndIsNamed()
    {
        _machine.Write("cursor", """
            {"mcpServers":{"auth0":{"command":"auth0-mcp","args":
              ["run","--confirm","writes","--tools=auth0_list_*","--confirm-by=token","--read-only","--secrets","env:CI_*",
              "--demo","--added-later","x"]}}}
            """);
        var result = await AddAsync("--tools", "auth0_get_*");
        string[] others = ["--confirm", "writes", "--confirm-by=token", "--secrets", "env:CI_*", "--demo", "--added-later", "x"];
        Assert.Equal(["--tools", "auth0_get_*", "--read-only", .. others], Options());
        Assert.Contains($"Kept from the entry before: --read-only {string.Join(' ', others)}", result.Error, StringComparison.Ordinal);
        await AddAsync("--read-only=false");
        Assert.Equal(["--tools", "auth0_get_*", .. others], Options());
    }

    [Fact]
    public async Task WhatAnotherProgramWasStartedWith_IsNotHandedToThisOne()
    {
        _machine.Write(
            "cursor",
            """{"mcpServers":{"auth0":{"command":"npx","args":["-y","@auth0/auth0-mcp-server","run","--read-only","--verbose"]}}}""");
        await AddAsync();
        Assert.Equal(["--read-only"], Options());
    }

    /// <summary>A new entry would start this program directly, without what the words around it say.</summary>
    [Theory]
    [InlineData(
        """{"command":"env","args":["AUTH0_MCP_READ_ONLY=1","/old/auth0-mcp","run"]}""", "env AUTH0_MCP_READ_ONLY=1 /old/auth0-mcp run")]
    [InlineData(
        """{"command":["env","AUTH0_MCP_READ_ONLY=1","/old/auth0-mcp","run"]}""", "env AUTH0_MCP_READ_ONLY=1 /old/auth0-mcp run")]
    [InlineData("""{"command":"sh","args":["-c","exec /old/auth0-mcp run --read-only"]}""", "sh -c exec /old/auth0-mcp run --read-only")]
    [InlineData("""{"command":"/old/auth0-mcp run --read-only"}""", "/old/auth0-mcp run --read-only")]
    [InlineData(
        """{"command":"docker","args":["run","--rm","-i","-e","AUTH0_MCP_READ_ONLY=true","auth0-mcp"]}""", "AUTH0_MCP_READ_ONLY=true")]
    [InlineData("""{"command":"/old/auth0-mcp","args":"run --read-only"}""", "run --read-only")]
    [InlineData(
        """{"command":"node","args":["/x/wrapper.js","auth0-mcp","run","--read-only"]}""",
        "node /x/wrapper.js auth0-mcp run --read-only")]
    [InlineData("""{"command":"/home/me/start-auth0"}""", "/home/me/start-auth0")]
    [InlineData("""{"command":"/old/auth0-mcp","args":["--later","run"]}""", "would lose: --later.")]
    public async Task EntryThatIsNotUnderstood_IsNotReplaced(string entry, string words)
    {
        var path = _machine.Write("cursor", $$$"""{"mcpServers":{"auth0":{{{entry}}} } }""");
        var before = await File.ReadAllTextAsync(path);
        var result = await AddAsync("--profile", "prod");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Contains("--name", result.Error, StringComparison.Ordinal);
        Assert.Contains("clients remove cursor", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path));

        await AddAsync("--name", "auth0-own", "--read-only");
        Assert.Equal(["--read-only"], Options("auth0-own"));
        await AddAsync("--reset");
        Assert.Empty(Options());
    }

    [Theory]
    [InlineData("/old/auth0-mcp run --read-only")]
    [InlineData("/old/auth0-mcp --read-only run")]
    [InlineData("/old/auth0-mcp --read-only true run")]
    [InlineData("dotnet /old/auth0-mcp.dll run --read-only")]
    [InlineData("dnx Auth0Mcp --yes -- run --read-only")]
    [InlineData("dotnet tool exec Auth0Mcp@1.2.3 --yes -- run --read-only")]
    [InlineData("cmd /c npx -y @auth0/auth0-mcp-server run --read-only --verbose")]
    public async Task EntryThatIsUnderstood_IsReplacedAndKeepsItsOptions(string words)
    {
        var command = words.Split(' ');
        _machine.Write(
            "cursor",
            $$$"""{"mcpServers":{"auth0":{"command":"{{{command[0]}}}","args":{{{JsonSerializer.Serialize(command[1..])}}} } } }""");
        await AddAsync();
        Assert.Equal(["--read-only"], Options());
    }

    [Theory]
    [InlineData("--read-only", true)]
    [InlineData("--read-only=true", true)]
    [InlineData("--read-only:True", true)]
    [InlineData("--read-only true", true)]
    [InlineData("--read-only=false", false)]
    [InlineData("--read-only false", false)]
    [InlineData("--read-only=0", true)]
    [InlineData("--read-only --confirm never", true)]
    [InlineData("--tools --read-only", true)]
    [InlineData("--confirm never", false)]
    public void ReadOnly_IsReadAsRunReadsIt(string words, bool isOn)
        => Assert.Equal(isOn, EntryOptions.From(["auth0-mcp", "run", .. words.Split(' ')], isOurs: true).ReadOnly);

    [Theory]
    [InlineData("--tools a --toolsets b --profile c")]
    [InlineData("--tools=a --toolsets=b --profile=c")]
    [InlineData("--profile:c --tools:a --toolsets:b")]
    public void Lists_AreReadWithEverySign(string words)
        => Assert.Equal(
            new EntryOptions("a", "b", Profile: "c"), EntryOptions.From(["auth0-mcp", "run", .. words.Split(' ')], isOurs: true));

    [Fact]
    public async Task Reset_ForgetsWhatTheEntrySaid()
    {
        await AddAsync("--read-only", "--tools", "auth0_list_*");
        await AddAsync("--reset");
        Assert.Empty(Options());
    }

    [Fact]
    public async Task OptionsOfTheReplacedEntryThatSelectNothing_AreSaidBeforeAnythingIsWritten()
    {
        var path = _machine.Write(
            "cursor",
            """{"mcpServers":{"auth0":{"command":"npx","args":["@auth0/auth0-mcp-server","run","--tools","auth0_no_such_*"]}}}""");
        var before = await File.ReadAllTextAsync(path);
        Assert.Contains("auth0_no_such_*", (await AddAsync()).UsageMessage, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task TwoNames_StandSideBySide()
    {
        await AddAsync("--read-only");
        await AddAsync("--name", "auth0-staging", "--profile", "staging");
        Assert.Equal(["--read-only"], Options());
        Assert.Equal(["--profile", "staging"], Options("auth0-staging"));
        var listed = JsonElement.Parse((await RunAsync("clients", "list", "--json")).Output).EnumerateArray()
            .Where(static entry => entry.GetProperty("client").GetString() == "cursor")
                .Select(static entry => entry.GetProperty("entry").GetString());
        Assert.Contains("auth0", listed);
        await RunAsync("clients", "remove", "cursor", "--name", "auth0-staging");
        Assert.DoesNotContain("staging", await File.ReadAllTextAsync(_machine.FileOf("cursor")), StringComparison.Ordinal);
        Assert.Equal(["--read-only"], Options());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a name")]
    [InlineData("auth0-of-another-kind")]
    [InlineData("a.b")]
    public async Task NameThatClientsDoNotTake_IsRefused(string name)
        => Assert.Contains("--name takes", (await AddAsync("--name", name)).UsageMessage, StringComparison.Ordinal);

    [Fact]
    public async Task MissingProfileAndTooManyTools_AreSaidAtOnce()
    {
        var result = await AddAsync("--profile", "nowhere", "--toolsets", "all");
        Assert.Contains("no profile 'nowhere'", result.Error, StringComparison.Ordinal);
        Assert.Contains("at most 40", result.Error, StringComparison.Ordinal);
    }

    private Task<ShellResult> AddAsync(params string[] options) => RunAsync(["clients", "add", "cursor", .. options]);

    private Task<ShellResult> RunAsync(params string[] arguments)
        => Shell.RunAsync(arguments, [("HOME", _machine.Home), ("USERPROFILE", _machine.Home), ("AUTH0_MCP_HOME", _machine.Home)]);

    private List<string?> Options(string name = "auth0")
        => [.. JsonElement.Parse(File.ReadAllText(_machine.FileOf("cursor"))).GetProperty("mcpServers").GetProperty(name)
            .GetProperty("args").EnumerateArray()
            .Select(static item => item.GetString()).SkipWhile(static argument => argument != "run").Skip(1)];
}
