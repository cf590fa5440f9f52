using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Demo;

/// <summary>What takes a while goes on, and what was done is seen afterwards.</summary>
public sealed class ProgressTests : IDisposable
{
    private const string Ines = "users/auth0%7Ca8ad57872c3db814a9e03ee7";
    private const string Code =
        """{"name":"Greet","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"exports.onExecutePostLogin = """
            + """async () => {};"}""";

    private readonly DemoCaller _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("jobs/users-exports", """{"format":"csv"}""", "users_export")]
    [InlineData("jobs/verification-email", """{"user_id":"auth0|ca77b90846ba81ac6d5ef206"}""", "verification_email")]
    public async Task Job_GoesFromPendingOverProcessingToCompleted(string path, string body, string type)
    {
        var started = await _tenant.PostAsync(path, body);
        Assert.Equal(("pending", type), (started["status"], started["type"]));
        Assert.Matches("^job_[A-Za-z0-9]{16}$", started["id"]);
        var looks = new List<DemoReply>();
        for (var look = 0; look < 3; look++)
        {
            looks.Add(await _tenant.GetAsync("jobs/" + started["id"]));
        }

        Assert.Equal(["processing", "completed", "completed"], looks.Select(static look => look["status"]));
        Assert.InRange(int.Parse(looks[0]["percentage_done"]!), 1, 99);
        Assert.Equal("100", looks[2]["percentage_done"]);
        Assert.Equal(type == "users_export", looks[2]["location"]?.EndsWith(".csv.gz", StringComparison.Ordinal) ?? false);
        Assert.Equal("[]", (await _tenant.GetAsync($"jobs/{started["id"]}/errors")).Text);
    }

    [Fact]
    public async Task Job_IsDoneAfterAWhileWithoutAnybodyLooking()
    {
        var time = new TestTime();
        using var tenant = new DemoCaller(time);
        var job = await tenant.PostAsync("jobs/users-exports", "{}");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("completed", (await tenant.GetAsync("jobs/" + job["id"]))["status"]);
    }

    [Fact]
    public async Task ImportedUsers_AreThereOnceTheJobIsDone()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""[{"email":"ann.new@example.com"},{"email":"grace.obi@example.com"}]"""), "users" },
            { new StringContent("con_FmWTVLRmf8osJSWD"), "connection_id" },
        };
        using var response = await _tenant.Http.PostAsync("jobs/users-imports", form);
        var id = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("id").GetString();
        await _tenant.GetAsync("jobs/" + id);
        var done = await _tenant.GetAsync("jobs/" + id);
        Assert.Equal(
            ("1", "1"),
            (done.Body.GetProperty("summary").GetProperty("inserted").ToString(),
            done.Body.GetProperty("summary").GetProperty("failed").ToString()));
        Assert.Single((await _tenant.GetAsync("users-by-email?email=ann.new%40example.com")).Body.EnumerateArray());
    }

    [Fact]
    public async Task NewDomain_PendsUntilItIsVerified()
    {
        var domain = await _tenant.PostAsync("custom-domains", """{"domain":"shop.harborbooks.example","type":"auth0_managed_certs"}""");
        var path = "custom-domains/" + domain["custom_domain_id"];
        Assert.Equal("pending_verification", domain["status"]);
        Assert.Equal("cname", domain.Body.GetProperty("verification").GetProperty("methods")[0].GetProperty("name").GetString());
        Assert.Equal("pending_verification", (await _tenant.GetAsync(path))["status"]);
        Assert.Equal("pending_verification", (await _tenant.PostAsync(path + "/verify"))["status"]);
        Assert.Equal("ready", (await _tenant.GetAsync(path))["status"]);
    }

    [Fact]
    public async Task Draft_IsDeployedOnceItIsBuilt()
    {
        var action = await _tenant.PostAsync("actions/actions", Code);
        Assert.Equal(("pending", "False"), (action["status"], action["all_changes_deployed"]));
        var refused = await _tenant.PostAsync($"actions/actions/{action["id"]}/deploy");
        Assert.Equal(400, refused.Status);
        Assert.Contains("A draft must be in the 'built' state", refused["message"], StringComparison.Ordinal);
        Assert.Equal(202, (await _tenant.PostAsync($"actions/actions/{action["id"]}/deploy")).Status);
        Assert.Equal("True", (await _tenant.GetAsync($"actions/actions/{action["id"]}"))["all_changes_deployed"]);
    }

    [Fact]
    public async Task DeployOnCreation_Deploys()
    {
        var action = await _tenant.PostAsync(
            "actions/actions", Code.Replace("\"name\"", "\"deploy\":true,\"name\"", StringComparison.Ordinal));
        Assert.Equal(("built", "True"), (action["status"], action["all_changes_deployed"]));
        Assert.Equal("1", action.Body.GetProperty("deployed_version").GetProperty("number").ToString());
    }

    [Fact]
    public async Task BoundAction_ShowsItsPresentStateAndIsNotDeleted()
    {
        var bound = (await _tenant.GetAsync("actions/triggers/post-login/bindings")).Body.GetProperty("bindings")[0]
            .GetProperty("action");
        var path = "actions/actions/" + bound.GetProperty("id").GetString();
        await _tenant.PatchAsync(path, """{"name":"Loyalty"}""");
        var renamed = (await _tenant.GetAsync("actions/triggers/post-login/bindings")).Body.GetProperty("bindings")[0]
            .GetProperty("action");
        Assert.Equal("Loyalty", renamed.GetProperty("name").GetString());
        Assert.Equal(400, (await _tenant.DeleteAsync(path)).Status);
        Assert.Equal(204, (await _tenant.DeleteAsync(path + "?force=true")).Status);
        Assert.Equal(0, (await _tenant.GetAsync("actions/triggers/post-login/bindings")).Body.GetProperty("bindings").GetArrayLength());
    }

    [Fact]
    public async Task RotatedSecret_ComesWithTheApplicationAsItIs()
    {
        var before = (await _tenant.GetAsync("clients/qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy")).Body;
        var rotated = (await _tenant.PostAsync("clients/qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy/rotate-secret")).Body;
        Assert.Equal(
            before.EnumerateObject().Where(static field => field.Name != "client_secret").Select(static field => field.ToString()),
            rotated.EnumerateObject().Where(static field => field.Name != "client_secret").Select(static field => field.ToString()));
        Assert.NotEqual(before.GetProperty("client_secret").ToString(), rotated.GetProperty("client_secret").ToString());
    }

    [Theory]
    [InlineData(Ines + "/authentication-methods")]
    [InlineData(Ines + "/authenticators")]
    [InlineData(Ines + "/multifactor/google-authenticator")]
    [InlineData("guardian/enrollments/totp%7Cdev_4hT9sQw2LmX7cV1b")]
    public async Task ResetMfa_IsSeenFromEverySide(string path)
    {
        Assert.Single((await _tenant.GetAsync(Ines + "/enrollments")).Body.EnumerateArray());
        Assert.NotNull((await _tenant.GetAsync(Ines))["multifactor"]);
        Assert.Equal(204, (await _tenant.DeleteAsync(path)).Status);
        Assert.Empty((await _tenant.GetAsync(Ines + "/enrollments")).Body.EnumerateArray());
        Assert.DoesNotContain("totp", (await _tenant.GetAsync(Ines + "/authentication-methods")).All("type"));
        Assert.Null((await _tenant.GetAsync(Ines))["multifactor"]);
    }

    [Fact]
    public async Task ScimThatWasSetUp_BelongsToItsConnection()
    {
        const string path = "connections/con_4kPq8ZtYh2RvN6Lm/scim-configuration";
        Assert.Equal(201, (await _tenant.PostAsync(path, "{}")).Status);
        var scim = await _tenant.GetAsync(path);
        Assert.Equal(
            ("con_4kPq8ZtYh2RvN6Lm", "north-quay-okta", "okta"), (scim["connection_id"], scim["connection_name"], scim["strategy"]));
    }

    [Fact]
    public async Task BlockedUser_IsBlockedInEveryRead()
    {
        await _tenant.PatchAsync(Ines, """{"blocked":true}""");
        Assert.Equal("True", (await _tenant.GetAsync(Ines))["blocked"]);
        Assert.Contains("ines.marques", (await _tenant.GetAsync("users?q=blocked%3Atrue")).All("nickname"));
    }

    [Fact]
    public async Task LinkedAccount_BecomesAnIdentityAndComesApartAgain()
    {
        var identities = await _tenant.PostAsync(Ines + "/identities", """{"provider":"auth0","user_id":"0098dd3599a674daa4d6a24c"}""");
        Assert.Equal(2, identities.Body.GetArrayLength());
        Assert.Equal(404, (await _tenant.GetAsync("users/auth0%7C0098dd3599a674daa4d6a24c")).Status);
        Assert.Equal(1, (await _tenant.DeleteAsync(Ines + "/identities/auth0/0098dd3599a674daa4d6a24c")).Body.GetArrayLength());
        Assert.Equal("noor.haddad@example.com", (await _tenant.GetAsync("users/auth0%7C0098dd3599a674daa4d6a24c"))["email"]);
    }
}
