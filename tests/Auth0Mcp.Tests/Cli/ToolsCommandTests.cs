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
            """{"name":"auth0_get_application","title":"Get """
            + """application","toolset":"applications","access":"read","method":"GET","path":"/clients/{"""
            + """id}","operation":"get_clients_by_id","scopes":["read:clients","read:client_keys","read:"""
            + """client_credentials","read:client_summary"],"default":true,"renames":{"client_id":"id"}}""",
            Assert.Single(await Json("--tools", "auth0_get_application")).GetRawText());

    [Fact]
    public async Task Json_ToolWithoutRenames_HasAnEmptyObject()
        => Assert.Equal("{}", Assert.Single(await Json("--tools", "auth0_get_log")).GetProperty("renames").GetRawText());

    [Fact]
    public async Task Json_AccessIsOneOfThree()
        => Assert.All(
            await Json("--tools", "*"),
            static tool => Assert.Contains(tool.GetProperty("access").GetString(), (string[])["read", "write", "destructive"]));

    [Fact]
    public async Task Json_IsInOrdinalOrder()
    {
        var names = (await Json("--tools", "*")).Select(static tool => tool.GetProperty("name").GetString()!).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(ToolRegistry.Instance.All().Count, names.Count);
    }

    [Fact]
    public async Task Json_IsTheSameEachTime()
        => Assert.Equal((await Shell.RunAsync("tools", "--json")).Output, (await Shell.RunAsync("tools", "--json")).Output);

    [Fact]
    public async Task Table_ShowsEveryToolWithItsAccess()
    {
        var result = await Shell.RunAsync("tools");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(
            await Json(),
            tool => Assert.Matches(
            $@"(?m)^  {tool.GetProperty("name").GetString()} +{tool.GetProperty("access").GetString()} +\S", result.Output));
    }

    [Fact]
    public async Task Table_SaysHowManyAreNotEnabled()
        => Assert.Contains(
            $"1 tools enabled, {ToolRegistry.Instance.All().Count - 1} more",
            (await Shell.RunAsync("tools", "--tools", "auth0_get_log")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Table_CountsTheToolThatIsOnByNameAlone()
        => Assert.Matches(
            @"(?m)^api_request +1 +[1-9]\d+$",
            (await Shell.RunAsync("tools", "--toolsets", "core,api_request")).Output.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("apirequest")]
    [InlineData("xyzzy")]
    public async Task UnknownToolset_IsToldOfTheOneThatIsOnByNameAlone(string name)
        => Assert.Contains("api_request", (await Shell.RunAsync("tools", "--toolsets", name)).UsageMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("tools", "auth0_list_logs")]
    [InlineData("tools", "list_logs", "--read-only")]
    [InlineData("call", "auth0_list_logs", "--help")]
    [InlineData("help", "call", "auth0_list_logs")]
    public async Task NamedTool_IsExplainedWithItsArguments(params string[] arguments)
    {
        var result = await Shell.RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("auth0_list_logs: ", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  per_page \(integer\)\n      \S.*Default: 50$", result.Output.ReplaceLineEndings("\n"));
        Assert.Contains("Add the total count. Default: true", result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task RequiredArgumentOfANamedTool_IsSaidToBe()
        => Assert.Contains(
            "  client_id (string, required)", (await Shell.RunAsync("tools", "auth0_get_application")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task EveryTool_IsExplainedWithAllItsArguments()
    {
        foreach (var tool in ToolRegistry.Instance.All())
        {
            var text = (await Shell.RunAsync("tools", tool.Name)).Output;
            Assert.All(
                JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject()
                    .Where(static property => property.Value.ValueKind != JsonValueKind.False),
                property => Assert.Contains($"\n  {property.Name} (", text, StringComparison.Ordinal));
        }
    }

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
