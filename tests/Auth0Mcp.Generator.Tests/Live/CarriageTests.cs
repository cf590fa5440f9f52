using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Tests.Live;

/// <summary>
/// What other vendors' documents have: each kind of value is sent as the document says, or it is not carried and somebody knows.
/// </summary>
public sealed class CarriageTests
{
    private static readonly Lazy<LiveCatalog> s_live = new(static () => LiveCompilation.Of(Hostile.Inputs.Run()).Load());

    [Fact]
    public void EverythingThatIsCarried_CompilesWithoutAWord()
    {
        var run = Hostile.Inputs.Run();

        Assert.DoesNotContain(run.Result.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(LiveCompilation.Of(run).Diagnostics);
    }

    [Theory]
    [InlineData("""{"number":12}""", "/api/v2/trees/12")]
    [InlineData("""{"number":1,"tags":["a b","c"]}""", "/api/v2/trees/1?tags=a%20b%2Cc")]
    [InlineData("""{"number":1,"ids":[3,4]}""", "/api/v2/trees/1?ids=3%7C4")]
    [InlineData("""{"number":1,"words":["red","ripe"]}""", "/api/v2/trees/1?words=red%20ripe")]
    [InlineData(
        """{"number":1,"filter":{"status":"old","kind":["a","b"]}}""",
        "/api/v2/trees/1?filter%5Bstatus%5D=old&filter%5Bkind%5D=a&filter%5Bkind%5D=b")]
    [InlineData("""{"number":1,"point":{"x":1.5,"y":-2}}""", "/api/v2/trees/1?x=1.5&y=-2")]
    [InlineData("""{"number":1,"where":{"a":[1]}}""", "/api/v2/trees/1?where=%7B%22a%22%3A%5B1%5D%7D")]
    [InlineData("""{"number":1,"expand":["a","b"]}""", "/api/v2/trees/1?expand=a&expand=b")]
    [InlineData("""{"number":1,"expand":"a"}""", "/api/v2/trees/1?expand=a")]
    public async Task Parameter_TravelsInItsStyle(string arguments, string expected)
    {
        var request = await s_live.Value.CallAsync("auth0_get_tree", arguments);

        Assert.Equal(Uri.UnescapeDataString(expected), Uri.UnescapeDataString(request.PathAndQuery));
    }

    [Theory]
    [InlineData("""{"ids":["a,b","c/d"],"place":{"row":2,"name":"x;y"}}""", "/api/v2/boughs/a%2Cb,c%2Fd/of;row=2;name=x%3By")]
    [InlineData("""{"ids":[".."],"place":{"row":1},"near":{"x":1.5,"y":-2}}""", null)]
    [InlineData("""{"ids":["a"],"place":{"row":1},"near":{"x":1.5,"y":-2}}""", "/api/v2/boughs/a/of;row=1?near=x,1.5,y,-2")]
    [InlineData("""{"ids":["a"],"place":{"row":1},"fields":["x","y,z"]}""", "/api/v2/boughs/a/of;row=1?fields=x,y%2Cz")]
    [InlineData("""{"ids":["a"],"place":{"row":1},"since":5}""", "/api/v2/boughs/a/of;row=1?since=5")]
    [InlineData("""{"ids":["a"],"place":{"row":1},"since":{"gt":5}}""", "/api/v2/boughs/a/of;row=1?since%5Bgt%5D=5")]
    [InlineData("""{"ids":["a"],"place":{"row":1},"marks":{"k&":"v=","é":""}}""", "/api/v2/boughs/a/of;row=1?k%26=v%3D&%C3%A9=")]
    public async Task SeparatorsOfAStyle_StandAsTheyAreAndInItemsEscaped(string arguments, string? expected)
    {
        if (expected is null)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => s_live.Value.CallAsync("auth0_get_boughs", arguments));
            return;
        }

