using System.Globalization;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Demo;

/// <summary>Lists: both styles of paging, filters, searches, fields, and the log's checkpoint.</summary>
public sealed class ListingTests : IDisposable
{
    private readonly DemoCaller _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task WithoutParameters_AListIsBare() => Assert.Equal(6, (await _tenant.GetAsync("clients")).Body.GetArrayLength());

    [Fact]
    public async Task WithTotals_AListHasThem()
    {
        var page = await _tenant.GetAsync("clients?page=1&per_page=4&include_totals=true");
        Assert.Equal(
            ("4", "4", "6", 2), (page["start"], page["limit"], page["total"], page.Body.GetProperty("clients").GetArrayLength()));
    }

    [Fact]
    public async Task PageBeyondTheEnd_IsEmpty() => Assert.Empty((await _tenant.GetAsync("clients?page=9")).Body.EnumerateArray());

    [Fact]
    public async Task FromAndTake_WalkTheWholeList()
    {
        List<string> names = [];
        for (var path = "clients?take=4"; path is not null;)
        {
            var page = await _tenant.GetAsync(path);
            names.AddRange(
                page.Body.GetProperty("clients").EnumerateArray().Select(static client => client.GetProperty("name").GetString()!));
            path = page["next"] is { } next ? "clients?take=4&from=" + Uri.EscapeDataString(next) : null;
        }
        Assert.Equal((await _tenant.GetAsync("clients")).All("name"), names);
    }

    [Fact]
    public async Task ListThatIsAlwaysAnObject_IsOne()
    {
        var page = await _tenant.GetAsync("actions/actions?per_page=3");
        Assert.Equal(
            ("4", "0", "3", 3), (page["total"], page["page"], page["per_page"], page.Body.GetProperty("actions").GetArrayLength()));
    }

    [Theory]
    [InlineData("clients?app_type=spa", "name", "Staff Desk")]
    [InlineData("clients?is_global=true", "name", "")]
    [InlineData("resource-servers?identifiers=https%3A%2F%2Fapi.harborbooks.example%2Forders&identifiers=x", "name", "Orders API")]
    [InlineData("roles?name_filter=BOOK", "name", "Bookseller")]
    [InlineData("users-by-email?email=hana.sato%40example.com", "name", "Hana Sato")]
    [InlineData("users?q=blocked%3Atrue", "nickname", "noor.haddad")]
    [InlineData("users?q=name%3A%22Tom%20Okafor%22%20AND%20email_verified%3Atrue", "nickname", "tom.okafor")]
    [InlineData("users?q=email%3Aa*%40example.com%20-app_metadata.employee%3Atrue", "nickname", "aoife.byrne")]
    [InlineData("users?q=identities.provider%3Agoogle-oauth2%20AND%20logins_count%3A9", "nickname", "chloe.lefevre")]
    [InlineData("connections?strategy=auth0&strategy=okta", "strategy", "auth0,okta")]
    [InlineData("client-grants?audience=https%3A%2F%2Fapi.harborbooks.example%2Finventory", "subject_type", "client")]
    public async Task Filters_KeepWhatMatches(string path, string property, string expected) =>
        Assert.Equal(expected, string.Join(',', (await _tenant.GetAsync(path)).All(property)));

    [Fact]
    public async Task ActionsOfATrigger_AreFound() =>
        Assert.Equal("1", (await _tenant.GetAsync("actions/actions?triggerId=post-login"))["total"]);

    [Fact]
    public async Task Fields_AreKeptOrLeftOut()
    {
        Assert.All(
            (await _tenant.GetAsync("clients?fields=name,app_type")).Body.EnumerateArray(),
            static client => Assert.Equal(2, client.GetPropertyCount()));
        var without = await _tenant.GetAsync("clients?fields=client_secret,name&include_fields=false");
        Assert.All(without.All("client_secret"), Assert.Null);
        Assert.All(without.All("client_id"), Assert.NotNull);
    }

    [Fact]
    public async Task Users_AreSortedAsAsked()
    {
        var ascending = (await _tenant.GetAsync("users?sort=email:1")).All("email");
        Assert.Equal(ascending.Order(StringComparer.Ordinal), ascending);
        Assert.Equal(ascending.Reverse(), (await _tenant.GetAsync("users?sort=email:-1")).All("email"));
    }

    [Fact]
    public async Task Logs_ComeNewestFirst()
    {
        var dates = (await _tenant.GetAsync("logs?per_page=100")).All("date");
        Assert.Equal(63, dates.Length);
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.Equal(dates.Reverse().Take(5), (await _tenant.GetAsync("logs?sort=date:1&per_page=5")).All("date"));
    }

    [Fact]
    public async Task LogsAfterACheckpoint_ComeInOrderAndEnd()
    {
        var all = (await _tenant.GetAsync("logs?per_page=100")).All("log_id");
        var after = await _tenant.GetAsync($"logs?from={all[5]}&take=3");
        Assert.Equal(all[2..5].Reverse(), after.All("log_id"));
        Assert.Empty((await _tenant.GetAsync($"logs?from={all[0]}&take=3")).Body.EnumerateArray());
    }

