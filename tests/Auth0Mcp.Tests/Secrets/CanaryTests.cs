using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>
/// Every answer of every operation, with a marker in each secret and something that real tenants hold in each other text, through every entry: no
/// marker comes out, and hardly anything else is lost.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    private const string Marker = "canary-of-a-secret-";

    private static readonly SecretDeclarations s_declared = SecretDeclarations.Read();

    public static TheoryData<string> Sample => ["auth0_get_application", "auth0_get_resource_server", "auth0_list_log_streams", "auth0_create_application", "auth0_rotate_application_secret"];

    [Fact]
    public async Task EveryAnswer_LosesItsSecretsAndNearlyNothingElse()
    {
        var (operations, secrets, harmless) = (0, 0, 0);
        var masked = new List<string>();
        var leaked = new List<string>();
        foreach (var tool in ManagementCatalog.All())
        {
            operations++;
            var filled = new Filled();
            var answers = filled.Answers(tool);
            var tenant = new TestTenant();
            answers.ForEach(sent => tenant.Answers((_, _) => Task.FromResult(ToolSamples.Response(tool, sent))));
            var debug = new StringWriter();
            var road = new Road(tenant, limits: Road.Unlimited, debug: debug);
            var arguments = ToolSamples.MinimalArguments(tool).ToJsonString();
            foreach (var sent in answers)
            {
                var shown = await road.CallAsync(tool.Name, arguments);
                leaked.AddRange(Leaks(tool, shown.Text));
                if (tool.Answer == AnswerKind.EventStream)
                {
                    continue;
                }

                var texts = Texts(shown.Json).GroupBy(static text => text, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
                var kept = Texts(sent).Where(static text => !text.StartsWith(Marker, StringComparison.Ordinal)).ToList();
                harmless += kept.Count;
                masked.AddRange(kept.Where(text => (texts[text] = texts.GetValueOrDefault(text) - 1) < 0).Select(text => $"{tool.Name}: {text[..Math.Min(60, text.Length)]}"));
            }

            secrets += answers.Sum(static sent => Texts(sent).Count(static text => text.StartsWith(Marker, StringComparison.Ordinal)));
            leaked.AddRange(Leaks(tool, debug.ToString()));
        }

        output.WriteLine($"{operations} operations; {secrets} secrets sent, {leaked.Count} shown; {harmless} harmless texts sent, {masked.Count} masked ({100.0 * masked.Count / harmless:0.000} %)");
        Assert.Equal(452, operations);
        Assert.True(secrets > 300, $"only {secrets} secrets were sent");
        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
        Assert.True(masked.Count * 200 < harmless, $"{masked.Count} of {harmless}:\n{string.Join('\n', masked.Take(20))}");
    }

    [Fact]
    public async Task ErrorsOfEveryOperation_ShowNoSecretOfTheirTexts()
    {
        var leaked = new List<string>();
        foreach (var tool in ManagementCatalog.All())
        {
            var (kind, text, secret) = SecretTexts.Secret[Math.Abs(tool.Name.Length * 31) % SecretTexts.Secret.Count];
            var body = new JsonObject { ["statusCode"] = 400, ["error"] = text, ["message"] = text, ["errorCode"] = text, ["details"] = new JsonObject { ["secret"] = Marker + "detail" } };
            var road = new Road(new TestTenant().Answers(400, body.ToJsonString()));
            var shown = await road.CallAsync(tool.Name, ToolSamples.MinimalArguments(tool).ToJsonString());
            if (!shown.IsError || shown.Text.Contains(Marker, StringComparison.Ordinal) || Texts(shown.Json).Any(found => found.Contains(secret, StringComparison.Ordinal)))
            {
                leaked.Add($"{tool.Name}: {kind}: {shown.Text}");
            }
        }

        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
    }

    [Fact]
    public async Task SecretsInEveryFreeText_AreHidden()
    {
        // What schemas cannot see: every harmless place of the answer holds one of the forms of secrets.
        var leaked = new List<string>();
        string[] tools = ["auth0_get_user", "auth0_list_users", "auth0_get_action", "auth0_get_log", "auth0_get_application", "auth0_get_organization", "auth0_get_connection", "auth0_get_rule"];
        foreach (var tool in ManagementCatalog.All().Where(tool => tools.Contains(tool.Name)))
        {
            foreach (var (kind, text, secret) in SecretTexts.Secret)
            {
                var answer = new JsonObject { ["description"] = text, ["code"] = $"const a = 1;\n{text}", ["app_metadata"] = new JsonObject { ["note"] = text, ["deep"] = new JsonArray(new JsonObject { ["deeper"] = text }) }, ["details"] = new JsonObject { ["request"] = new JsonObject { ["body"] = text } } };
                var shown = await new TestTenant().Answers(200, answer.ToJsonString()).CallAsync(tool.Name, ToolSamples.MinimalArguments(tool).ToJsonString());
                if (Texts(shown.Success).Any(found => found.Contains(secret, StringComparison.Ordinal)))
                {
                    leaked.Add($"{tool.Name}: {kind}: {shown.Text}");
                }
            }
        }

        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
    }

    [Fact]
    public async Task PlansAndDryRunsOfEveryChange_ShowNoSecret()
    {
        var leaked = new List<string>();
        var changes = ManagementCatalog.All().Where(static tool => tool.Access != ToolAccess.Read && tool.Uploads.Count == 0).ToList();
        foreach (var tool in changes)
        {
            var arguments = ToolSamples.MinimalArguments(tool);
            var filled = new Filled();
            var answer = ManagementCatalog.All().FirstOrDefault(read => read.Operation.Path == tool.Operation.Path && read.Operation.Method == "GET") is { Answer: not AnswerKind.EventStream } read
                ? filled.Answers(read).FirstOrDefault()?.ToJsonString() ?? "{}"
                : "{}";
            foreach (var isDryRun in (bool[])[true, false])
            {
                var road = new Road(new TestTenant().Answers(200, answer), confirm: ConfirmLevel.Writes);
                var shown = await road.Caller.CallAsync(new ToolCall(tool.Name, Road.Arguments(arguments.ToJsonString())) { IsDryRun = isDryRun }, CancellationToken.None);
                leaked.AddRange(Leaks(tool, shown.Json));
            }
        }

        Assert.True(changes.Count > 200, $"only {changes.Count} changes");
        Assert.True(leaked.Count == 0, string.Join('\n', leaked.Take(20)));
    }

    [Theory, MemberData(nameof(Sample))]
    public async Task EveryEntryOfTheProtocol_HidesTheSameSecrets(string name)
    {
        var tool = ToolSamples.Tool(name);
        var arguments = ToolSamples.MinimalArguments(tool).ToJsonString();
        var answer = new Filled().Answers(tool).First(static sent => Texts(sent).Any(static text => text.StartsWith(Marker, StringComparison.Ordinal))).ToJsonString();
        var caller = tool.Access switch { ToolAccess.Read => "auth0_call_read_tool", ToolAccess.Write => "auth0_call_write_tool", _ => "auth0_call_destructive_tool" };
        await using var pipe = new McpPipe(new TestTenant().Answers(200, answer), Road.Everything);
        await pipe.InitializeAsync();
        foreach (var line in (string[])[McpPipe.Call(name, arguments), McpPipe.Call(caller, $$"""{"name":"{{name}}","arguments":{{arguments}} }""", "2")])
        {
            var text = (await pipe.AskAsync(line)).GetRawText();
            Assert.Contains("[REDACTED]", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Leaks(OperationTool tool, string shown)
        => shown.Contains(Marker, StringComparison.Ordinal) ? [$"{tool.Name}: {shown[shown.IndexOf(Marker, StringComparison.Ordinal)..][..Math.Min(80, shown.Length - shown.IndexOf(Marker, StringComparison.Ordinal))]}"] : [];

    private static IEnumerable<string> Texts(JsonNode? node) => node is null ? [] : Texts(JsonElement.Parse(node.ToJsonString()));

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static property => Texts(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    /// <summary>Fills answers: markers into the secrets, the harmless texts in turn into what is harmless though its name is suspicious, and into other texts.</summary>
    private sealed class Filled
    {
        private int _next;

        public List<JsonNode> Answers(OperationTool tool)
        {
            var answers = ToolSamples.FullAnswers(tool, Choose).OfType<JsonNode>().ToList();
            answers.ForEach(Replace);
            return answers;
        }

        private JsonNode? Choose(string schema, string property)
            => s_declared.IsSecret(schema, property) ? JsonValue.Create($"{Marker}{schema}.{property}-{_next++}")
                : s_declared.IsHarmless(schema, property) ? JsonValue.Create(Harmless())
                : null;

        /// <summary>The samples of texts that nobody declared are as dull as their schemas.</summary>
        private void Replace(JsonNode node)
        {
            foreach (var (name, value) in node is JsonObject fields ? fields.ToList() : [])
            {
                if (IsPlain(value))
                {
                    node[name] = Harmless();
                }
                else if (value is not null)
                {
                    Replace(value);
                }
            }

            for (var i = 0; node is JsonArray items && i < items.Count; i++)
            {
                if (IsPlain(items[i]))
                {
                    items[i] = Harmless();
                }
                else if (items[i] is { } item)
                {
                    Replace(item);
                }
            }
        }

        private string Harmless() => SecretTexts.Harmless[_next++ % SecretTexts.Harmless.Count];

        private static bool IsPlain(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && !text.StartsWith(Marker, StringComparison.Ordinal);
    }
}