        Assert.Equal(expected, (await s_live.Value.CallAsync("auth0_get_boughs", arguments)).PathAndQuery);
    }

    [Theory]
    [InlineData("""{"number":1,"ids":["a|b"]}""")]
    [InlineData("""{"number":1,"words":["a b"]}""")]
    [InlineData("""{"number":1,"X-Marks":["a,b"]}""")]
    [InlineData("""{"number":1,"X-Range":{"unit":"a,b"}}""")]
    [InlineData("""{"number":1,"X-Window":{"unit":"a=b"}}""")]
    public async Task ItemThatHoldsTheSeparator_IsNeverSentAsTwo(string arguments)
        => await Assert.ThrowsAsync<InvalidOperationException>(() => s_live.Value.CallAsync("auth0_get_tree", arguments));

    [Fact]
    public async Task ParametersOfOneName_AreToldApartByTheirPlaces()
    {
        var request = await s_live.Value.CallAsync(
            "auth0_get_sheds",
            """{"id":1,"query_id":2,"ID":"x","header_id":"3","cookie_id":4,"scope":"whole","Body":["a","b"]}""");

        Assert.Equal("/api/v2/sheds/1/whole/a,b?id=2&ID=x", request.PathAndQuery);
        Assert.Equal(("3", "id=4"), (request.Headers["id"], request.Headers["Cookie"]));
    }

    [Fact]
    public async Task Cookies_TravelInOneHeader()
        => Assert.Equal(
            "theme=dark%3B%20x; seen=1,2",
            (await s_live.Value.CallAsync(
                "auth0_get_boughs", """{"ids":["a"],"place":{"row":1},"theme":"dark; x","seen":[1,2]}""")).Headers["Cookie"]);

    [Fact]
    public async Task ListInAHeader_IsOneTextWithCommas()
        => Assert.Equal(
            "a,b", (await s_live.Value.CallAsync("auth0_get_tree", """{"number":1,"X-Marks":["a","b"]}""")).Headers["X-Marks"]);

    [Theory]
    [InlineData("X-Range", """{"from":1,"unit":"a=b"}""", "from,1,unit,a=b")]
    [InlineData("X-Window", """{"from":1,"unit":"m"}""", "from=1,unit=m")]
    public async Task ObjectInAHeader_IsItsMembersWithCommas(string header, string value, string expected)
        => Assert.Equal(
            expected, (await s_live.Value.CallAsync("auth0_get_tree", $$"""{"number":1,"{{header}}":{{value}}}""")).Headers[header]);

    [Theory]
    [InlineData("auth0_head_tree", "HEAD")]
    [InlineData("auth0_options_tree", "OPTIONS")]
    public async Task RareVerb_IsSentAsItself(string tool, string method)
        => Assert.Equal(method, (await s_live.Value.CallAsync(tool, """{"number":1}""")).Method);

    [Theory]
    [InlineData("auth0_post_notes", """{"body":"two\nlines"}""", "two\nlines", "text/plain; charset=utf-8")]
    [InlineData("auth0_put_notes", """{"body":"<note/>"}""", "<note/>", "application/xml; charset=utf-8")]
    [InlineData(
        "auth0_post_harvests", """{"weight":1.50,"crates":["a","b c"],"labels":{"x":"&"}}""",
        "weight=1.50&crates=a&crates=b+c&labels%5Bx%5D=%26", "application/x-www-form-urlencoded")]
    [InlineData("auth0_patch_harvests", """{"weight":2}""", """{"weight":2}""", "application/merge-patch+json")]
    [InlineData(
        "auth0_post_branches", """{"name":"a","twigs":[{"name":"b"}],"parent":1}""",
        """{"name":"a","twigs":[{"name":"b"}],"parent":1}""", "application/json")]
    public async Task Body_TravelsInItsForm(string tool, string arguments, string body, string contentType)
    {
        var request = await s_live.Value.CallAsync(tool, arguments);

        Assert.Equal((body, contentType), (request.Body, request.ContentType));
    }

    [Fact]
    public void ObjectsOfAnAllOf_AreFlatArgumentsAndEndInThemselves()
    {
        var schema = Enforced("auth0_post_branches");

        Assert.Equal(
            ["name", "parent", "twigs"],
            schema.GetProperty("properties").EnumerateObject().Select(static member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            """{"required":["name"],"properties":{"name":{"type":"string"},"twigs":{"type":"array","items":"""
            + """{"$ref":"#/$defs/Branch"}}},"additionalProperties":false}""",
            schema.GetProperty("$defs").GetProperty("Branch").GetRawText()
            .Replace("\"type\":\"object\",", "", StringComparison.Ordinal));
    }

    [Fact]
    public void FieldsThatAreAList_StayOne()
        => Assert.Equal(
            """{"type":"array","items":{"type":"string"}}""",
            Enforced("auth0_get_boughs").GetProperty("properties").GetProperty("fields").GetRawText());

    [Fact]
    public void ComposedObject_IsClosedAtTheOutsideOnly()
    {
        var body = Enforced("auth0_put_branches").GetProperty("properties").GetProperty("body");
        var composed = Enforced("auth0_put_branches").GetProperty("$defs").GetProperty("Grafted");

        Assert.Equal("""{"$ref":"#/$defs/Grafted"}""", body.GetRawText());
        Assert.Equal(
            ["name", "scion", "bud"], composed.GetProperty("properties").EnumerateObject().Select(static member => member.Name));
        Assert.False(composed.GetProperty("additionalProperties").GetBoolean());
        Assert.DoesNotContain("additionalProperties", composed.GetProperty("allOf").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotCarried_IsListedWithItsReason()
        => Assert.Contains(
            """        new("get_tree", "cookie session", "which is a list of cookies", "callers have tokens"),""",
            Hostile.Inputs.Run().Sources["ManagementCatalog.g.cs"],
            StringComparison.Ordinal);

    private static JsonElement Enforced(string tool)
        => JsonElement.Parse(
            Hostile.Inputs.Run().Values<ToolModel>(TrackingNames.Tools).Single(model => model.Name == tool).EnforcedSchema);
}
