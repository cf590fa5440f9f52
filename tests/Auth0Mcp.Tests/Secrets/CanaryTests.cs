using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools.Discovery;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>
/// Every answer of every operation, with a marker in each secret and something that real tenants hold in each other text, through
/// the entries of the protocol: no marker comes out, and hardly anything else is lost. <see cref="CommandCanaryTests"/> does the
/// same at the shell.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output) : IDisposable
{
    private const string Events = "auth0_collect_events";

    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-canary-").FullName;
    private readonly StringWriter _debug = new();
    private readonly TestTenant _tenant = new();
    private Func<HttpResponseMessage> _answer = static () => TestTenant.Json(200, "{}");

    public void Dispose()
    {
        _debug.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EveryAnswer_LosesItsSecretsAndNearlyNothingElse()
    {
        // Nobody has to wait here, and whoever listens to events hears them all.
        var pipeline = Listening(TimeSpan.Zero);
        var (called, delegated) = (new CanaryTally("tools/call"), new CanaryTally("auth0_call_*_tool"));
        await using (var pipe = new McpPipe(pipeline))
        {
            await pipe.InitializeAsync();
            foreach (var tool in ManagementCatalog.All())
            {
                var arguments = ToolSamples.MinimalArguments(tool).ToJsonString();
                foreach (var sent in new Canaries().AnswersOrNone(tool))
                {
                    _answer = () => Canaries.Response(tool, sent);
                    called.Add(tool, sent, await AskAsync(pipe, called, tool.Name, arguments));
                    delegated.Add(
                        tool, sent, await AskAsync(pipe, delegated, CallTool.For(tool.Access).Name, Delegated(tool, arguments)));
                }
            }
        }

        await pipeline.Caller.DisposeAsync();
        called.AddText("debug log", _debug.ToString());
        called.AddText("audit log", await AuditAsync());
        output.WriteLine($"{called}\n{delegated}");
        called.AssertClean();
        delegated.AssertClean();
    }

    [Fact]
    public async Task ErrorsOfEveryOperation_ShowNoSecretOfTheirTexts()
    {
        int[] statuses = [401, 403, 404, 409, 429, 500];
        var (errors, next) = (0, 0);
        var (leaked, masked) = (new List<string>(), new List<string>());
        var pipeline = Listening();
        await using (var pipe = new McpPipe(pipeline))
        {
            await pipe.InitializeAsync();
            foreach (var tool in ManagementCatalog.All())
            {
                var arguments = ToolSamples.MinimalArguments(tool).ToJsonString();
                var answers = new Canaries().Answers(tool);
                foreach (var status in (int[])[400, statuses[next % statuses.Length], statuses[(next + 1) % statuses.Length]])
                {
                    var (kind, text, secret) = SecretTexts.Secret[next++ % SecretTexts.Secret.Count];
                    _answer = () => TestTenant.Json(status, Error(text, answers.Count == 0 ? null : answers[next % answers.Count]));
                    foreach (var (name, given) in ((string, string)[])[(tool.Name, arguments),
                        (CallTool.For(tool.Access).Name, Delegated(tool, arguments))])
                    {
                        errors++;
                        var answer = await pipe.AskAsync(McpPipe.Call(name, given));
                        if (!answer.GetProperty("result").GetProperty("isError").GetBoolean()
                            || Canaries.In(answer.GetRawText(), name).Any()
                                || Canaries.Texts(JsonElement.Parse(McpPipe.ToolText(answer)))
                                    .Any(found => found.Contains(secret, StringComparison.Ordinal)))
                        {
                            leaked.Add($"{name}: {status}: {kind}: {answer}");
                        }
                    }
                }

                var harmless = SecretTexts.Harmless[next % SecretTexts.Harmless.Count];
                _answer = () => TestTenant.Json(400, Error(harmless, null));
                var shown = JsonElement.Parse(McpPipe.ToolText(await pipe.AskAsync(McpPipe.Call(tool.Name, arguments))))
                    .GetProperty("error").GetProperty("message").GetString()!;
                if (!harmless.StartsWith(shown.TrimEnd('…'), StringComparison.Ordinal)
                    && !shown.Contains(harmless, StringComparison.Ordinal))
                {
                    masked.Add($"{tool.Name}: {shown}");
                }
            }
        }

        await pipeline.Caller.DisposeAsync();
        output.WriteLine(
            FormattableString.Invariant(
            $"{errors} errors with a secret, {leaked.Count} shown; 452 harmless messages, {masked.Count} masked"));
        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
        Assert.True(masked.Count < 3, string.Join('\n', masked.Take(20)));
        Assert.Empty(Canaries.In(_debug + await AuditAsync(), "logs"));
    }

    [Fact]
    public async Task ErrorInsideAStream_ShowsNoSecretOfItsText()
    {
        foreach (var (kind, text, secret) in SecretTexts.Secret)
        {
            var stream =
                new HttpResponseMessage
                {
                    Content = new StringContent(
                    "event: error\ndata: "
                    + $"{new JsonObject { ["error"] = new JsonObject { ["message"] = text } }.ToJsonString()}\n\n",
                    System.Text.Encoding.UTF8, "text/event-stream")
                };
            var shown = await new TestTenant().Answers((_, _) => Task.FromResult(stream)).CallAsync(Events);
            Assert.DoesNotContain(secret, string.Join(' ', Canaries.Texts(shown.Json)), StringComparison.Ordinal);
            Assert.Equal("stream_failed", shown.Kind);
            Assert.NotEmpty(kind);
        }
    }

    [Fact]
    public async Task SecretsInEveryFreeText_AreHidden()
    {
        // What schemas cannot see: every harmless place of the answer holds one of the forms of secrets.
        var leaked = new List<string>();
        string[] tools = ["auth0_get_user", "auth0_list_users", "auth0_get_action", "auth0_get_log", "auth0_get_application",
            "auth0_get_organization", "auth0_get_connection", "auth0_get_rule"];
        foreach (var tool in ManagementCatalog.All().Where(tool => tools.Contains(tool.Name)))
        {
            foreach (var (kind, text, secret) in SecretTexts.Secret)
            {
                var answer = new JsonObject
                {
                    ["description"] = text,
                    ["code"] = $"const a = 1;\n{text}",
                    ["app_metadata"] = new JsonObject
                    {
                        ["note"] = text,
                        ["deep"] = new JsonArray(new JsonObject { ["deeper"] = text })
                    },
                    ["details"] = new JsonObject { ["request"] = new JsonObject { ["body"] = text } }
                };
                var shown = await new TestTenant().Answers(200, answer.ToJsonString())
                    .CallAsync(tool.Name, ToolSamples.MinimalArguments(tool).ToJsonString());
                if (Canaries.Texts(shown.Success).Any(found => found.Contains(secret, StringComparison.Ordinal)))
                {
                    leaked.Add($"{tool.Name}: {kind}: {shown.Text}");
                }
            }
        }

        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
    }

    [Fact]
    public async Task PlansAndDryRunsOfEveryChange_ShowNoSecretOfTheTenant()
    {
        var leaked = new List<string>();
        var changes = ManagementCatalog.All().Where(static tool => tool.Access != ToolAccess.Read && tool.Uploads.Count == 0).ToList();
        foreach (var tool in changes)
        {
            var arguments = ToolSamples.MinimalArguments(tool);
            var answer = ManagementCatalog.All()
                .FirstOrDefault(read => read.Operation.Path == tool.Operation.Path
                    && read.Operation.Method == "GET") is { Answer: not AnswerKind.EventStream } read
                ? new Canaries().Answers(read).FirstOrDefault()?.ToJsonString() ?? "{}"
                : "{}";
            foreach (var isDryRun in (bool[])[true, false])
            {
                var pipeline = new Pipeline(new TestTenant().Answers(200, answer), confirm: ConfirmLevel.Writes);
                var shown = await pipeline.Caller.CallAsync(
                    new ToolCall(tool.Name, Pipeline.Arguments(arguments.ToJsonString())) { IsDryRun = isDryRun },
                    CancellationToken.None);
                leaked.AddRange(Canaries.In(shown.ToJson(), tool.Name));
            }
        }

        Assert.True(changes.Count > 200, $"only {changes.Count} changes");
        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
    }

    /// <summary>The body of an error that holds a secret wherever one can stand, and the whole answer besides.</summary>
    internal static string Error(string text, JsonNode? answer)
        => new JsonObject
        {
            ["statusCode"] = 400,
            ["error"] = text,
            ["error_description"] = text,
            ["message"] = text,
            ["errorCode"] = text,
            ["details"] = answer?.DeepClone()
        }.ToJsonString();

    private static string Delegated(OperationTool tool, string arguments) => $$"""{"name":"{{tool.Name}}","arguments":{{arguments}} }""";

    /// <summary>A pipeline whose tenant answers as the test says at that moment, with everything that it can write to a log.</summary>
    private Pipeline Listening(TimeSpan? patience = null)
    {
        _tenant.Answers((_, _) => Task.FromResult(_answer()));
        return new Pipeline(
            _tenant, time: new TestTime(patience), limits: Pipeline.Unlimited, debug: TextWriter.Synchronized(_debug),
            audit: new AuditLog(new AuditFiles(_folder), "test", TimeProvider.System, TextWriter.Null));
    }

    private async Task<string> AuditAsync()
    {
        var files = Directory.GetFiles(_folder, "*.jsonl");
        Assert.NotEmpty(files);
        return string.Concat(await Task.WhenAll(files.Select(static file => File.ReadAllTextAsync(file))));
    }

    private static async Task<string> AskAsync(McpPipe pipe, CanaryTally tally, string name, string arguments)
    {
        var answer = await pipe.AskAsync(McpPipe.Call(name, arguments));
        tally.AddText("the line of " + name, answer.GetRawText());
        return McpPipe.ToolText(answer);
    }
}
