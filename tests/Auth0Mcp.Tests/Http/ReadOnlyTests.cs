using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Http;

/// <summary>Read-only mode through every entry, for every tool: only reads arrive.</summary>
public class ReadOnlyTests
{
    private static readonly string[] s_callers = ["auth0_call_read_tool", "auth0_call_write_tool", "auth0_call_destructive_tool"];

    [Fact]
    public async Task EveryToolThroughEveryEntry_SendsReadsAlone()
    {
        using var tenant = new TestTenant();
        var road = new Road(tenant, Road.Everything with { ReadOnly = true });
        var tools = ManagementCatalog.All();
        foreach (var tool in tools)
        {
            var arguments = ToolSamples.MinimalArguments(tool).ToJsonString();
            await road.CallAsync(tool.Name, arguments);
            foreach (var caller in s_callers)
            {
                await road.CallAsync(caller, $$"""{"name":"{{tool.Name}}","arguments":{{arguments}} }""");
            }
        }

        // Directly, and through the one caller that is enabled.
        Assert.Equal(2 * tools.Count(static tool => tool.Access == ToolAccess.Read), tenant.Requests.Count);
        Assert.All(tenant.Requests, static request => Assert.Equal(
            ToolAccess.Read, ManagementOperations.Match(request.Method, request.Path.AsSpan("/api/v2".Length))?.Access));
    }
}
