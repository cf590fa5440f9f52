using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>
/// Every kind of client, on both generations of the protocol and through both entries, line by line: nothing destructive is sent but for
/// a person who agrees.
/// </summary>
public sealed class ConfirmationMatrixTests
{
    private const string Before = "2025-11-25";
    private const string Since = "2026-07-28";
    private const string Agreed = """{"action":"accept","content":{"agree":true}}""";

    private static readonly string[] s_revisions = [Before, Since];
    private static readonly string[] s_entries = ["auth0_delete_application", "auth0_call_destructive_tool"];
    private static readonly ToolSelection s_selection = new(s_entries, null, ReadOnly: false);

    /// <summary>What clients say to a question, other than that a person agrees.</summary>
    private static readonly string[] s_answers =
    [
        """{"action":"decline"}""",
        """{"action":"decline","content":{"agree":true}}""",
        """{"action":"cancel"}""",
        """{"action":"cancel","content":{"agree":true}}""",
        """{"action":"accept"}""",
        """{"action":"accept","content":null}""",
        """{"action":"accept","content":{}}""",
        """{"action":"accept","content":{"agree":false}}""",
        """{"action":"accept","content":{"agree":"true"}}""",
        """{"action":"accept","content":{"agree":1}}""",
        """{"action":"accept","content":{"agree":[true]}}""",
        """{"action":"accept","content":{"Agree":true}}""",
        """{"action":"accept","content":{"yes":true}}""",
        """{"action":"accept","agree":true}""",
        """{"action":"agree","content":{"agree":true}}""",
        """{"action":true,"content":{"agree":true}}""",
        """{"action":null}""",
        """{"content":{"agree":true}}""",
        "{}",
        "[]",
        "7",
        "null",
        "\"accept\"",
    ];

    private readonly TestTenant _tenant =
        new TestTenant().Answers(static request => request.Method == "GET" ? """{"client_id":"k7Q","name":"Storefront"}""" : "{}");

