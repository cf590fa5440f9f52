using System.Text.Json;
using Auth0Mcp.EndToEnd.Tests.Harness;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>A server that is killed while the tenant still works on a change.</summary>
[Collection(UsesNativeExecutable.Name)]
public sealed class KilledServerTests(NativeExecutable executable) : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-killed-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task ChangeThatWasSent_IsInTheRecordWithAnUnknownOutcome()
    {
        await using var tenant = new RawTenant([], Ending.Stall);
        await KillWhileAsync(tenant, "auth0_create_application", """{"name":"Shop"}""");

        var shown = await AuditAsync("show", "--json");
        var line = JsonElement.Parse(Assert.Single(Lines(shown)));
        Assert.Equal(
            ("auth0_create_application", "pending", "Shop"),
            (line.GetProperty("tool").GetString(), line.GetProperty("outcome").GetString(),
                line.GetProperty("arguments").GetProperty("name").GetString()));
        Assert.Equal(tenant.Environment["AUTH0_DOMAIN"], "http://" + line.GetProperty("tenant").GetString());
        Assert.Contains("auth0_create_application  outcome unknown", (await AuditAsync("show")).Output, StringComparison.Ordinal);

        var verified = await AuditAsync("verify");
        Assert.Contains("changes: 1 line, whole.", verified.Output, StringComparison.Ordinal);
        Assert.Contains("Outcome unknown: 1 change (line 1)", verified.Output, StringComparison.Ordinal);
        var found = JsonElement.Parse((await AuditAsync("verify", "--json")).Output).GetProperty("records")[0];
        Assert.Equal("[1]", found.GetProperty("outcome_unknown").GetRawText());
    }

    [Fact]
    public async Task RecordOfAKilledServer_GoesOnWhole()
    {
        await using (var tenant = new RawTenant([], Ending.Stall))
        {
            await KillWhileAsync(tenant, "auth0_create_application", """{"name":"Shop"}""");
        }

        await using (var tenant = new FakeTenant())
        {
            var created = await Shell.RunAsync(
                executable.Path, ["call", "auth0_create_application", "name=Other"], Variables(tenant.Environment));
            Assert.Equal((0, ""), (created.ExitCode, created.Error));
        }

        var outcomes = Lines(await AuditAsync("show", "--json"))
            .Select(static line => JsonElement.Parse(line).GetProperty("outcome").GetString());
        Assert.Equal(["pending", "ok"], outcomes);
        Assert.Contains("changes: 3 lines, whole.", (await AuditAsync("verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadThatWasSent_LeavesNoLine()
    {
        await using var tenant = new RawTenant([], Ending.Stall);
        await KillWhileAsync(tenant, "auth0_get_log", """{"id":"x"}""");
        Assert.Empty((await AuditAsync("show", "--json")).Output);
    }

    private static string[] Lines(ShellResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Dictionary<string, string?> Variables(Dictionary<string, string?> tenant)
        => new(tenant) { ["AUTH0_MCP_HOME"] = _home, ["AUTH0_MCP_AUDIT"] = "true" };

    private async Task KillWhileAsync(RawTenant tenant, string tool, string arguments)
    {
        await using var server = new RunningServer(executable.Path, Variables(tenant.Environment));
        await server.InitializeAsync();
        await server.SendAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""");
        await tenant.Asked.WaitAsync(s_limit);
        await server.KillAsync();
    }

    private async Task<ShellResult> AuditAsync(params string[] arguments)
    {
        var result = await Shell.RunAsync(
            executable.Path, ["audit", .. arguments], new Dictionary<string, string?> { ["AUTH0_MCP_HOME"] = _home });
        Assert.Equal(0, result.ExitCode);
        return result;
    }
}
