using System.Text.Json;

namespace Auth0Mcp.Tests.Demo;

/// <summary>Things can be made, looked at, changed and removed, and the tenant remembers.</summary>
public sealed class ResourceTests : IDisposable
{
    private readonly DemoCaller _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task Application_FromCreationToRemoval()
    {
        var created = await _tenant.PostAsync(
            "clients", """{"name":"Gift Cards","app_type":"regular_web","callbacks":["https://gifts.example/cb"]}""");
        Assert.Equal(201, created.Status);
        Assert.Matches("^[A-Za-z0-9]{32}$", created["client_id"]);
        Assert.StartsWith("demo-secret-", created["client_secret"], StringComparison.Ordinal);

        var path = "clients/" + created["client_id"];
        Assert.Equal("Gift Cards", (await _tenant.GetAsync(path))["name"]);

        var changed = await _tenant.PatchAsync(path, """{"name":"Vouchers","callbacks":[],"client_metadata":{"team":"gifts"}}""");
        Assert.Equal(200, changed.Status);
        Assert.Equal("Vouchers", changed["name"]);
        Assert.Equal("[]", changed["callbacks"]);

        var merged = await _tenant.PatchAsync(path, """{"client_metadata":{"floor":"2"}}""");
        Assert.Equal("""{"team":"gifts","floor":"2"}""", merged["client_metadata"]);
        Assert.Equal(204, (await _tenant.DeleteAsync(path)).Status);
        Assert.Equal(404, (await _tenant.GetAsync(path)).Status);
    }

    [Fact]
    public async Task PublicApplication_HasNoSecret() =>
        Assert.Null((await _tenant.PostAsync("clients", """{"name":"Reader","app_type":"spa"}"""))["client_secret"]);

    [Theory]
    [InlineData("name:Staff*", 400)]
    [InlineData("reader", 400)]
    [InlineData("client_grant.allow_any_organization:true", 200)]
    public async Task ApplicationsAreNotSearched_ButForTheirGrants(string query, int status)
        => Assert.Equal(status, (await _tenant.GetAsync($"clients?take=5&q={Uri.EscapeDataString(query)}")).Status);

    [Fact]
    public async Task RoleGivenFromBothSides_IsListedOnce()
    {
        var role = (await _tenant.PostAsync("roles", """{"name":"Night Desk"}"""))["id"];
        var user = (await _tenant.GetAsync("users")).All("user_id")[0]!;
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(
                204, (await _tenant.PostAsync($"users/{Uri.EscapeDataString(user)}/roles", $$"""{"roles":["{{role}}"]}""")).Status);
            Assert.Equal(200, (await _tenant.PostAsync($"roles/{role}/users", $$"""{"users":["{{user}}"]}""")).Status);
        }

