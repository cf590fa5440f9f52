using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>What a result shows of a long text is no value: written back, the rest of the text would be lost.</summary>
public sealed class CutTextTests
{
    private readonly string _code = string.Concat(Enumerable.Range(0, 4000).Select(static line => $"// line {line}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public async Task CodeAsItWasShown_IsRefused(string end)
    {
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = _code }));
        var shown = (await tenant.CallAsync("auth0_get_action", """{"id":"a1"}""")).Success.GetProperty("code").GetString()!;
        Assert.EndsWith(" characters]", shown, StringComparison.Ordinal);
        var answer = await tenant.CallAsync("auth0_update_action", JsonSerializer.Serialize(new { id = "a1", code = shown + end }));
        Assert.Contains("code: is the beginning of a longer text", answer.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Fact]
    public async Task TextThatOnlySpeaksOfCharacters_IsSent()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"a1","name":"n","code":"x"}""");
        (await tenant.CallAsync("auth0_update_action", """{"id":"a1","code":"// at most [5 of 10 characters]"}""")).Success.ToString();
    }
}
