using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>A person may take their time: calls that wait for one hold up no others.</summary>
public sealed class QuestionTests : IDisposable
{
    private const string Delete = "auth0_delete_role";
    private const string Read = "auth0_get_log";

    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task OpenQuestions_BlockNoRead()
    {
        var pipeline = Pipeline(CallCaps.Default);
        var people = Enumerable.Range(0, CallCaps.Default.Concurrent).Select(static _ => new Person()).ToList();
        var deletions = people.Select(person => DeleteAsync(pipeline, person)).ToList();
        await Task.WhenAll(people.Select(static person => person.Asked));
        Assert.False((await pipeline.CallAsync(Read, """{"id":"x"}""").WaitAsync(TimeSpan.FromSeconds(30))).IsError);
        Assert.Equal(0, Deletions);

        people.ForEach(static person => person.Answer(ConsentAnswer.Accepted));
        Assert.All(await Task.WhenAll(deletions), static answer => Assert.False(answer.IsError, answer.Text));
        Assert.Equal(people.Count, Deletions);
    }

    [Fact]
    public async Task CallThatWasAgreedTo_TakesItsTurnAgainBeforeItIsSent()
    {
        var busy = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        _tenant.Answers(200, "{}").Answers(async (_, _) =>
        {
            reached.SetResult();
            await busy.Task;
            return TestTenant.Json(200, "{}");
        }).Answers(200, "{}");
        var pipeline = Pipeline(CallCaps.Default with { Concurrent = 1 });
        var (person, progress) = (new Person(), new Listener());
        var deletion = DeleteAsync(pipeline, person, progress);
        await person.Asked;
        var read = pipeline.CallAsync(Read, """{"id":"x"}""");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        person.Answer(ConsentAnswer.Accepted);
        await progress.HearsAsync("1 call is under way: waiting for a turn");
        Assert.Equal(0, Deletions);
        busy.SetResult();
        Assert.False((await read).IsError);
        Assert.False((await deletion).IsError);
        Assert.Equal(1, Deletions);
    }

    [Fact]
    public async Task CallThatWasAgreedTo_AndGetsNoTurn_SendsNothingAndSaysSo()
    {
        using var limiter = new CallLimiter(CallCaps.Default with { Concurrent = 1 }, new TestTime(TimeSpan.FromMinutes(1)));
        var (other, person) = (new TaskCompletionSource<CallResult>(), new Person());
        var asking = limiter.RunAsync(
            async turn =>
            {
                Assert.Equal(
                    ConsentAnswer.Accepted,
                    await turn.AskAsync(
                    () => person.AskAsync("?", new ConsentBinding("call", ""), CancellationToken.None), CancellationToken.None));
                Assert.False(await turn.ResumeAsync(CancellationToken.None));
                return new CallError("failed", "It failed.");
            },
            null,
            CancellationToken.None);
        await person.Asked;
        var running = limiter.RunAsync(_ => other.Task, null, CancellationToken.None);
        person.Answer(ConsentAnswer.Accepted);
        Assert.True((await asking).IsError);

        // The turn that it did not have was not given away.
        Assert.Equal(
            "busy", new Answer(
            await limiter.RunAsync(static _ => throw new InvalidOperationException("called"), null, CancellationToken.None)).Kind);
        other.SetResult(CallResult.Success("{}"));
        await running;
    }

    [Fact]
    public async Task QuestionBeyondTheCap_IsAskedWhenAnotherIsAnswered()
    {
        var pipeline = Pipeline(CallCaps.Default with { Questions = 1 });
        var (first, second, progress) = (new Person(), new Person(), new Listener());
        var one = DeleteAsync(pipeline, first);
        await first.Asked;
        var two = DeleteAsync(pipeline, second, progress);
        await progress.HearsAsync("1 question is open: waiting for the user");
        Assert.False(second.IsAsked);
        first.Answer(ConsentAnswer.Declined);
        Assert.Equal("declined", (await one).Kind);
        await second.Asked;
        second.Answer(ConsentAnswer.Accepted);
        Assert.False((await two).IsError);
        Assert.Equal(1, Deletions);
    }

    [Fact]
    public async Task QuestionThatCannotBeAsked_IsAResultAndSendsNothing()
    {
        var pipeline = Pipeline(
            CallCaps.Default with { Questions = 1 }, new TestTime(TimeSpan.FromMinutes(1), limitsFrom: TimeSpan.FromSeconds(30)));
        var (first, second) = (new Person(), new Person());
        var one = DeleteAsync(pipeline, first);
        await first.Asked;
        var answer = await DeleteAsync(pipeline, second);
        Assert.Equal("busy", answer.Kind);
        Assert.Contains("questions", answer.Message, StringComparison.Ordinal);
        Assert.False(answer.Error.TryGetProperty("confirmation", out _));
        Assert.False(second.IsAsked);
        first.Answer(ConsentAnswer.Declined);
        await one;
        Assert.Equal(0, Deletions);
    }

    [Fact]
    public async Task CallThatIsCancelledDuringItsQuestion_MakesRoomForTheNext()
    {
        var pipeline = Pipeline(new CallCaps(100, 1, 0) { Questions = 1 });
        using var cancelled = new CancellationTokenSource();
        var first = new Person();
        var one = DeleteAsync(pipeline, first, cancellationToken: cancelled.Token);
        await first.Asked;
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        var second = new Person();
        second.Answer(ConsentAnswer.Accepted);
        Assert.False((await DeleteAsync(pipeline, second)).IsError);
    }

    private int Deletions => _tenant.Requests.Count(static request => request.Method == "DELETE");

    private Pipeline Pipeline(CallCaps caps, TestTime? time = null)
        => new(_tenant, new ToolSelection([Delete, Read], null, ReadOnly: false), time, confirm: ConfirmLevel.Destructive, caps: caps);

    private static async Task<Answer> DeleteAsync(
        Pipeline pipeline, Person person, Listener? progress = null, CancellationToken cancellationToken = default)
        => new(await pipeline.Caller.CallAsync(
            new ToolCall(Delete, Fixtures.Pipeline.Arguments("""{"role_id":"x"}""")) { Consent = person, Progress = progress },
            cancellationToken));

    /// <summary>Somebody who answers when the test says so.</summary>
    private sealed class Person : IConsentChannel
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<ConsentAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAsked => _asked.Task.IsCompleted;

        public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Answer(ConsentAnswer answer) => _answer.SetResult(answer);

        public bool CanAsk => true;

        public async Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            return await _answer.Task.WaitAsync(cancellationToken);
        }
    }
}
