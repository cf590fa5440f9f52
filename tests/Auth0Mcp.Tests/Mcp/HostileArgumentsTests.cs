using System.Text;
using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>Whatever the arguments of a call are, it gets a result, and nothing is sent that was not understood.</summary>
public class HostileArgumentsTests
{
    [Theory]
    [InlineData(""" "{\"id\":\"x\"}" """)]
    [InlineData(""" "{\n  \"id\": \"x\"\n}" """)]
    public async Task ArgumentsInAText_AreTheObjectThatTheyAre(string arguments)
    {
        await using var pipe = await StartAsync();
        Assert.Equal("""{"alive":true}""", McpPipe.ToolText(await pipe.AskAsync(McpPipe.Call("auth0_get_log", arguments))));
    }

    [Theory]
    [InlineData(""" "{\"id\":\"x\",\"id\":\"y\"}" """, "given twice")]
    [InlineData(""" "{\"id\":" """, "a string")]
    [InlineData("\"[]\"", "a string")]
    public async Task TextThatIsNoSoundObject_IsAnErrorResult(string arguments, string reason)
        => Assert.Contains(
            reason, (await RefusedAsync("auth0_get_log", arguments)).GetProperty("message").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("[{\"id\":\"x\"}]", "an array")]
    [InlineData("\"id\"", "a string")]
    [InlineData("7", "a number")]
    [InlineData("true", "a true")]
    public async Task ArgumentsThatAreNoObject_AreAnErrorResult(string arguments, string kind)
    {
        var error = await RefusedAsync("auth0_get_log", arguments);
        Assert.Contains(kind, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","arguments":null}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log"}}""")]
    public async Task NoArguments_AreAnEmptyObject(string line)
    {
        await using var pipe = await StartAsync();
        var answer = await pipe.AskAsync(line);
        Assert.Contains("required", McpPipe.ToolText(answer), StringComparison.Ordinal);
        Assert.True(answer.GetProperty("result").GetProperty("isError").GetBoolean());
    }

    [Theory]
    [InlineData("""{"id":"a","id":"b"}""")]
    [InlineData("""{"id":"a","\u0069d":"b"}""")]
    [InlineData("""{"\ud800":"a","id":"b"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"id":"\udc00\ud800"}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":"x","page":1e400}""")]
    public async Task WrongArguments_AreAnErrorResult(string arguments) => await RefusedAsync("auth0_get_log", arguments);

    [Theory]
    [InlineData("""{"name":"A","client_metadata":{"a":"1","a":"2"}}""")]
    [InlineData("""{"name":"A","client_metadata":{"\ud800":"1"}}""")]
    [InlineData("""{"name":"A","client_metadata":{"a":"\ud800"}}""")]
    [InlineData("""{"name":"A","jwt_configuration":{"lifetime_in_seconds":1e400}}""")]
    public async Task WrongArgumentsInside_AreAnErrorResult(string arguments)
        => await RefusedAsync("auth0_create_application", arguments);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task FiveMegabytesOfNesting_AreAnErrorResult(string open, string close)
    {
        var depth = 5_000_000 / (open.Length + close.Length);
        var text = new StringBuilder("{\"name\":\"A\",\"client_metadata\":");
        for (var level = 0; level < depth; level++)
        {
            text.Append(open);
        }

        text.Append('1');
        for (var level = 0; level < depth; level++)
        {
            text.Append(close);
        }

        var error = await RefusedAsync("auth0_create_application", text.Append('}').ToString());
        Assert.Contains("nested", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveMegabytesOfText_AreRead()
    {
        await using var pipe = await StartAsync();
        var error = await RefusedAsync("auth0_create_application", $$"""{"name":"A","description":"{{new string('x', 5_000_000)}}"}""");
        Assert.InRange(error.GetRawText().Length, 1, 4000);
    }

    /// <summary>Refused before the SDK makes an object of each value.</summary>
    [Theory]
    [InlineData("""{"name":"A","description":[ONES]}""", "more than 100000 values")]
    [InlineData("""{"name":"A","description":"TEXT"}""", "larger than 4 MB")]
    public async Task CallWithTooMuch_IsRefused(string arguments, string message)
    {
        var full = arguments.Replace("ONES", string.Join(',', Enumerable.Repeat("1", 100_001)), StringComparison.Ordinal)
            .Replace("TEXT", new string('x', 4_300_000), StringComparison.Ordinal);
        var error = await RefusedAsync("auth0_create_application", full);
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> RefusedAsync(string tool, string arguments)
    {
        var tenant = new TestTenant().Answers(200, """{"alive":true}""");
        await using var pipe = await StartAsync(tenant);
        var answer = await pipe.AskAsync(McpPipe.Call(tool, arguments));
        Assert.True(answer.TryGetProperty("result", out var result), answer.ToString());
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.Empty(tenant.Requests);
        await pipe.AssertAliveAsync();
        var error = JsonElement.Parse(McpPipe.ToolText(answer)).GetProperty("error");
        Assert.Equal("invalid_arguments", error.GetProperty("kind").GetString());
        return error;
    }

    private static async Task<McpPipe> StartAsync(TestTenant? tenant = null)
    {
        var pipe = new McpPipe(tenant ?? new TestTenant().Answers(200, """{"alive":true}"""));
        await pipe.InitializeAsync();
        return pipe;
    }
}
