using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>Who agrees to an upload agrees to what is in the file, and nothing else is sent.</summary>
public sealed class UploadConsentTests : IDisposable
{
    private const string Import = "auth0_import_users";
    private const string Agreed = """[{"email":"ann@example.com"}]""";
    private const string Changed = """[{"email":"eve@example.com"}]""";
    private const string Arguments = """{"connection_id":"con_0123456789abcdef","users_file":"users.json"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-agreed-").FullName;
    private readonly TestTenant _tenant = new();
    private readonly Pipeline _road;

    public UploadConsentTests()
    {
        _road = new Pipeline(_tenant, confirm: ConfirmLevel.Writes, folder: _folder);
        Write(Agreed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A model names the file; what is in it leaves this machine.</summary>
    [Fact]
    public async Task FileThatLeaves_NeedsAYesAtTheUsualLevel()
    {
        var road = new Pipeline(_tenant, confirm: ConfirmLevel.Destructive, folder: _folder);
        Assert.Equal("confirmation_required", (await road.CallAsync(Import, Arguments)).Kind);
        Assert.Empty(_tenant.Requests);
        var trial = (await road.CallAsync(Import, Arguments.Replace("{", "{\"dry_run\":true,", StringComparison.Ordinal))).Success;
        Assert.True(trial.GetProperty("needs_consent").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UsersInTheCall_OrAFileWhereNobodyIsAsked_AreSent(bool isFile)
    {
        var road = new Pipeline(_tenant, confirm: isFile ? ConfirmLevel.Never : ConfirmLevel.Destructive, folder: _folder);
        (await road.CallAsync(
            Import, isFile ? Arguments : $$"""{"connection_id":"con_0123456789abcdef","users":{{Agreed}}}""")).Success.ToString();
        Assert.Contains(Agreed, _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_SaysWhatTheFileIs()
    {
        var plan = (await _road.CallAsync(Import, Arguments)).Error.GetProperty("plan");
        Assert.Equal(
            $$"""[{"argument":"users_file","bytes":29,"sha256":"{{Hash(Agreed)}}…"}]""", plan.GetProperty("files").GetRawText());
        Assert.Equal(Arguments, plan.GetProperty("arguments").GetRawText());
    }

    [Fact]
    public async Task PlanWithoutAFile_SpeaksOfNone()
        => Assert.False(
            (await _road.CallAsync(
            Import, """{"connection_id":"con_0123456789abcdef","users":[{"email":"ann@example.com"}]}""")).Error.GetProperty(
            "plan").TryGetProperty("files", out _));

    [Fact]
    public async Task Question_SaysWhatTheFileIs()
    {
        var person = new Person(static () => { });
        await CallAsync(person);
        Assert.Contains($"\nFile for users_file: 29 bytes, SHA-256 {Hash(Agreed)}….\n", person.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenForTheSameFile_SendsIt()
    {
        var token = await TokenAsync();
        (await ConfirmAsync(token)).Success.ToString();
        Assert.Contains(Agreed, _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenForAnotherContent_IsRefusedAndSpent()
    {
        var token = await TokenAsync();
        Write(Changed);
        AssertChanged(await ConfirmAsync(token));
        Write(Agreed);
        Assert.Equal("confirmation_invalid", (await ConfirmAsync(token)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task TokenForAFileThatIsGone_SendsNothing()
    {
        var token = await TokenAsync();
        File.Delete(Path.Combine(_folder, "users.json"));
        Assert.Equal(
            "users_file: there is no such file in the folder in which the server was started", (await ConfirmAsync(token)).Problems);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task PersonWhoAgrees_SendsTheFile()
    {
        (await CallAsync(new Person(static () => { }))).Success.ToString();
        Assert.Contains(Agreed, _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatChangesWhileThePersonIsAsked_IsNotSent()
    {
        AssertChanged(await CallAsync(new Person(() => Write(Changed))));
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task FileThatGoesWhileThePersonIsAsked_IsNotSent()
    {
        AssertChanged(await CallAsync(new Person(() => File.Delete(Path.Combine(_folder, "users.json")))));
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task AnswerOfALaterRound_IsForTheFileAsItWas()
    {
        await using var pipe = new McpPipe(_road);
        var first = await StateAsync(pipe);
        Write(Changed);
        Assert.Contains("\"file_changed\"", McpPipe.ToolText(await pipe.AskAsync(Request(Answer(first)))), StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);

        var second = await StateAsync(pipe);
        await pipe.AskAsync(Request(Answer(second)));
        Assert.Contains(Changed, _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateWithTheHashOfAnotherFile_IsForged()
    {
        await using var pipe = new McpPipe(_road);
        var parts = (await StateAsync(pipe)).Split('.');
        Write(Changed);
        parts[2] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Changed)));
        var answer = await pipe.AskAsync(Request(Answer(string.Join('.', parts))));
        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task DeclinedQuestion_StaysDeclinedWhenTheFileChanges()
    {
        await using var pipe = new McpPipe(_road);
        var state = await StateAsync(pipe);
        Write(Changed);
        var answer = await pipe.AskAsync(Request(Answer(state, """{"action":"decline"}""")));
        Assert.Contains("\"declined\"", McpPipe.ToolText(answer), StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    private static void AssertChanged(Answer answer)
    {
        Assert.Equal("file_changed", answer.Kind);
        Assert.Equal("The file changed since the user agreed to it (users_file). Nothing was sent.", answer.Message);
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];

    private void Write(string content) => File.WriteAllText(Path.Combine(_folder, "users.json"), content);

    private async Task<string> TokenAsync() => (await _road.CallAsync(Import, Arguments)).Error.GetProperty("confirmation").GetString()!;

    private Task<Answer> ConfirmAsync(string token)
        => _road.CallAsync(
            "auth0_call_write_tool", $$"""{"name":"{{Import}}","arguments":{{Arguments[..^1]}},"confirmation":"{{token}}"} }""");

    private async Task<Answer> CallAsync(Person person)
        => new(await _road.Caller.CallAsync(
            new ToolCall(Import, Pipeline.Arguments(Arguments)) { Consent = person }, CancellationToken.None));

    private static async Task<string> StateAsync(McpPipe pipe)
        => (await pipe.AskAsync(Request(""))).GetProperty("result").GetProperty("requestState").GetString()!;

    private static string Answer(string state, string answer = """{"action":"accept","content":{"agree":true}}""")
        => $$""","requestState":{{JsonSerializer.Serialize(state)}},"inputResponses":{"consent":{{answer}} }""";

    private static string Request(string more)
        => $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{Import}}","arguments":{{Arguments}}{{more}}"""
            + ""","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","""
            + """ "io.modelcontextprotocol/clientCapabilities":{"elicitation":{} }"""
            + ""","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"} } } }""";

    /// <summary>Somebody who agrees, while something happens to the file.</summary>
    private sealed class Person(Action meanwhile) : IConsentChannel
    {
        public string Question { get; private set; } = "";

        public bool CanAsk => true;

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            Question = message;
            meanwhile();
            return Task.FromResult(ConsentAnswer.Accepted);
        }
    }
}
