using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>The record of calls, as the shell's commands write and check it.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;

    private string Log => Path.Combine(_home, "audit", "environment", "audit.jsonl");

    private (string, string)[] Variables => [.. Shell.Tenant, ("AUTH0_MCP_HOME", _home), ("AUTH0_MCP_AUDIT", "true")];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Call_IsOneLineWithoutItsSecrets_ForItsOwnerAlone()
    {
        await CallAsync("name=Shop", "client_secret=canary-secret", "description=" + new string('d', 300));
        var line = JsonElement.Parse(Assert.Single(await File.ReadAllLinesAsync(Log)));
        Assert.Equal("auth0_create_application", line.GetProperty("tool").GetString());
        Assert.Equal("write", line.GetProperty("access").GetString());
        Assert.NotEqual("ok", line.GetProperty("outcome").GetString());
        Assert.DoesNotContain("canary-secret", line.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(new string('d', 201), line.GetRawText(), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Log) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task LinesOfSeveralProcesses_AreOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CallAsync("zz=1")));
        var verified = await Shell.RunAsync(["audit", "verify"], Variables);
        Assert.Equal((0, 5), (verified.ExitCode, (await File.ReadAllLinesAsync(Log)).Length));
    }

    [Theory]
    [InlineData("changed", 2)]
    [InlineData("removed", 2)]
    public async Task DamagedRecord_IsNamedByFileAndLine(string damage, int line)
    {
        await CallAsync("zz=1");
        await CallAsync("zz=2");
        await CallAsync("zz=3");
        var lines = (await File.ReadAllLinesAsync(Log)).ToList();
        if (damage == "removed")
        {
            lines.RemoveAt(1);
        }
        else
        {
            lines[1] = lines[1].Replace("\"2\"", "\"9\"", StringComparison.Ordinal).Replace(":2", ":9", StringComparison.Ordinal);
        }

        await File.WriteAllLinesAsync(Log, lines);
        var verified = await Shell.RunAsync(["audit", "verify"], Variables);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains($"audit.jsonl:{line}:", verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoAndOptOut_WriteNothing()
    {
        await Shell.RunAsync(["call", "auth0_list_applications", "--demo"], Variables);
        await Shell.RunAsync(["call", "auth0_create_application", "zz=1"], [.. Shell.Tenant, ("AUTH0_MCP_HOME", _home), ("AUTH0_MCP_AUDIT", "false")]);
        Assert.False(File.Exists(Log));
    }

    [Fact]
    public async Task RecordThatCannotBeWritten_FailsNoCallAndIsSaidOnce()
    {
        await File.WriteAllTextAsync(Path.Combine(_home, "audit"), "in the way");
        var result = await CallAsync("zz=1");
        Assert.Contains("invalid_arguments", result.Output, StringComparison.Ordinal);
        Assert.Contains("audit log cannot be written", result.Error, StringComparison.Ordinal);
    }

    private Task<ShellResult> CallAsync(params string[] pairs) => Shell.RunAsync(["call", "auth0_create_application", .. pairs, "--dry-run"], Variables);
}
