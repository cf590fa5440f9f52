using Auth0Mcp.Calls.Consent;
using static Auth0Mcp.Tests.Consent.StoredConsent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>What goes where something else stays or comes: values of another kind, and what items are sent without.</summary>
public class LostPartTests
{
    private const string Account =
        """
        {"user_id":"auth0|1","app_metadata":{"roles":["admin","ops"],"one":["x"],"perm":{"x":{"r":1,"w":2},"y":{"q":1,"p":2}}},
        "user_metadata":{"l":[{"name":"a","data":{"x":1,"y":2},"size":3,"none":null},{"name":"b","data":{"z":1}}]}}
        """;

    private const string Form =
        """
        {"id":"f1","name":"F","nodes":[{"id":"n1","type":"STEP","coordinates":{"x":1,"y":2},"alias":"a","config":{"components":
        [{"id":"c1","category":"BLOCK","type":"DIVIDER"}],"next_node":"$ending"}}],"start":{"next_node":"n1"}}
        """;

    private const string Connection =
        """
        {"id":"c","name":"c","strategy":"custom","options":{"mapping":{"a":1,"b":2},"list":[{"name":"a","perm":[1,2,3]},
        {"name":"b","in":{"perm":[1,2],"at":1}}]}}
        """;

    [Theory]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"roles":{"n":1}}}""", Account, "app_metadata.roles")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"one":{"n":1}}}""", Account, "app_metadata.one")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"perm":["z"]}}""", Account, "app_metadata.perm")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"perm":{"x":[0]}}}""", Account, "app_metadata.perm.x")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"l":[{"name":"a","data":[1]},{"name":"b","data":{"z":1}}]}}""",
        Account, "user_metadata.l[0].data")]
    [InlineData("auth0_update_connection", """{"connection_id":"c","options":{"mapping":["x"]}}""", Connection, "options.mapping")]
    public async Task ListInPlaceOfAnObject_OrAnObjectInPlaceOfAList_IsAskedAbout(
        string tool, string arguments, string stored, string path)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.True(
            (await CallAsync(tenant, tool, arguments[..^1] + ""","dry_run":true}""")).Success.GetProperty("needs_consent").GetBoolean());
        Assert.StartsWith(
            $"{path} keeps nothing of what it holds", Loss(await CallAsync(tenant, tool, arguments)), StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_update_form", """{"id":"f1","nodes":[{"id":"n1","type":"STEP"}]}""", Form,
        "nodes[0].coordinates and nodes[0].config are emptied")]
    [InlineData(
        "auth0_update_form",
        """{"id":"f1","nodes":[{"id":"n1","type":"STEP","coordinates":{"x":1,"y":2},"config":{"next_node":"$ending"}}]}""",
        Form, "nodes[0].config.components is emptied")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"l":[{"name":"a"},{"name":"b"}]}}""", Account,
        "user_metadata.l[0].data and user_metadata.l[1].data are emptied")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"l":[{"key":"a"},{"key":"b","n":1}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"l":[{"key":"a","perms":["r","w"]},{"key":"b","n":1}],"x":1}}""",
        "app_metadata.l[0].perms is emptied")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"l":[{"kid":"a"},{"kid":"b","n":1}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"l":[{"kid":"a","perms":["r","w"]},{"kid":"b","n":1}],"x":1}}""",
        "app_metadata.l[0].perms is emptied")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"l":[{"slug":"a"},{"slug":"b","n":1}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"l":[{"slug":"a","perms":["r","w"]},{"slug":"b","n":1}],"x":1}}""",
        "app_metadata.l[0].perms is emptied")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"l":[{"url":"https://a.example"},{"url":"https://b.example","n":1}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"l":[{"url":"https://a.example","perms":["r","w"]},{"url":"https://b.example","n":1}],"x":1}}""",
        "app_metadata.l[0].perms is emptied")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"l":[{"id":1},{"id":2,"n":1}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"l":[{"id":1,"perms":["r","w"]},{"id":2,"n":1}],"x":1}}""",
        "app_metadata.l[0].perms is emptied")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"c","options":{"list":[{"name":"a"},{"name":"b","in":{"at":1}}]}}""", Connection,
        "options.list[0].perm and options.list[1].in.perm are emptied")]
    public async Task ItemThatIsSentWithoutWhatItHolds_IsAskedAbout(string tool, string arguments, string stored, string loss)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.True(
            (await CallAsync(tenant, tool, arguments[..^1] + ""","dry_run":true}""")).Success.GetProperty("needs_consent").GetBoolean());
        Assert.StartsWith(loss, Loss(await CallAsync(tenant, tool, arguments)), StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task SingleValuesThatAnItemIsSentWithout_AreNamedInTheResult()
    {
        var answer = await CallAsync(
            new TestTenant().Answers(200, Account), "auth0_update_user",
            """{"user_id":"auth0|1","user_metadata":{"l":[{"name":"a","data":{"x":1}},{"name":"b","data":{"z":1}}]}}""");
        Assert.Contains(
            "Removed by this update: user_metadata.l[0].data.y and user_metadata.l[0].size.",
            answer.Success.GetProperty("_notes").EnumerateArray().Select(static note => note.GetString()));
    }

    [Fact]
    public async Task WhatAReadShowsOfAnItem_AndAnUpdateDoesNotTake_IsNotLost()
    {
        var tenant = new TestTenant().Answers(
            200,
            """
            {"id":"p","name":"p","user_attributes":[{"name":"email","description":"d","is_optional":true,"seen":{"by":["x"]}},
            {"name":"x","description":"y","is_optional":false}]}
            """);
        var answer = await CallAsync(
            tenant, "auth0_update_self_service_profile",
            """
            {"id":"p","user_attributes":[{"name":"email","description":"e","is_optional":true},
            {"name":"x","description":"y","is_optional":false}]}
            """);
        Assert.DoesNotContain("Removed by this update", answer.Success.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("PATCH", tenant.Requests[^1].Method);
    }

    private static string Loss(Answer answer) => answer.Error.GetProperty("plan").GetProperty("loss").GetString()!;

    private static Task<Answer> CallAsync(TestTenant tenant, string tool, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments);
}
