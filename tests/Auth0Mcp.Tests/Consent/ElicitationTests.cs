using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tests.Fixtures;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Tests.Consent;

/// <summary>
/// Clients that can ask their user, on both generations of the protocol: what the person does decides what reaches the tenant.
/// </summary>
public sealed class ElicitationTests
{
    private const string Delete = "auth0_delete_application";

    private static readonly Dictionary<string, object?> s_arguments = new() { ["client_id"] = "k7Q" };

    private static readonly ToolSelection s_selection = new([Delete], null, ReadOnly: false);

    private readonly TestTenant _tenant =
        new TestTenant().Answers(static request => request.Method == "GET" ? """{"client_id":"k7Q","name":"Storefront"}""" : "{}");

    public static TheoryData<string> Revisions => ["2025-06-18", "2025-11-25", "2026-07-28"];

    [Theory, MemberData(nameof(Revisions))]
    public async Task PersonWhoAgrees_LetsTheCallThrough(string revision)
    {
        var asked = new List<string>();
        var result = await Call(revision, question =>
        {
            asked.Add(question.Message);
            return Answer("accept", agree: true);
        });
        Assert.NotEqual(true, result.IsError);
        Assert.Equal(1, Changes);
        var message = Assert.Single(asked);
        Assert.Contains("Storefront", message, StringComparison.Ordinal);
        Assert.Contains("k7Q", message, StringComparison.Ordinal);
        Assert.Contains(TestTenant.Host, message, StringComparison.Ordinal);
        Assert.Contains(Delete, message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task PersonWhoDeclines_StopsTheCall(string revision)
        => await AssertStopped(revision, "declined", static _ => Answer("decline"));

    [Theory, MemberData(nameof(Revisions))]
    public async Task PersonWhoCloses_StopsTheCall(string revision)
        => await AssertStopped(revision, "declined", static _ => Answer("cancel"));

    [Theory, MemberData(nameof(Revisions))]
    public async Task AcceptWithoutTheTick_StopsTheCall(string revision)
        => await AssertStopped(revision, "declined", static _ => Answer("accept", agree: false));

    [Theory, MemberData(nameof(Revisions))]
    public async Task AcceptWithNothingInIt_StopsTheCall(string revision)
        => await AssertStopped(revision, "declined", static _ => Answer("accept"));

    [Theory, MemberData(nameof(Revisions))]
    public async Task ClientWithoutElicitation_GetsThePlanAndAToken(string revision)
        => await AssertStopped(revision, "confirmation_required", null);

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task ClientThatClaimsToAskAndCannot_GetsNoToken(string revision)
        => await AssertStopped(
            revision, "not_confirmed", static _ => throw new McpProtocolException("no such method", McpErrorCode.MethodNotFound));

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task ClientThatNeverAnswers_GetsNoToken(string revision)
    {
        // The wait for an answer is over at once on this clock.
        await using var pipe = new McpPipe(_tenant, s_selection, ConfirmLevel.Destructive, TestTime.WhereNobodyAnswers());
        await using var client = await pipe.ConnectAsync(
            revision, new McpClientHandlers
            {
                ElicitationHandler = static async (_, cancellation) =>
                {
                    await Task.Delay(
            Timeout.Infinite, cancellation); return new ElicitResult();
                }
            });
        var result = await client.CallToolAsync(Delete, s_arguments);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.Contains("not_confirmed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"confirmation\"", text, StringComparison.Ordinal);
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task QuestionOfTheNewRevision_IsAnAnswerAndNoRequestToTheClient()
    {
        await using var pipe = Pipe();
        var answer = await pipe.AskAsync(Request(1, ""));
        var result = answer.GetProperty("result");
        Assert.Equal("input_required", result.GetProperty("resultType").GetString());
        Assert.Equal("elicitation/create", result.GetProperty("inputRequests").GetProperty("consent").GetProperty("method").GetString());
        Assert.Equal(0, Changes);
        Assert.All(
            pipe.Lines,
            static line => Assert.DoesNotContain("\"method\":\"elicitation/create\",\"id\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnswerWithItsState_GoesAheadOnce()
    {
        await using var pipe = Pipe();
        var state = await State(pipe);
        var answer = await pipe.AskAsync(Request(2, Agreed(state)));
        Assert.True(answer.GetProperty("result").TryGetProperty("content", out _), answer.GetRawText());
        Assert.Equal(1, Changes);

        var replayed = await pipe.AskAsync(Request(3, Agreed(state)));
        Assert.Equal(-32602, replayed.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(1, Changes);
    }

    [Fact]
    public async Task TamperedState_IsRefused()
    {
        await using var pipe = Pipe();
        var state = await State(pipe);
        foreach (var tampered in (string[])["", "x", "a.b.c", "a.99999999999.c", state[..^2], state + "A", "A" + state,
            state.Replace('.', '_')])
        {
            var answer = await pipe.AskAsync(Request(2, Agreed(tampered)));
            Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        }

        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task StateOfOtherArguments_IsRefused()
    {
        await using var pipe = Pipe();
        var state = await State(pipe);
        var answer = await pipe.AskAsync(Request(2, Agreed(state)).Replace("k7Q", "other", StringComparison.Ordinal));
        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task AnswerWithoutAQuestion_IsRefused()
    {
        await using var pipe = Pipe();
        var answer = await pipe.AskAsync(Request(1, ""","inputResponses":{"consent":{"action":"accept","content":{"agree":true} } }"""));
        Assert.True(answer.TryGetProperty("error", out _), answer.GetRawText());
        Assert.Equal(0, Changes);
    }

    private int Changes => _tenant.Requests.Count(static request => request.Method != "GET");

    private async Task AssertStopped(string revision, string kind, Func<ElicitRequestParams, ElicitResult>? person)
    {
        var result = await Call(revision, person);
        Assert.True(result.IsError);
        var error = JsonElement.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text).GetProperty("error");
        Assert.Equal(kind, error.GetProperty("kind").GetString());
        Assert.Equal(0, Changes);
    }

    private async Task<CallToolResult> Call(string revision, Func<ElicitRequestParams, ElicitResult>? person)
    {
        await using var pipe = Pipe();
        await using var client = await pipe.ConnectAsync(
            revision,
            new McpClientHandlers
            {
                ElicitationHandler = person is null
            ? null
            : (question, _) => ValueTask.FromResult(person(question!))
            });
        return await client.CallToolAsync(Delete, s_arguments);
    }

    private McpPipe Pipe() => new(_tenant, s_selection, ConfirmLevel.Destructive);

    private static async Task<string> State(McpPipe pipe)
        => (await pipe.AskAsync(Request(1, ""))).GetProperty("result").GetProperty("requestState").GetString()!;

    private static string Agreed(string state)
        => $$""","requestState":{{JsonSerializer.Serialize(state)}}"""
            + $$""","inputResponses":{"consent":{"action":"accept","content":{"agree":true} } }""";

    private static string Request(int id, string more)
        => $$"""{"jsonrpc":"2.0","id":{{id}}"""
            + $$""","method":"tools/call","params":{"name":"{{Delete}}","arguments":{"client_id":"k7Q"}{{more}}"""
            + ""","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","""
            + """ "io.modelcontextprotocol/clientCapabilities":{"elicitation":{} }"""
            + ""","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"} } } }""";

    private static ElicitResult Answer(string action, bool? agree = null)
        => new()
        {
            Action = action,
            Content = agree is { } value
                ? new Dictionary<string, JsonElement> { ["agree"] = JsonElement.Parse(value ? "true" : "false") }
                : null
        };
}
