using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Listing.Search;

namespace Auth0Mcp.Tests.Demo;

/// <summary>The dialect of Lucene that searches are written in.</summary>
public class SearchTests
{
    private static readonly JsonObject Item = JsonNode.Parse("""
        {
          "type": "fp", "name": "Mara Lind", "email": "mara.lind@example.com", "user_id": "auth0|7f1c", "blocked": true,
          "logins_count": 42, "ratio": 9.5, "date": "2026-03-14T15:09:26.535Z", "note": "Wrong email or password.", "empty": null,
          "identities": [ { "connection": "staff", "isSocial": false }, { "connection": "okta", "isSocial": true } ],
          "app_metadata": { "plan": { "name": "gold" } }, "url": "https://shop.example/a b"
        }
        """)!.AsObject();

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*:*")]
    [InlineData("type:fp")]
    [InlineData("type:FP")]
    [InlineData("type: fp")]
    [InlineData("type:(f OR fp)")]
    [InlineData("type:(f fp)")]
    [InlineData("type:(f OR fp) AND blocked:true")]
    [InlineData("(type:f OR type:fp) AND NOT name:nobody")]
    [InlineData("type:f || type:fp && blocked:true")]
    [InlineData("type:(NOT s)")]
    [InlineData("NOT (type:s OR type:ss)")]
    [InlineData("-type:s")]
    [InlineData("!type:s")]
    [InlineData("+type:fp -blocked:false name:nobody")]
    [InlineData("type:s name:mara")]
    [InlineData("name:\"Mara Lind\"")]
    [InlineData("name:mara")]
    [InlineData("\"Mara Lind\"")]
    [InlineData("mara lind")]
    [InlineData("email:mara*")]
    [InlineData("email:*@example.com")]
    [InlineData("type:f?")]
    [InlineData("user_id:auth0|7f1c")]
    [InlineData("user_id:\"auth0|7f1c\"")]
    [InlineData("note:password")]
    [InlineData("note:\"Wrong email\"")]
    [InlineData("url:https\\://shop.example/a")]
    [InlineData("logins_count:42")]
    [InlineData("logins_count:42.0")]
    [InlineData("logins_count:[5 TO 100]")]
    [InlineData("logins_count:[42 TO 42]")]
    [InlineData("logins_count:[* TO 42]")]
    [InlineData("logins_count:{41 TO 43}")]
    [InlineData("logins_count:{41 TO 42]")]
    [InlineData("logins_count:[42 TO 43}")]
    [InlineData("logins_count:>=42")]
    [InlineData("logins_count:>9")]
    [InlineData("logins_count:(>9 AND <100)")]
    [InlineData("ratio:[9.25 TO 10]")]
    [InlineData("date:[2026-03-14 TO 2026-03-14]")]
    [InlineData("date:[2026-03-14T15:00:00Z TO *]")]
    [InlineData("date:[\"2026-03-14T15:00:00.000Z\" TO \"2026-03-14T16:00:00.000Z\"]")]
    [InlineData("date:>2026-03-14T15:09:26Z OR date:2026-03")]
    [InlineData("date:2026-03-14")]
    [InlineData("name:[m TO n]")]
    [InlineData("_exists_:app_metadata.plan")]
    [InlineData("NOT _exists_:empty")]
    [InlineData("name:*")]
    [InlineData("identities.connection:okta")]
    [InlineData("identities.isSocial:true AND identities.connection:staff")]
    [InlineData("app_metadata.plan.name:gold")]
    public void Query_FindsTheItem(string query) => Assert.True(Matches(query));

    [Theory]
    [InlineData("type:f")]
    [InlineData("type:(f OR s)")]
    [InlineData("type:fp AND blocked:false")]
    [InlineData("NOT type:fp")]
    [InlineData("type:fp -blocked:true")]
    [InlineData("+type:s name:mara")]
    [InlineData("name:\"Lind Mara\"")]
    [InlineData("name:ara")]
    [InlineData("name:\"m*\"")]
    [InlineData("logins_count:4")]
    [InlineData("logins_count:[0 TO 5]")]
    [InlineData("logins_count:[100 TO 5]")]
    [InlineData("logins_count:{42 TO 50]")]
    [InlineData("logins_count:[40 TO 42}")]
    [InlineData("logins_count:<42")]
    [InlineData("date:{2026-03-14 TO *]")]
    [InlineData("date:[* TO 2026-03-14}")]
    [InlineData("date:2025")]
    [InlineData("_exists_:empty")]
    [InlineData("empty:*")]
    [InlineData("_exists_:nothing.below")]
    [InlineData("app_metadata.plan:gold")]
    public void Query_PassesTheItemBy(string query) => Assert.False(Matches(query));

    [Theory]
    [InlineData("type:")]
    [InlineData("type:(f OR")]
    [InlineData("type:(f OR fp")]
    [InlineData("type:fp)")]
    [InlineData("()")]
    [InlineData("AND type:fp")]
    [InlineData("type:fp AND")]
    [InlineData("type:fp OR OR type:f")]
    [InlineData("NOT")]
    [InlineData("name:\"Mara")]
    [InlineData("logins_count:[1 TO")]
    [InlineData("logins_count:[1 5]")]
    [InlineData("logins_count:[TO 5]")]
    [InlineData("logins_count:>")]
    [InlineData("[1 TO 5]")]
    [InlineData("logins_count:[few TO many]")]
    [InlineData("date:[yesterday TO *]")]
    [InlineData("url:https://shop.example")]
    [InlineData("na*me:x")]
    [InlineData("*:x")]
    [InlineData("name:/m.*/")]
    [InlineData("name:mara~2")]
    [InlineData("name:mara^2")]
    [InlineData(":")]
    [InlineData("type::fp")]
    public void QueryThatIsNotUnderstood_HasAProblem(string query)
    {
        var (parsed, problem) = SearchQuery.Parse(query);
        Assert.Null(parsed);
        Assert.NotEmpty(problem!);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("NOT (", ")")]
    [InlineData("type:(", ")")]
    public void BracketsNestedTooDeep_HaveAProblem(string open, string close)
    {
        var query = string.Concat(Enumerable.Repeat(open, 100_000)) + "type:fp" + string.Concat(Enumerable.Repeat(close, 100_000));
        Assert.NotNull(SearchQuery.Parse(query).Error);
    }

    [Fact]
    public void ManySigns_AreCountedOff()
    {
        Assert.True(Matches(new string('-', 100_000) + "type:fp"));
        Assert.False(Matches(new string('-', 100_001) + "type:fp"));
    }

    private static bool Matches(string query)
    {
        var (parsed, problem) = SearchQuery.Parse(query);
        Assert.Null(problem);
        return parsed!.Matches(Item);
    }
}