    [Theory]
    [InlineData("type:fp", "fp")]
    [InlineData("type:fp OR type:fu", "fp,fu")]
    [InlineData("type:s AND user_name:*@example.com", "s")]
    [InlineData("type:gd_* AND date:[2026-06-01 TO 2026-07-01]", "gd_auth_failed,gd_auth_succeed")]
    [InlineData("NOT type:s AND client_name:\"Inventory Sync\"", "seacft")]
    [InlineData("too many wrong passwords", "limit_wc")]
    public async Task LogSearch_FindsWhatIsAsked(string q, string types)
    {
        var found = (await _tenant.GetAsync("logs?per_page=100&q=" + Uri.EscapeDataString(q))).All("type");
        Assert.Equal(types, string.Join(',', found.Distinct().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("type:(f OR fp)", "f,fp")]
    [InlineData("type:(fp f) AND NOT connection:google-oauth2", "f,fp")]
    [InlineData("type:(f*) -type:fsa -type:fcoa", "f,fp,fu")]
    [InlineData("type:fsa", "fsa")]
    public async Task GroupedLogTypes_AreAllFound(string q, string types) => await LogSearch_FindsWhatIsAsked(q, types);

    [Theory]
    [InlineData("users?q=logins_count%3A%5B0%20TO%205%5D", "4,2")]
    [InlineData("users?q=logins_count%3A%3E100&sort=logins_count%3A1", "208,312")]
    public async Task Counts_AreComparedAsNumbers(string path, string counts) =>
        Assert.Equal(counts, string.Join(',', (await _tenant.GetAsync(path)).All("logins_count")));

    [Theory]
    [InlineData("logs?q=type%3A(f%20OR")]
    [InlineData("logs?search=type%3A")]
    [InlineData("users?q=email%3A%22open")]
    public async Task SearchThatIsNotUnderstood_Is400(string path)
    {
        var reply = await _tenant.GetAsync(path);
        Assert.Equal((400, "invalid_query_string"), (reply.Status, reply["errorCode"]));
    }

    [Theory]
    [InlineData("users?page=10&per_page=100", 400)]
    [InlineData("users?page=20", 400)]
    [InlineData("users?page=9&per_page=100", 200)]
    [InlineData("logs?page=10&per_page=100", 400)]
    [InlineData("roles/rol_9RJkuqKJXCkC5j9n/users?page=10&per_page=100", 400)]
    [InlineData("roles/rol_9RJkuqKJXCkC5j9n/users?take=100", 200)]
    [InlineData("organizations/org_FejMJBgBsV8hhcTK/members?page=25&per_page=40", 400)]
    [InlineData("clients?page=30&per_page=50", 200)]
    public async Task OffsetPaging_EndsAtAThousand(string path, int status)
        => Assert.Equal(status, (await _tenant.GetAsync(path)).Status);

    [Fact]
    public async Task LogsAfterACheckpoint_IgnoreEverythingElse()
    {
        var all = (await _tenant.GetAsync("logs?per_page=100")).All("log_id");
        var walked = await _tenant.GetAsync($"logs?from={all[3]}&take=2&q=type%3Anothing&sort=date%3A-1&page=7");
        Assert.Equal($"{all[2]},{all[1]}", string.Join(',', walked.All("log_id")));
    }

    [Fact]
    public async Task Logs_EndAFewMinutesAgo()
    {
        var dates = (await _tenant.GetAsync("logs?per_page=100")).All("date")
            .Select(static date => DateTimeOffset.Parse(date!, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(DemoCaller.Now - dates[0], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Assert.True(dates.Count(static date => date > DemoCaller.Now.AddHours(-1)) > 1, "nothing happened in the last hour");
        Assert.Contains(
            (await _tenant.GetAsync("users")).All("last_login"),
            static date => DateTimeOffset.Parse(date!, CultureInfo.InvariantCulture) > DemoCaller.Now.AddDays(-1));
    }

    [Fact]
    public async Task AsTimeGoesBy_NewLogEventsFollowTheCheckpoint()
    {
        var time = new TestTime();
        using var tenant = new DemoCaller(time);
        var last = (await tenant.GetAsync("logs?per_page=1")).All("log_id")[0];
        Assert.Empty((await tenant.GetAsync($"logs?from={last}")).All("log_id"));
        time.Advance(TimeSpan.FromHours(1));
        var newer = (await tenant.GetAsync($"logs?from={last}")).All("log_id");
        Assert.NotEmpty(newer);
        Assert.Equal(newer[^1], (await tenant.GetAsync("logs?per_page=1")).All("log_id")[0]);
        Assert.Empty((await tenant.GetAsync($"logs?from={newer[^1]}")).All("log_id"));
    }

    [Fact]
    public async Task LogsOfAUser_AreThatUsers()
    {
        var user = (await _tenant.GetAsync("logs?q=type:s")).All("user_id")[0]!;
        var logs = (await _tenant.GetAsync($"users/{Uri.EscapeDataString(user)}/logs")).All("user_id");
        Assert.NotEmpty(logs);
        Assert.All(logs, id => Assert.Equal(user, id));
    }
}
