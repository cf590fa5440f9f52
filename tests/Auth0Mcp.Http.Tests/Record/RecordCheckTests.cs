using System.Text.Json;
using Auth0Mcp.Team.Record;
using Auth0Mcp.Team.State;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Record;

/// <summary>Collected lines of the record are what the instances wrote, all of it.</summary>
public sealed class RecordCheckTests : IAsyncDisposable
{
    private readonly MemoryState _state = new(TimeProvider.System);

    public ValueTask DisposeAsync() => _state.DisposeAsync();

    [Fact]
    public async Task WholeRecord_HasNoProblem()
    {
        var (problems, told) = await ExamineAsync(await CollectAsync());

        Assert.Equal(0, problems);
        Assert.Contains("instance one, up to line 3: the end of its chain.", told, StringComparison.Ordinal);
        Assert.Contains("instance two, up to line 3: the end of its chain.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineThatWasChanged_IsFound()
    {
        var lines = await CollectAsync();
        lines[2] = lines[2].Replace("\"ada\"", "\"ben\"", StringComparison.Ordinal);
        var (problems, told) = await ExamineAsync(lines);

        Assert.Equal(1, problems);
        Assert.Contains("line 3: the line was changed.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineThatWasTakenOut_IsFound()
    {
        var lines = await CollectAsync();
        var (problems, told) = await ExamineAsync([.. lines[..2], .. lines[3..]]);

        Assert.Equal(1, problems);
        Assert.Contains("line 4: lines before it are missing, or were put in.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineThatIsMissingAtTheEnd_IsFoundWhereTheStateIsShared()
    {
        var (problems, told) = await ExamineAsync((await CollectAsync())[..^1]);

        Assert.Equal(1, problems);
        Assert.Contains("instance two, up to line 2: it wrote 3 lines; the last 1 are missing.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordThatWasWrittenAnewWhole_IsFoundWhereTheStateIsShared()
    {
        var lines = await CollectAsync();
        await _state.SetAsync("audit:one", $"3 {new string('0', 64)}", TimeSpan.FromMinutes(1), default);
        var (problems, told) = await ExamineAsync(lines);

        Assert.Equal(1, problems);
        Assert.Contains("instance one, up to line 3: the shared state knows another line in this place.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinesThatWereWrittenWhileTheStateWasAway_AreNoProblem()
    {
        var lines = await CollectAsync();
        await _state.SetAsync("audit:one", $"2 {new string('0', 64)}", TimeSpan.FromMinutes(1), default);
        var (problems, told) = await ExamineAsync(lines);

        Assert.Equal(0, problems);
        Assert.Contains("instance one, up to line 3: the shared state has heard of 2 of them.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordWithoutASharedState_SaysWhatIsNotKnown()
    {
        var output = new StringWriter();
        var problems = await new RecordCheck(null, output).ExamineAsync(new StringReader((await CollectAsync())[2]), default);

        Assert.Equal(0, problems);
        Assert.Contains("instance one, up to line 2: where its chain ends is not known", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeWithoutAnOutcome_IsNamed_AndIsNoProblem()
    {
        var server = await RunningServer.StartAsync(surroundings: options => options with { Instance = "one", State = _state });
        await server.Client().CallAsync("auth0_create_application", """{"name":"Shop"}""");
        await server.Client().CallAsync("auth0_create_application", """{"name":"Other"}""");
        await server.DisposeAsync();
        var lines = server.Record.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var hash = JsonElement.Parse(lines[2]).GetProperty("hash").GetString();
        await _state.SetAsync("audit:one", $"3 {hash}", TimeSpan.FromMinutes(1), default);
        var (problems, told) = await ExamineAsync(lines[..3]);

        Assert.Equal(4, lines.Length);
        Assert.Equal(0, problems);
        Assert.Contains("instance one, line 3: outcome unknown.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("line 1: outcome unknown", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    public async Task LineOfAnotherKind_IsAProblem(string line)
    {
        var (problems, told) = await ExamineAsync([.. await CollectAsync(), line]);

        Assert.Equal(1, problems);
        Assert.Contains("line 7: the line is cut off, or not a line of this log.", told, StringComparison.Ordinal);
    }

    /// <summary>The lines of two instances with three each, as a collector mixes them.</summary>
    private async Task<string[]> CollectAsync()
    {
        var records = new List<string[]>();
        foreach (var instance in (string[])["one", "two"])
        {
            var server = await RunningServer.StartAsync(surroundings: options => options with { Instance = instance, State = _state });
            for (var call = 0; call < 3; call++)
            {
                await server.Client().CallAsync("auth0_list_applications", """{"per_page":1}""");
            }

            await server.DisposeAsync();
            records.Add(server.Record.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. records[0].Zip(records[1]).SelectMany(static pair => new[] { pair.First, pair.Second })];
    }

    private async Task<(int Problems, string Told)> ExamineAsync(string[] lines)
    {
        var output = new StringWriter();
        return (await new RecordCheck(_state, output).ExamineAsync(new StringReader(string.Join('\n', lines)), default), output.ToString());
    }
}