    public static TheoryData<string, string> Entries
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var revision in s_revisions)
            {
                foreach (var entry in s_entries)
                {
                    data.Add(revision, entry);
                }
            }

            return data;
        }
    }

    private int Changes => _tenant.Requests.Count(static request => request.Method != "GET");

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientWhosePersonAgrees_LetsTheCallThroughOnce(string revision, string entry)
    {
        await using var pipe = await StartAsync(revision, canAsk: true);
        Assert.Equal("""{"_tenant":"tenant.eu.auth0.com"}""", McpPipe.ToolText(await TalkAsync(pipe, revision, entry, Agreed)));
        Assert.Equal(1, Changes);
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatLacksElicitation_DestroysNothing(string revision, string entry)
    {
        await using var pipe = await StartAsync(revision, canAsk: false);
        var answer = await pipe.AskAsync(Call(revision, entry, canAsk: false));
        Assert.Equal("confirmation_required", Kind(answer));
        Assert.Equal(0, Changes);
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatLacksElicitationAndAnswersAllTheSame_DestroysNothing(string revision, string entry)
    {
        await using var pipe = await StartAsync(revision, canAsk: false);
        var answer = await pipe.AskAsync(Call(revision, entry, canAsk: false, Response(Agreed, "AAAA.99999999999.AAAA")));
        Assert.True(answer.TryGetProperty("error", out _) || Kind(answer) == "confirmation_required", answer.GetRawText());
        Assert.Equal(0, Changes);
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatSaysAnythingElse_DestroysNothing(string revision, string entry)
    {
        foreach (var said in s_answers)
        {
            await using var pipe = await StartAsync(revision, canAsk: true);
            var answer = await TalkAsync(pipe, revision, entry, said);
            Assert.True(
                answer.TryGetProperty("error", out _) || Kind(answer) is "declined" or "not_confirmed",
                $"{said}: {answer.GetRawText()}");
            Assert.Equal(0, Changes);
        }
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatIgnoresTheQuestion_DestroysNothing(string revision, string entry)
    {
        // The wait for an answer is over at once on this clock.
        await using var pipe = await StartAsync(revision, canAsk: true, TestTime.WhereNobodyAnswers());
        var answer = await TalkAsync(pipe, revision, entry, said: null);
        Assert.True(
            answer.GetProperty("result").TryGetProperty("resultType", out var type)
            ? type.GetString() == "input_required"
            : Kind(answer) == "not_confirmed", answer.GetRawText());
        Assert.Equal(0, Changes);
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatCallsAgainAsIfItHadAsked_IsAskedAgain(string revision, string entry)
    {
        await using var pipe = await StartAsync(revision, canAsk: true, TestTime.WhereNobodyAnswers());
        for (var time = 0; time < 3; time++)
        {
            await TalkAsync(pipe, revision, entry, said: null);
        }

        Assert.Equal(0, Changes);
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatSaysItCanAskAndFails_DestroysNothing(string revision, string entry)
    {
        await using var pipe = await StartAsync(revision, canAsk: true);
        await pipe.SendAsync(Call(revision, entry, canAsk: true));
        var first = await pipe.ReceiveAsync();
        if (first.TryGetProperty("method", out _))
        {
            await pipe.SendAsync(
                $$"""{"jsonrpc":"2.0","id":{{first.GetProperty("id").GetRawText()}},"error":{"code":-32601,"message":"Method """
                + $$"""not found"} }""");
            Assert.Equal("not_confirmed", Kind(await pipe.AnswerToAsync(JsonElement.Parse("1"))));
        }

        Assert.Equal(0, Changes);
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task ClientThatThinksBetterOfADecline_IsTooLate(string revision, string entry)
    {
        await using var pipe = await StartAsync(revision, canAsk: true);
        await pipe.SendAsync(Call(revision, entry, canAsk: true));
        var question = await pipe.ReceiveAsync();
        await AnswerAsync(pipe, revision, entry, question, """{"action":"decline"}""");
        Assert.Equal("declined", Kind(await pipe.AnswerToAsync(JsonElement.Parse("1"))));
        await AnswerAsync(pipe, revision, entry, question, Agreed);
        await pipe.AskAsync("""{"jsonrpc":"2.0","id":"end","method":"ping"}""");
        Assert.Equal(0, Changes);
    }

    [Theory]
    [InlineData("auth0_delete_application")]
    [InlineData("auth0_call_destructive_tool")]
    public async Task AnswerOfOneEntry_IsNoneForTheOther(string entry)
    {
        await using var pipe = await StartAsync(Since, canAsk: true);
        var state = (await pipe.AskAsync(Call(Since, entry, canAsk: true))).GetProperty("result").GetProperty("requestState")
            .GetString()!;
        var other = entry == s_entries[0]
            ? """{"client_id":"other"}"""
            : """{"name":"auth0_delete_application","arguments":{"client_id":"other"}}""";
        var answer = await pipe.AskAsync(Call(Since, entry, canAsk: true, Response(Agreed, state), other));
        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(0, Changes);
    }

    /// <summary>One call and what the client says to its question; the last answer of the server.</summary>
    private static async Task<JsonElement> TalkAsync(McpPipe pipe, string revision, string entry, string? said)
    {
        await pipe.SendAsync(Call(revision, entry, canAsk: true));
        var question = await pipe.ReceiveAsync();
        if (said is null)
        {
            return question.TryGetProperty("method", out _) ? await pipe.AnswerToAsync(JsonElement.Parse("1")) : question;
        }

        await AnswerAsync(pipe, revision, entry, question, said);
        return await pipe.AnswerToAsync(JsonElement.Parse("1"));
    }

    private static Task AnswerAsync(McpPipe pipe, string revision, string entry, JsonElement question, string said)
        => pipe.SendAsync(revision == Before
            ? $$"""{"jsonrpc":"2.0","id":{{question.GetProperty("id").GetRawText()}},"result":{{said}} }"""
            : Call(revision, entry, canAsk: true,
                Response(said, question.GetProperty("result").GetProperty("requestState").GetString()!)));

    private async Task<McpPipe> StartAsync(string revision, bool canAsk, TimeProvider? time = null)
    {
        var pipe = new McpPipe(_tenant, s_selection, ConfirmLevel.Destructive, time);
        if (revision == Before)
        {
            await pipe.AskAsync(
                $$"""{"jsonrpc":"2.0","id":"""
                + $$"""0,"method":"initialize","params":{"clientInfo":{"name":"test","version":"1"},"capabilities":"""
                + $$"""{{Capabilities(canAsk)}},"protocolVersion":"{{revision}}"} }""");
            await pipe.SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        }

        return pipe;
    }

    private static string Call(string revision, string entry, bool canAsk, string more = "", string? arguments = null)
    {
        arguments ??= entry == s_entries[0]
            ? """{"client_id":"k7Q"}"""
            : """{"name":"auth0_delete_application","arguments":{"client_id":"k7Q"}}""";
        var meta = revision == Before
            ? ""
            : $$""","_meta":{"io.modelcontextprotocol/protocolVersion":"{{revision}}","""
                + $$""" "io.modelcontextprotocol/clientCapabilities":{{Capabilities(canAsk)}}"""
                + ""","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"} }""";
        return $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{entry}}","arguments":{{arguments}}"""
            + $$"""{{more}}{{meta}} } }""";
    }

    private static string Capabilities(bool canAsk) => canAsk ? """{"elicitation":{} }""" : "{}";

    private static string Response(string said, string state)
        => $$""","requestState":"{{state}}","inputResponses":{"consent":{{said}} }""";

    private static string? Kind(JsonElement answer)
        => JsonElement.Parse(McpPipe.ToolText(answer)).GetProperty("error").GetProperty("kind").GetString();
}
