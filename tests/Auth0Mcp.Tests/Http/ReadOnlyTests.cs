using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Http;

/// <summary>Read-only mode through every entry, for every tool: only reads arrive.</summary>
public class ReadOnlyTests
{
    private const string BasePath = "/api/v2";

    private static readonly string[] s_callers = ["auth0_call_read_tool", "auth0_call_write_tool", "auth0_call_destructive_tool"];

    private static readonly IReadOnlyList<OperationTool> s_tools = ManagementCatalog.All();

    private static int Reads => s_tools.Count(static tool => tool.Access == ToolAccess.Read);

    [Fact]
    public async Task EveryToolThroughTheProtocol_SendsReadsAlone()
    {
        using var tenant = new TestTenant();
        await using var pipe = new McpPipe(tenant, Pipeline.Everything with { ReadOnly = true });
        await pipe.InitializeAsync();
        foreach (var tool in s_tools)
        {
            await pipe.AskAsync(McpPipe.Call(tool.Name, ToolSamples.MinimalArguments(tool).ToJsonString()));
        }

        Assert.Equal(Reads, tenant.Requests.Count);
        Assert.All(tenant.Requests, static request => AssertRead(request.Method, request.Path));
    }

    [Fact]
    public async Task EveryToolThroughEveryCaller_SendsReadsAlone()
    {
        using var tenant = new TestTenant();
        await using var pipe = new McpPipe(tenant, Pipeline.Everything with { ReadOnly = true });
        await pipe.InitializeAsync();
        foreach (var tool in s_tools)
        {
            foreach (var caller in s_callers)
            {
                await pipe.AskAsync(
                    McpPipe.Call(
                    caller, $$"""{"name":"{{tool.Name}}","arguments":{{ToolSamples.MinimalArguments(tool).ToJsonString()}} }"""));
            }
        }

        // Through the one caller that is enabled.
        Assert.Equal(Reads, tenant.Requests.Count);
        Assert.All(tenant.Requests, static request => AssertRead(request.Method, request.Path));
    }

    [Fact]
    public async Task EveryToolThroughTheShell_SendsReadsAlone()
    {
        await using var tenant = new LoopbackTenant();
        (string, string)[] variables = [("AUTH0_DOMAIN", tenant.Address), ("AUTH0_TOKEN", TestTenant.Token)];
        foreach (var tool in s_tools)
        {
            var result = await Shell.RunAsync(
                ["call", tool.Name, "--args", ToolSamples.MinimalArguments(tool).ToJsonString(), "--tools", "*", "--read-only",
                "--yes"], variables);
            Assert.Equal(tool.Access == ToolAccess.Read ? 0 : 1, result.ExitCode);
        }

        Assert.Equal(Reads, tenant.Requests.Count);
        Assert.All(tenant.Requests, static request => AssertRead(request.Method, request.Path));
    }

    [Fact]
    public async Task EveryChangeThatTheShellIsAskedToPlan_SendsReadsAlone()
    {
        await using var tenant = new LoopbackTenant();
        (string, string)[] variables = [("AUTH0_DOMAIN", tenant.Address), ("AUTH0_TOKEN", TestTenant.Token)];
        foreach (var tool in s_tools.Where(static tool => tool.Access != ToolAccess.Read))
        {
            await Shell.RunAsync(
                ["call", tool.Name, "--args", ToolSamples.MinimalArguments(tool).ToJsonString(), "--tools", "*", "--dry-run"],
                variables);
        }

        Assert.NotEmpty(tenant.Requests);
        Assert.All(tenant.Requests, static request => AssertRead(request.Method, request.Path));
    }

    private static void AssertRead(string method, string path)
        => Assert.Equal(ToolAccess.Read, ManagementOperations.Match(method, path.AsSpan(BasePath.Length))?.Access);
}
