using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Safety;

/// <summary>
/// A server that is not on the caller's machine: nothing reaches files, variables or a keychain, and nothing says that it could.
/// </summary>
public sealed class NoMachineTests : IDisposable
{
    private readonly TestTenant _tenant = new();
    private readonly ToolCatalog _catalog = ToolCatalog.Select(Pipeline.Everything, ToolRegistry.Instance).WithoutMachine();

    public static TheoryData<string> ToolsWithMachineArguments
        => new(ToolRegistry.Instance.All().Where(static tool => MachineArguments.Of(tool).Any()).Select(static tool => tool.Name));

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task ReferenceToASecret_IsRefusedWithTheReason()
    {
        var answer = await CallAsync(
            "auth0_create_client_credential", """{"client_id":"abc","credential_type":"public_key","pem":"secret:env:PATH"}""");
        var reference = await CallAsync(
            "auth0_create_email_provider", """{"name":"sendgrid","credentials":{"api_key":"secret:file:/etc/passwd"}}""");

        Assert.True(answer.IsError);
        Assert.Contains("this server is shared", reference.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task PlaceForANewSecret_IsRefusedWithTheReason()
    {
        var answer = await CallAsync("auth0_create_application", """{"name":"Shop","secret_to":"file:.env#SECRET"}""");

        Assert.Contains("secret_to: this server is shared, and keeps no secrets", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task PathOfAnUpload_IsRefused_AndItsContentIsTaken()
    {
        _tenant.Answers(202, """{"id":"job_1","status":"pending"}""");
        var byPath = await CallAsync("auth0_import_users", """{"connection_id":"con_0123456789abcdef","users_file":"users.json"}""");
        var missing = await CallAsync("auth0_import_users", """{"connection_id":"con_0123456789abcdef"}""");
        var inline = await CallAsync(
            "auth0_import_users", """{"connection_id":"con_0123456789abcdef","users":[{"email":"a@example.com"}]}""");

        Assert.Contains("reads no files", byPath.Problems, StringComparison.Ordinal);
        Assert.Contains("users: missing", missing.Problems, StringComparison.Ordinal);
        Assert.False(inline.IsError, inline.Text);
        Assert.Single(_tenant.Requests);
    }

    [Theory]
    [MemberData(nameof(ToolsWithMachineArguments))]
    public async Task ArgumentOfTheMachine_IsAdvertisedNowhere(string name)
    {
        var tool = ToolRegistry.Instance.Find(name)!;
        var listed = ProtocolTools.From(tool, _catalog).InputSchema.GetProperty("properties");
        var described = (await CallAsync("auth0_describe_tool", $$"""{"name":"{{name}}"}""")).Success.GetProperty("schema")
            .GetProperty("properties");

        foreach (var argument in MachineArguments.Of(tool))
        {
            Assert.False(listed.TryGetProperty(argument, out _));
            Assert.False(described.TryGetProperty(argument, out _));
            Assert.DoesNotContain(argument, _catalog.ShownDescription(tool), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("auth0_onboard_project", "{}")]
    [InlineData("auth0_save_credentials", """{"client_id":"abc"}""")]
    [InlineData("auth0_get_quickstart", """{"framework":"react"}""")]
    public async Task ToolForFilesOfTheCaller_IsNotThere(string name, string arguments)
    {
        Assert.Null(_catalog.Find(name));
        Assert.True((await CallAsync(name, arguments)).IsError);
        Assert.True(
            (await CallAsync(
            name == "auth0_get_quickstart" ? "auth0_call_read_tool" : "auth0_call_write_tool",
            $$"""{"name":"{{name}}","arguments":{{arguments}}}""")).IsError);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public void OwnMachine_ShowsAllArguments()
    {
        var tool = (OperationTool)ToolRegistry.Instance.Find("auth0_create_application")!;
        var own = ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance);

        Assert.Contains(MachineArguments.SecretTo, MachineArguments.Of(tool));
        Assert.True(own.WholeSchema(tool).Span.SequenceEqual(tool.EnforcedSchema));
    }

    [Fact]
    public async Task NewSecret_IsNotShown_AndNoPlaceIsNamed()
    {
        _tenant.Answers(201, """{"client_id":"abc","name":"Shop","client_secret":"canary-new-secret-7Hq"}""");
        var answer = await CallAsync("auth0_create_application", """{"name":"Shop"}""");

        Assert.DoesNotContain("canary-new-secret-7Hq", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret_to", answer.Text, StringComparison.Ordinal);
        Assert.Contains("dashboard", answer.Success.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
    }

    private async Task<Answer> CallAsync(string tool, string arguments)
    {
        var time = new TestTime();
        var api = ManagementHttp.Create(TestTenant.Credentials, _catalog, _tenant, time, ManagementHttp.CallTimeout);
        await using var invoker = new ToolInvoker(
            _catalog, () => api,
            new CallSettings(Pipeline.Unlimited, ConfirmLevel.Never, static () => TestTenant.Host, time) { HasMachine = false });
        return new Answer(await invoker.CallAsync(new ToolCall(tool, Pipeline.Arguments(arguments)), CancellationToken.None));
    }
}