        Assert.Single((await _tenant.GetAsync($"users/{Uri.EscapeDataString(user)}/roles")).All("id"), id => id == role);
        Assert.Single((await _tenant.GetAsync($"roles/{role}/users")).All("user_id"), id => id == user);
    }

    [Fact]
    public async Task RoleWithoutAName_IsRefused() => Assert.Equal(400, (await _tenant.PostAsync("roles", """{"name":""}""")).Status);

    [Fact]
    public async Task NameThatIsTaken_IsSaidInEnglish()
    {
        const string Body = """{"name":"Greet","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"x"}""";
        await _tenant.PostAsync("actions/actions", Body);
        Assert.Equal("An action with this name already exists.", (await _tenant.PostAsync("actions/actions", Body))["message"]);
    }

    [Fact]
    public async Task BindingOfAnUnknownAction_IsAboutTheAction()
        => Assert.Equal(
            "There is no such action.",
            (await _tenant.PatchAsync(
            "actions/triggers/post-login/bindings", """{"bindings":[{"ref":{"type":"action_name","value":"x"}}]}"""))["message"]);

    [Fact]
    public async Task NullInAPatch_RemovesTheProperty()
    {
        var id = (await _tenant.GetAsync("clients?app_type=regular_web")).All("client_id")[0];
        var changed = await _tenant.PatchAsync(
            $"clients/{id}", """{"initiate_login_uri":"","default_organization":null,"refresh_token":null}""");
        Assert.Equal(200, changed.Status);
        Assert.Null(changed["refresh_token"]);
    }

    [Fact]
    public async Task SameCalls_SameIds()
    {
        using var other = new DemoCaller();
        const string body = """{"name":"Gift Cards"}""";
        Assert.Equal((await _tenant.PostAsync("clients", body))["client_id"], (await other.PostAsync("clients", body))["client_id"]);
        Assert.NotEqual(
            (await _tenant.PostAsync("clients", body))["client_id"], (await _tenant.PostAsync("clients", body))["client_id"]);
    }

    [Fact]
    public async Task RotatedSecret_IsAnotherAndStays()
    {
        var client = (await _tenant.GetAsync("clients?app_type=regular_web")).Body[0];
        var id = client.GetProperty("client_id").GetString();
        var rotated = await _tenant.PostAsync($"clients/{id}/rotate-secret");
        Assert.NotEqual(client.GetProperty("client_secret").GetString(), rotated["client_secret"]);
        Assert.Equal(rotated["client_secret"], (await _tenant.GetAsync($"clients/{id}"))["client_secret"]);
    }

    [Fact]
    public async Task Action_IsDeployedAndThenDiffersOnceEdited()
    {
        var created = await _tenant.PostAsync("actions/actions", """
            {"name":"Greet","supported_triggers":[{"id":"post-login","version":"v3"}],
            "code":"exports.onExecutePostLogin = async () => {};","secrets":[{"name":"KEY","value":"hunter2"}]}
            """);
        Assert.Equal("False", created["all_changes_deployed"]);
        Assert.DoesNotContain("hunter2", created.Text, StringComparison.Ordinal);
        var path = "actions/actions/" + created["id"];

        // A draft is built by the time somebody looks.
        Assert.Equal("built", (await _tenant.GetAsync(path))["status"]);
        var deployed = await _tenant.PostAsync(path + "/deploy");
        Assert.Equal(202, deployed.Status);
        Assert.Equal(created["code"], deployed["code"]);
        var after = await _tenant.GetAsync(path);
        Assert.Equal("True", after["all_changes_deployed"]);
        Assert.Equal("built", after["status"]);
        Assert.Equal(
            deployed["id"], (await _tenant.GetAsync(path + "/versions")).Body.GetProperty("versions")[0].GetProperty("id").GetString());

        Assert.Equal("False", (await _tenant.PatchAsync(path, """{"code":"// changed"}"""))["all_changes_deployed"]);
    }

    [Fact]
    public async Task Form_KeepsItsNodes()
    {
        var id = (await _tenant.GetAsync("forms")).All("id")[0];
        Assert.Equal(2, (await _tenant.GetAsync($"forms/{id}")).Body.GetProperty("nodes").GetArrayLength());
        Assert.Equal("Profile", (await _tenant.PatchAsync($"forms/{id}", """{"name":"Profile"}"""))["name"]);
        Assert.Equal(2, (await _tenant.GetAsync($"forms/{id}")).Body.GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task Api_IsFoundByIdAndByIdentifier()
    {
        var byIdentifier = await _tenant.GetAsync("resource-servers/" + Uri.EscapeDataString("https://api.harborbooks.example/orders"));
        Assert.Equal("Orders API", byIdentifier["name"]);
        Assert.Equal("Orders API", (await _tenant.GetAsync("resource-servers/" + byIdentifier["id"]))["name"]);
    }

    [Fact]
    public async Task Organization_IsFoundByName() =>
        Assert.Equal("Lantern House", (await _tenant.GetAsync("organizations/name/lantern-house"))["display_name"]);

    [Fact]
    public async Task Setting_RemembersItsChange()
    {
        Assert.Equal("Harbor Books", (await _tenant.GetAsync("tenants/settings"))["friendly_name"]);
        Assert.Equal(200, (await _tenant.PatchAsync("tenants/settings", """{"friendly_name":"Harbour"}""")).Status);
        Assert.Equal("Harbour", (await _tenant.GetAsync("tenants/settings"))["friendly_name"]);
        Assert.Equal("help@harborbooks.example", (await _tenant.GetAsync("tenants/settings"))["support_email"]);
    }

    [Fact]
    public async Task EmailProvider_ExistsOnceCreated()
    {
        Assert.Equal(404, (await _tenant.GetAsync("emails/provider")).Status);
        const string provider = """{"name":"mailgun","credentials":{"api_key":"demo-secret-mail"},"enabled":true}""";
        Assert.Equal(201, (await _tenant.PostAsync("emails/provider", provider)).Status);
        Assert.Equal(409, (await _tenant.PostAsync("emails/provider", provider)).Status);
        Assert.Equal("mailgun", (await _tenant.GetAsync("emails/provider"))["name"]);
        Assert.Equal(204, (await _tenant.DeleteAsync("emails/provider")).Status);
        Assert.Equal(404, (await _tenant.GetAsync("emails/provider")).Status);
    }

    [Fact]
    public async Task AssignedRole_IsSeenFromBothSides()
    {
        var user = (await _tenant.GetAsync("users?q=" + Uri.EscapeDataString("nickname:grace.obi"))).All("user_id")[0]!;
        var role = (await _tenant.GetAsync("roles?name_filter=stock")).All("id")[0];
        Assert.Equal(204, (await _tenant.PostAsync($"users/{Uri.EscapeDataString(user)}/roles", $$"""{"roles":["{{role}}"]}""")).Status);
        Assert.Equal("Stock Manager", Assert.Single((await _tenant.GetAsync($"users/{Uri.EscapeDataString(user)}/roles")).All("name")));
        Assert.Contains(user, (await _tenant.GetAsync($"roles/{role}/users")).All("user_id"));
        Assert.Equal(
            204, (await _tenant.DeleteAsync($"users/{Uri.EscapeDataString(user)}/roles", $$"""{"roles":["{{role}}"]}""")).Status);
        Assert.DoesNotContain(user, (await _tenant.GetAsync($"roles/{role}/users")).All("user_id"));
    }

    [Fact]
    public async Task RemovedParent_TakesItsThingsAlong()
    {
        var role = (await _tenant.PostAsync("roles", """{"name":"Auditor"}"""))["id"];
        Assert.Equal(
            201, (await _tenant.PostAsync(
            $"roles/{role}/permissions",
            """{"permissions":[{"permission_name":"read:orders","resource_server_identifier":"https:"""
            + """//api.harborbooks.example/orders"}]}""")).Status);
        Assert.Single((await _tenant.GetAsync($"roles/{role}/permissions")).Body.EnumerateArray());
        await _tenant.DeleteAsync($"roles/{role}");
        Assert.Equal("inexistent_role", (await _tenant.GetAsync($"roles/{role}/permissions"))["errorCode"]);
    }

    [Fact]
    public async Task PasswordOfANewUser_IsNotKept()
    {
        var created = await _tenant.PostAsync(
            "users", """{"email":"new@example.com","connection":"Username-Password-Authentication","password":"hunter2-hunter2"}""");
        Assert.Equal(201, created.Status);
        Assert.DoesNotContain(
            "hunter2", (await _tenant.GetAsync("users/" + Uri.EscapeDataString(created["user_id"]!))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyCallersAtOnce_AllGetTheirOwn()
    {
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => Task.Run(() => _tenant.PostAsync("roles", $$"""{"name":"Role {{i}}"}"""))));
        Assert.Equal(40, replies.Select(static reply => reply["id"]).Distinct().Count());
        Assert.Equal(43, (await _tenant.GetAsync("roles?per_page=100")).Body.GetArrayLength());
    }

    [Fact]
    public async Task CancelledCall_IsNotAnswered()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _tenant.Http.GetAsync(
            new Uri("clients", UriKind.Relative), source.Token));
    }

    [Fact]
    public async Task EventStream_IsSentAsEvents()
    {
        var reply = await _tenant.GetAsync("events");
        Assert.Null(reply.Json);
        Assert.StartsWith("event: user.created\nid: 1\ndata: {", reply.Text, StringComparison.Ordinal);
    }
}
