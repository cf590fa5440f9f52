using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Catalog;
using Auth0Mcp.Demo;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Mcp;

public sealed partial class KnowledgeTests
{
    [Theory]
    [InlineData(
        """{"ref":{"type":"ref/prompt","name":"rotate_secret"},"argument":{"name":"application","value":"har"}}""",
        "Harbor Books Storefront,Harbor Reader")]
    [InlineData("""{"ref":{"type":"ref/prompt","name":"set_up_app"},"argument":{"name":"app","value":"x"}}""", "")]
    [InlineData(
        """{"ref":{"type":"ref/resource","uri":"auth0://application/{client_id}"},"argument":"""
        + """{"name":"client_id","value":"reader"}}""", "1G2fj7oQXbymB4VEDLBg7PiLQXR3eyTq")]
    [InlineData(
        """{"ref":{"type":"ref/resource","uri":"auth0://log-types/{code}"},"argument":{"name":"code","value":"passkey"}}""",
        "passkey_challenge_started,passkey_challenge_failed")]
    public async Task Completion_FindsNamesAndIds(string request, string expected)
    {
        var completion = (await AskAsync(await OpenAsync(), "completion/complete", request)).GetProperty("completion");
        Assert.Equal(
            expected, string.Join(',', completion.GetProperty("values").EnumerateArray().Select(static value => value.GetString())));
    }

    [Fact]
    public async Task CompletionOfWhatIsOutOfReach_AsksNobody()
    {
        var pipe = await OpenAsync(new ToolSelection(["auth0_get_application"], null, ReadOnly: false));
        var completion = await AskAsync(
            pipe, "completion/complete",
            """{"ref":{"type":"ref/resource","uri":"auth0://application/{client_id}"},"argument":{"name":"client_id","value":""}}""");
        Assert.Empty(completion.GetProperty("completion").GetProperty("values").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ThingThatIsCompleted_IsReadAtItsAddress(string kind)
    {
        var pipe = await OpenAsync(Pipeline.Everything);
        Assert.False(await IsErrorAsync(pipe, "auth0_create_flow", """{"name":"Greeting"}"""));
        Assert.False(await IsErrorAsync(
            pipe, "auth0_create_log_stream", """{"log_stream":{"name":"Watch","type":"http","sink":{"httpEndpoint":"https://watch.example"}}}"""));
        var thing = TenantThings.Read().Single(thing => thing.Name == kind);
        var id = Values(await CompleteAsync(pipe, thing.UriTemplate, thing.Argument, ""))[0];
        var text = await ReadAsync(pipe, $"auth0://{kind}/{Uri.EscapeDataString(id)}");

        Assert.Equal(id, JsonElement.Parse(text).GetProperty(thing.Id).GetString());
        Assert.Contains(id, Values(await CompleteAsync(pipe, thing.UriTemplate, thing.Argument, id[..4])));
    }

    [Fact]
    public async Task ManyThings_AreReadPageByPageOnce()
    {
        using var tenant = Organizations(230);
        var pipe = await OpenAsync(new Pipeline(tenant, ToolSelection.Default));
        var completion = await CompleteAsync(pipe, "auth0://organization/{organization_id}", "organization_id", "customer-229");

        Assert.Equal(["org_229"], Values(completion));
        Assert.Equal((1, false), (completion.GetProperty("total").GetInt32(), completion.GetProperty("hasMore").GetBoolean()));
        Assert.Equal([null, "1", "2"], tenant.Requests.Select(static request => request.Parameter("page")));
        Assert.Equal(100, Values(await CompleteAsync(pipe, "auth0://organization/{organization_id}", "organization_id", "org")).Count);
        Assert.Equal(3, tenant.Requests.Count);
    }

    [Fact]
    public async Task MoreThingsThanAreRead_AreSaidToBeMore()
    {
        using var tenant = Organizations(900);
        var pipe = await OpenAsync(new Pipeline(tenant, ToolSelection.Default));
        var completion = await CompleteAsync(pipe, "auth0://organization/{organization_id}", "organization_id", "customer-7");

        Assert.True(completion.GetProperty("hasMore").GetBoolean());
        Assert.False(completion.TryGetProperty("total", out _));
        Assert.Equal(5, tenant.Requests.Count);
    }

    [Fact]
    public async Task ManyUsers_AreSearchedForByWhatIsTyped()
    {
        using var tenant = new TestTenant();
        tenant.Answers(200, """{"users":[{"user_id":"auth0|1","email":"ann+x@example.com"}],"start":0,"limit":100,"length":1,"total":1}""");
        var pipe = await OpenAsync(new Pipeline(tenant, ToolSelection.Default));

        Assert.Equal(["auth0|1"], Values(await CompleteAsync(pipe, "auth0://user/{user_id}", "user_id", "ann+x")));
        Assert.Equal("email:ann\\+x* OR user_id:ann\\+x*", tenant.Request.Parameter("q"));
    }

    [Theory]
    [InlineData("\" OR email:*")]
    [InlineData("a) OR (b")]
    [InlineData("a\\")]
    public async Task TypedText_IsNoQuery(string typed)
    {
        var completion = await CompleteAsync(await OpenAsync(), "auth0://user/{user_id}", "user_id", typed);
        Assert.Empty(Values(completion));
    }

    [Fact]
    public async Task TenantThatCannotBeAsked_CompletesNothing()
    {
        using var tenant = new TestTenant();
        tenant.Answers(403, """{"statusCode":403,"error":"Forbidden","message":"No."}""");
        var pipe = await OpenAsync(new Pipeline(tenant, ToolSelection.Default));

        Assert.Empty(Values(await CompleteAsync(pipe, "auth0://organization/{organization_id}", "organization_id", "a")));
    }

    private static TestTenant Organizations(int count)
    {
        var tenant = new TestTenant();
        return tenant.Answers(request =>
        {
            var first = int.Parse(request.Parameter("page") ?? "0", CultureInfo.InvariantCulture) * 100;
            var items = Enumerable.Range(first, Math.Clamp(count - first, 0, 100))
                .Select(static number => $$"""{"id":"org_{{number}}","name":"customer-{{number}}"}""");
            return $$"""{"organizations":[{{string.Join(',', items)}}],"start":{{first}},"limit":100,"total":{{count}}}""";
        });
    }

    private async Task<bool> IsErrorAsync(McpPipe pipe, string tool, string arguments)
        => (await AskAsync(pipe, "tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""")) is var result
            && result.TryGetProperty("isError", out var isError) && isError.GetBoolean();

    private static List<string> Values(JsonElement completion)
        => [.. completion.GetProperty("values").EnumerateArray().Select(static value => value.GetString()!)];

    private async Task<JsonElement> CompleteAsync(McpPipe pipe, string template, string argument, string typed)
        => (await AskAsync(
            pipe, "completion/complete",
            $$$"""{"ref":{"type":"ref/resource","uri":"{{{template}}}"}"""
            + $$$""","argument":{"name":"{{{argument}}}","value":{{{JsonValue.Create(typed).ToJsonString()}}}}}""")).GetProperty("completion");
}
