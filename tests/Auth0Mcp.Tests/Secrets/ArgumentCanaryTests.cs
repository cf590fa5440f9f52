using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>What a caller sends as a secret is in no plan, no dry run and no line of the audit log.</summary>
public sealed class ArgumentCanaryTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>
    /// Names that answers declare as secrets and that mean the same in requests; a value has a name of its own beside it.
    /// </summary>
    private static readonly HashSet<string> s_names =
    [
        .. SecretDeclarations.Read().Secrets.Select(static place => place[(place.LastIndexOf('.') + 1)..])
            .Except(["value", "headers", "ticket", "ticket_id"]),
        "server_key", "wrapped_key",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-canary-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SecretsOfEveryChange_AreInNoPlanDryRunOrRecord()
    {
        var (secrets, planned, harmless, masked) = (0, 0, 0, 0);
        var leaked = new List<string>();
        var audit = new AuditLog(new AuditFiles(_folder), "test", TimeProvider.System, TextWriter.Null);
        var tenant = new TestTenant();
        var pipeline = new Pipeline(tenant, limits: Pipeline.Unlimited, confirm: ConfirmLevel.Writes, audit: audit);
        foreach (var tool in ManagementCatalog.All().Where(static tool => tool.Access != ToolAccess.Read))
        {
            foreach (var arguments in ToolSamples.FullArguments(tool))
            {
                var sent = Mark(arguments, "", "");
                secrets += sent;
                foreach (var isDryRun in (bool[])[true, false])
                {
                    var shown = await pipeline.Caller.CallAsync(
                        new ToolCall(tool.Name, Pipeline.Arguments(arguments.ToJsonString())) { IsDryRun = isDryRun },
                        CancellationToken.None);
                    leaked.AddRange(Canaries.In(shown.ToJson(), tool.Name));
                    if (isDryRun && !shown.IsError && JsonElement.Parse(shown.ToJson()).TryGetProperty("body", out var body))
                    {
                        planned += sent;
                        harmless += Canaries.Texts(arguments).Count(static text => !Canaries.IsMarker(text));
                        masked += Canaries.Texts(body).Count(static text => text == SecretMask.Redacted) - sent;
                    }
                }
            }
        }

        await pipeline.Caller.DisposeAsync();
        foreach (var line in Directory.GetFiles(_folder, "*.jsonl").SelectMany(File.ReadLines))
        {
            leaked.AddRange(Canaries.In(line, "audit " + JsonElement.Parse(line).GetProperty("tool").GetString()));
        }

        output.WriteLine(
            $"{secrets} secrets in arguments, {planned} of them in a dry run that succeeded, {leaked.Count} shown; {harmless} "
            + $"other texts, {masked} masked");
        Assert.True(planned > 100, $"only {planned} secrets were planned");
        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Distinct(StringComparer.Ordinal).Take(40)));
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData("auth0_set_rule_config_variable", """{"key":"API","value":"canary-of-a-secret-"}""")]
    [InlineData(
        "auth0_create_action",
        """{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":["""
        + """{"name":"API","value":"canary-of-a-secret-"}]}""")]
    [InlineData(
        "auth0_create_connection",
        """{"name":"db","strategy":"auth0","options":{"configuration":{"MONGO_URL":"canary-of-a-secret-"}}}""")]
    public async Task SecretUnderAnyName_IsKnownByItsPlace(string tool, string arguments)
    {
        var result = await new Pipeline(new TestTenant()).Caller.CallAsync(
            new ToolCall(tool, Pipeline.Arguments(arguments)) { IsDryRun = true }, CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
        Assert.DoesNotContain(Canaries.Marker, result.ToJson(), StringComparison.Ordinal);
    }

    /// <summary>Puts markers into the secrets, and says how many.</summary>
    private static int Mark(JsonNode? node, string parent, string name)
    {
        var count = 0;
        switch (node)
        {
            case JsonObject fields:
                foreach (var (field, value) in fields.ToList())
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out _)
                        && ((s_names.Contains(field) && field != "key") || (field == "value" && name == "secrets")))
                    {
                        fields[field] = Canaries.Marker + field;
                        count++;
                    }
                    else
                    {
                        count += Mark(value, name, field);
                    }
                }

                return count;
            case JsonArray items:
                return items.Sum(item => Mark(item, parent, name));
            default:
                return 0;
        }
    }
}
