using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Discovery;

/// <summary>The tools through which all others are found, explained and called.</summary>
public class DiscoveryToolTests
{
    private static readonly string[] s_names =
        ["auth0_call_destructive_tool", "auth0_call_read_tool", "auth0_call_write_tool", "auth0_describe_tool", "auth0_search_tools"];

    public static TheoryData<string> Tools => ToolSamples.Names;

    [Fact]
    public void DiscoveryToolset_IsThese()
        => Assert.Equal(
            s_names,
            ToolCatalog.Select(
            new ToolSelection(null, ["discovery"], ReadOnly: false), ToolRegistry.Instance).Tools.Select(static tool => tool.Name));

    [Fact]
    public void ReadOnlyMode_HasNoCallersThatChangeAnything()
        => Assert.Equal(
            s_names[1..2].Concat(s_names[3..]),
            ToolCatalog.Select(
            new ToolSelection(null, ["discovery"], ReadOnly: true), ToolRegistry.Instance).Tools.Select(static tool => tool.Name));

    /// <summary>452 of 452: each operation through the default surface.</summary>
    [Fact]
    public void DefaultSurface_ReachesEveryOperation()
    {
        var catalog = ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance);
        Assert.Equal(
            ManagementOperations.All.ToArray().Select(static operation => operation.Id).Order(StringComparer.Ordinal),
            ManagementCatalog.All().Where(catalog.Reaches).Select(static tool => tool.Operation.Id).Distinct()
            .Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task EveryTool_IsCalledThroughTheCallerOfItsAccessAndNoOther(string name)
    {
        var tool = ToolSamples.Tool(name);
        var tenant = new TestTenant().Answers((_, _) => Task.FromResult(ToolSamples.Response(tool, null)));
        var pipeline = new Pipeline(tenant, ToolSelection.Default);
        foreach (var (caller, access) in new[] { ("auth0_call_read_tool", ToolAccess.Read),
            ("auth0_call_write_tool", ToolAccess.Write), ("auth0_call_destructive_tool", ToolAccess.Destructive) })
        {
            var before = Sent();
            var answer = await pipeline.CallAsync(
                caller, $$"""{"name":"{{name}}","arguments":{{ToolSamples.MinimalArguments(tool).ToJsonString()}}}""");
            if (access == tool.Access)
            {
                Assert.Equal(before + 1, Sent());
            }
            else
            {
                Assert.Equal("wrong_caller", answer.Kind);
                Assert.Contains($"auth0_call_{tool.Access.ToString().ToLowerInvariant()}_tool", answer.Next, StringComparison.Ordinal);
                Assert.Equal(before, Sent());
            }
        }

        // Some updates read first what they change.
        int Sent() => tenant.Requests.Count(request => request.Method == tool.Operation.Method);
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task EveryTool_IsDescribedWithinTheLimit(string name)
    {
        var answer = await Call("auth0_describe_tool", $$"""{"name":"{{name}}"}""");
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 1, 16 * 1024);
        var described = answer.Success.GetProperty("schema").GetProperty("properties").EnumerateObject()
            .Select(static property => property.Name);
        Assert.Equal(
            JsonElement.Parse(ToolSamples.Tool(name).EnforcedSchema).GetProperty("properties").EnumerateObject()
            .Select(static property => property.Name), described);
    }

    /// <summary>What the short schema says of an argument, the whole one says as well; it points to nothing further.</summary>
    [Theory, MemberData(nameof(Tools))]
    public async Task EveryTool_IsDescribedWithItsDefaultsAndWithoutAPointerToTheDescription(string name)
    {
        var described = (await Call("auth0_describe_tool", $$"""{"name":"{{name}}"}""")).Success;
        Assert.DoesNotContain("more arguments", described.GetProperty("description").GetString(), StringComparison.Ordinal);
        foreach (var shown in JsonElement.Parse(ToolSamples.Tool(name).AdvertisedSchema).GetProperty("properties").EnumerateObject())
        {
            if (shown.Value.TryGetProperty("default", out var value))
            {
                AssertSame(
                    value, described.GetProperty("schema").GetProperty("properties").GetProperty(shown.Name).GetProperty("default"));
            }
        }

        static void AssertSame(JsonElement expected, JsonElement actual) => Assert.Equal(expected.GetRawText(), actual.GetRawText());
    }

    [Fact]
    public async Task DescribedPart_HasItsWording()
    {
        var part = (await Call("auth0_describe_tool", """{"name":"auth0_update_application","path":"refresh_token"}""")).Success;
        Assert.Equal(
            "Seconds a retired token still works",
            part.GetProperty("schema").GetProperty("properties").GetProperty("leeway").GetProperty("description").GetString());
    }

    [Fact]
    public async Task PathIntoAlternativesAndLists_IsFound()
    {
        Assert.True(
            (await Call(
            "auth0_describe_tool", """{"name":"auth0_update_application","path":"addons.samlp"}""")).Success.TryGetProperty(
            "schema", out _));
        Assert.True(
            (await Call("auth0_describe_tool", """{"name":"auth0_create_form","path":"nodes.config"}""")).Success.TryGetProperty(
            "schema", out _));
    }

    [Theory]
    [InlineData("adons", "addons")]
    [InlineData("addons.samlpp", "samlp")]
    [InlineData("refresh_token.leway", "leeway")]
    public async Task UnknownPath_NamesTheNearest(string path, string nearest)
    {
        var answer = await Call("auth0_describe_tool", $$"""{"name":"auth0_update_application","path":"{{path}}"}""");
        Assert.Equal("unknown_path", answer.Kind);
        Assert.Contains($"'{nearest}'", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("name..x")]
    [InlineData("a.b.c.d.e.f.g.h")]
    [InlineData("addons.")]
    public async Task PathThatIsNone_IsAnError(string path)
        => Assert.Equal(
            "unknown_path", (await Call("auth0_describe_tool", $$"""{"name":"auth0_update_application","path":"{{path}}"}""")).Kind);

    [Fact]
    public async Task UnknownTool_NamesTheNearest()
    {
        foreach (var tool in (string[])["auth0_describe_tool", "auth0_call_read_tool"])
        {
            var answer = await Call(tool, """{"name":"auth0_list_role"}""");
            Assert.Equal("unknown_tool", answer.Kind);
            Assert.Contains("auth0_list_roles", answer.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("auth0_create_clients", "auth0_create_application")]
    [InlineData("auth0_get_client", "auth0_get_application")]
    [InlineData("auth0_lst_apps", "auth0_list_applications")]
    [InlineData("list_apis", "auth0_list_resource_servers")]
    public async Task UnknownToolInOtherWords_NamesTheOneThatTheSearchFinds(string name, string meant)
    {
        var message = (await Call("auth0_call_read_tool", $$"""{"name":"{{name}}"}""")).Message;
        Assert.StartsWith($"There is no tool '{name}'; did you mean '{meant}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_frobnicate_applications")]
    [InlineData("auth0_")]
    [InlineData("_")]
    [InlineData("delete")]
    public async Task UnknownToolWithoutAKnownVerb_IsNotAnsweredByTheSearch(string name)
        => Assert.Equal("unknown_tool", (await Call("auth0_call_read_tool", $$"""{"name":"{{name}}"}""")).Kind);

    [Fact]
    public async Task Caller_CallsNoDiscoveryTool()
        => Assert.Equal(
            "wrong_caller", (await Call("auth0_call_read_tool", """{"name":"auth0_search_tools","arguments":{"query":"x"} }""")).Kind);

    [Fact]
    public async Task WrongArguments_AreRefusedUnderTheirOwnNames()
    {
        var answer = await Call("auth0_call_read_tool", """{"name":"auth0_get_role","arguments":{"rolle":"x"} }""");
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains("rolle", answer.Problems, StringComparison.Ordinal);
    }

    private static Task<Answer> Call(string tool, string arguments)
        => new Pipeline(new TestTenant(), ToolSelection.Default).CallAsync(tool, arguments);
}
