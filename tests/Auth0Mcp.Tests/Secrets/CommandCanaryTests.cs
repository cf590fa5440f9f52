using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>
/// What <see cref="CanaryTests"/> does, at the shell: <c>call</c> over real HTTP, with the debug output and the audit log on.
/// </summary>
public sealed class CommandCanaryTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-canary-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task EveryAnswer_LosesItsSecretsAndNearlyNothingElse()
    {
        var tally = new CanaryTally("call");
        await using var tenant = new ListeningTenant();
        foreach (var tool in ManagementCatalog.All())
        {
            foreach (var sent in new Canaries().AnswersOrNone(tool))
            {
                using var response = Canaries.Response(tool, sent);
                tenant.Answer = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "text/plain",
                    await response.Content.ReadAsStringAsync());
                var shown = await CallAsync(tenant, tool);
                Assert.Contains(tool.Operation.Id, shown.Error, StringComparison.Ordinal);
                tally.Add(tool, sent, shown.Output);
                tally.AddText("stderr of " + tool.Name, shown.Error);
            }
        }

        tally.AddText("audit log", await AuditAsync());
        output.WriteLine(tally.ToString());
        tally.AssertClean();
    }

    [Fact]
    public async Task ErrorsOfEveryOperation_ShowNoSecretOfTheirTexts()
    {
        var next = 0;
        var leaked = new List<string>();
        await using var tenant = new ListeningTenant();
        foreach (var tool in ManagementCatalog.All())
        {
            var (kind, text, secret) = SecretTexts.Secret[next++ % SecretTexts.Secret.Count];
            tenant.Answer = (400, "application/json", CanaryTests.Error(text, new Canaries().Answers(tool).FirstOrDefault()));
            var shown = await CallAsync(tenant, tool);
            Assert.Equal(1, shown.ExitCode);
            var texts = Canaries.Texts(System.Text.Json.JsonElement.Parse(shown.Output)).Append(shown.Error);
            leaked.AddRange(
                texts.Where(found => found.Contains(secret, StringComparison.Ordinal)).Select(found => $"{tool.Name}: {kind}: {found}"));
            leaked.AddRange(Canaries.In(shown.Output + shown.Error, tool.Name));
        }

        output.WriteLine($"{next} operations with a secret in an error, {leaked.Count} shown");
        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
        Assert.Empty(Canaries.In(await AuditAsync(), "audit log"));
    }

    private Task<ShellResult> CallAsync(ListeningTenant tenant, OperationTool tool)
        => Shell.RunAsync(
            ["call", tool.Name, "--tools", "*", "--yes", "--args", "-"],
            [("AUTH0_DOMAIN", tenant.Address), ("AUTH0_TOKEN", TestTenant.Token), ("AUTH0_MCP_HOME", _home),
            ("DEBUG", "auth0-mcp"), ("AUTH0_MCP_AUDIT", "true"), ("AUTH0_MCP_RESULT_BYTES", "1048576")],
            ToolSamples.MinimalArguments(tool).ToJsonString());

    private async Task<string> AuditAsync()
    {
        var files = Directory.GetFiles(_home, "audit*.jsonl", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return string.Concat(await Task.WhenAll(files.Select(static file => File.ReadAllTextAsync(file))));
    }
}
