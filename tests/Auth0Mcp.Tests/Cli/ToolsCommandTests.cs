using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Cli;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Cli;

/// <summary><c>tools</c>.</summary>
public class ToolsCommandTests
{
    [Fact]
    public async Task Json_HasExactlyTheKeysOfTheContract()
        => Assert.All(await Json(), static tool => Assert.Equal(
            ["name", "title", "toolset", "access", "method", "path", "operation", "scopes", "default", "renames"],
            tool.EnumerateObject().Select(static property => property.Name)));

    [Fact]
    public async Task Json_IsWhatTheDocumentAndTheManifestSay()
        => Assert.Equal(
            """{"name":"auth0_get_application","title":"Get application","toolset":"applications","access":"read","method":"GET","path":"/clients/{id}","operation":"get_clients_by_id","scopes":["read:clients","read:client_keys","read:client_credentials","read:client_summary"],"default":true,"renames":{"client_id":"id"}}""",
            Assert.Single(await Json("--tools", "auth0_get_application")).GetRawText());

    [Fact]
    public async Task Json_ToolWithoutRenames_HasAnEmptyObject()
        => Assert.Equal("{}", Assert.Single(await Json("--tools", "auth0_get_log")).GetProperty("renames").GetRawText());

    [Fact]
    public async Task Json_AccessIsOneOfThree()
        => Assert.All(await Json("--tools", "*"), static tool => Assert.Contains(tool.GetProperty("access").GetString(), (string[])["read", "write", "destructive"]));

    [Fact]
    public async Task Json_IsInOrdinalOrder()
    {
        var names = (await Json("--tools", "*")).Select(static tool => tool.GetProperty("name").GetString()!).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(ToolRegistry.Instance.All().Count, names.Count);
    }

    [Fact]
    public async Task Json_IsTheSameEachTime() => Assert.Equal((await Shell.RunAsync("tools", "--json")).Output, (await Shell.RunAsync("tools", "--json")).Output);

    [Fact]
    public async Task Table_ShowsEveryToolWithItsAccess()
    {
        var result = await Shell.RunAsync("tools");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(await Json(), tool => Assert.Matches($@"(?m)^  {tool.GetProperty("name").GetString()} +{tool.GetProperty("access").GetString()} +\S", result.Output));
    }

    [Fact]
    public async Task Table_SaysHowManyAreNotEnabled()
        => Assert.Contains($"1 tools enabled, {ToolRegistry.Instance.All().Count - 1} more", (await Shell.RunAsync("tools", "--tools", "auth0_get_log")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Tools_NeedsNoCredentials_AndIsNotBotheredByWrongOnes()
        => Assert.Equal(0, (await Shell.RunAsync(["tools"], [("AUTH0_TOKEN", "x")])).ExitCode);

    [Fact]
    public async Task OutputThatCannotBeWritten_EndsWith1AndASentence()
    {
        using var error = new StringWriter();
        using var full = new StreamWriter(new FullDisk()) { AutoFlush = true };
        var context = new CliContext(full, error, static _ => null, static () => Stream.Null, static () => Stream.Null);
        Assert.Equal(1, await CommandLine.InvokeAsync(["tools"], context, CancellationToken.None));
        Assert.Contains("output failed", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> Json(params string[] options)
    {
        var result = await Shell.RunAsync(["tools", "--json", .. options]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Single(result.Output.TrimEnd().Split('\n'));
        return [.. JsonElement.Parse(result.Output).EnumerateArray()];
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            => buffer.IsEmpty ? ValueTask.CompletedTask : throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }
    }
}
