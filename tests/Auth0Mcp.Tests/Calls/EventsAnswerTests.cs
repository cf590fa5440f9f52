using System.Net;
using System.Text;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What a stream of events becomes when nothing of it fits, or nothing comes.</summary>
public sealed class EventsAnswerTests
{
    [Theory]
    [InlineData("", "call again with fields")]
    [InlineData(""","fields":"id" """, "go on behind it with from_timestamp")]
    public async Task EventLargerThanAResult_KeepsThePositionAndSaysWhatToDo(string fields, string advice)
    {
        var answer = await Subscribe($$$"""data: {"id":"{{{new string('x', 100_000)}}}"}""" + "\n\n", $$"""{"from":"o7"{{fields}}}""");
        Assert.Equal(0, answer.Success.GetProperty("items").GetArrayLength());
        Assert.Contains(advice, answer.Success.GetProperty("stopped").GetString(), StringComparison.Ordinal);
        Assert.Equal("o7", answer.Success.GetProperty("next").GetProperty("from").GetString());
    }

    [Fact]
    public async Task StreamWithoutEvents_KeepsThePosition()
        => Assert.Equal("o7", (await Subscribe("", """{"from":"o7"}""")).Success.GetProperty("next").GetProperty("from").GetString());

    [Fact]
    public async Task StreamWithoutEventsOrPosition_HasNoNext()
        => Assert.Equal("null", (await Subscribe("", "{}")).Success.GetProperty("next").GetRawText());

    private static Task<Answer> Subscribe(string stream, string arguments)
    {
        var tenant =
            new TestTenant().Answers((
                _, _) =>
                Task.FromResult(new HttpResponseMessage(
                    HttpStatusCode.OK)
                { Content = new StringContent(stream, Encoding.UTF8, "text/event-stream") }));
        return tenant.CallAsync("auth0_collect_events", arguments);
    }
}
