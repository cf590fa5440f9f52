using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Context;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>One client, and the tenant and person on its two sides.</summary>
internal sealed partial class ConsentFuzzSession
{
    public const string Named = "canary-local-named-4hQ9zT";
    public const string Mine = "# mine\nOTHER = 'mine'";
    public const string Closed = "canary-local-closed-8mK2wX";

    private readonly Pipeline _road;
    private readonly string _folder;
    private readonly int _number;
    private readonly List<RecordedRequest> _sent = [];
    private readonly Dictionary<string, (IReadOnlyList<JsonObject> Full, JsonObject Minimal)> _samples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Tool, JsonObject Arguments)> _plans = new(StringComparer.Ordinal);
    private readonly string _before;
    private readonly TestTime _time = new();
    private SeededSource _source = new("");
    private string? _stolen;
    private int _density;

    public ConsentFuzzSession(string folder, int number)
    {
        (_folder, _number) = (folder, number);
        File.WriteAllText(Keys, Mine + "\nKEPT=old\n");
        _before = File.ReadAllText(Path.Combine(folder, ".env"));
        _road = new Pipeline(
            new Tenant(this), time: _time, folder: folder, confirm: ConfirmLevel.Writes,
            caps: CallCaps.Default with { Calls = int.MaxValue },
            secrets: SecretAllowance.Parse("env:NAMED,file:.env#NAMED", "--secrets"),
            environment: static name => name switch { "NAMED" => Named + "-variable", "CLOSED" => Closed + "-variable", _ => null });
    }

    private string Keys => Path.Combine(_folder, $"keys-{_number}.env");

    public int Calls { get; private set; }

    public Dictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    public List<string> Findings { get; } = [];

    public static bool MayBeMade(string name)
        => name.EndsWith(".secret", StringComparison.Ordinal) || name.EndsWith(".pem", StringComparison.Ordinal)
            || name.EndsWith("out.env", StringComparison.Ordinal) || name.StartsWith("keys-", StringComparison.Ordinal);

    public static bool IsLocal(string text) => text.Contains("canary-local", StringComparison.Ordinal);

    public async Task CallAsync(OperationTool tool, SeededSource source)
    {
        Calls++;
        _source = source;

        // Plans are limited by the minute.
        _time.Advance(TimeSpan.FromSeconds(30));
        var arguments = Arguments(tool);
        var person = source.Next(5) switch
        {
            0 or 1 => new Witness(ConsentAnswer.Accepted),
            2 => new Witness(ConsentAnswer.Declined),
            3 => new Witness(ConsentAnswer.Unanswered),
            _ => null
        };
        var answer = await SendAsync(tool, arguments, person, isAgreed: false);
        if (answer.Kind != "confirmation_required" || answer.Error.GetProperty("confirmation").GetString() is not { } token)
        {
            return;
        }

        // The plan's own token, sometimes for other arguments, sometimes one that was good for another call.
        _plans[token] = (tool.Name, (JsonObject)arguments.DeepClone());
        var again = _source.Chance(60) ? (JsonObject)arguments.DeepClone() : Arguments(tool);
        again.Remove("confirmation");
        var presented = _source.Chance(80) ? token : _stolen ?? token;
        var isAgreed = _plans.TryGetValue(presented, out var plan) && plan.Tool == tool.Name
            && JsonNode.DeepEquals(plan.Arguments, again) && _plans.Remove(presented);
        again["confirmation"] = presented;
        _stolen = token;
        await SendAsync(tool, again, null, isAgreed, isRepeated: true);
    }

    private async Task<Outcome> SendAsync(
        OperationTool tool, JsonObject arguments, Witness? person, bool isAgreed, bool isRepeated = false)
    {
        _sent.Clear();
        var text = arguments.ToJsonString();
        var keys = File.ReadAllText(Keys);
        var (name, given) = !isRepeated && _source.Chance(20)
            ? (Caller(tool.Access), new JsonObject { ["name"] = tool.Name, ["arguments"] = arguments.DeepClone() })
            : (tool.Name, arguments);
        var result = await _road.Caller.CallAsync(
            new ToolCall(name, Pipeline.Arguments(given.ToJsonString())) { Consent = person }, CancellationToken.None);
        var answer = new Answer(result);
        var isYes = isAgreed || person is { Agrees: true, Questions.Count: > 0 };
        var changes = _sent.Where(request => request.Method != "GET" && tool.Access != ToolAccess.Read).ToList();
        Count(answer.IsError ? answer.Kind : "ok");
        Hold(!IsLocal(answer.Text), "a local secret in the result", tool, text, answer.Text);
        Hold(person?.Questions.Exists(IsLocal) != true, "a local secret in the question", tool, text, answer.Text);
        Hold(changes.Count == 0 || isYes, "a change without a yes", tool, text, answer.Text);
        foreach (var request in _sent.Select(
            static request => $"{request.Uri} {request.Body} {string.Join(' ', request.Headers.Values)}"))
        {
            Hold(!request.Contains(Closed, StringComparison.Ordinal), "a secret that nobody named was sent", tool, text, request);
            Hold(!request.Contains(Named, StringComparison.Ordinal) || person is { Agrees: true, Questions.Count: > 0 },
                "a secret was sent unasked", tool, text, request);
            Hold(!request.Contains("[REDACTED]", StringComparison.Ordinal), "a mask was sent", tool, text, request);
            Count(request.Contains(Named, StringComparison.Ordinal) ? "reference sent" : "request");
        }

        Count(changes.Count > 0 ? "changed after a yes" : "nothing changed");
        if (answer.Text.Contains("_secret_to", StringComparison.Ordinal))
        {
            Count("secret saved");
        }

        var saved = File.ReadAllText(Keys);
        Hold(saved == keys || (isYes && saved.StartsWith(Mine, StringComparison.Ordinal)), "a key was replaced without a yes",
            tool, text, saved);
        Hold(File.ReadAllText(Path.Combine(_folder, ".env")) == _before, "a file of the user was changed", tool, text, answer.Text);
        return new Outcome(answer);
    }

    private void Count(string outcome) => Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;

    private void Hold(bool holds, string what, OperationTool tool, string arguments, string seen)
    {
        if (!holds && Findings.Count < 20)
        {
            Findings.Add($"{what}: {tool.Name} {Start(arguments)}\n  {Start(seen)}");
        }
    }

    private static string Start(string text) => text.Length > 1500 ? text[..1500] + "…" : text;

    /// <summary>What the client does next depends on it.</summary>
    private sealed class Outcome(Answer answer)
    {
        public string Kind => answer.IsError ? answer.Kind : "";

        public JsonElement Error => answer.Error;
    }

    /// <summary>Notes every question.</summary>
    private sealed class Witness(ConsentAnswer answer) : IConsentChannel
    {
        public bool CanAsk => true;

        public bool Agrees => answer == ConsentAnswer.Accepted;

        public List<string> Questions { get; } = [];

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            Questions.Add(message);
            return Task.FromResult(answer);
        }
    }

    /// <summary>Repeats what it was sent, wherever an answer may hold text.</summary>
    private sealed class Tenant(ConsentFuzzSession session) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var recorded = await RecordedRequest.FromAsync(request, cancellationToken);
            session._sent.Add(recorded);
            var body = recorded.Body is { Length: > 0 } text && text[0] is '{' or '[' ? recorded.Body : "{}";
            return session._source.Next(10) switch
            {
                0 => TestTenant.Json(
                    400, new JsonObject
                    {
                        ["statusCode"] = 400,
                        ["error"] = "Bad Request",
                        ["message"] = $"Payload validation error: {body}",
                        ["errorCode"] = "invalid_body"
                    }.ToJsonString()),
                1 => new HttpResponseMessage(
                    HttpStatusCode.OK)
                { Content = new StringContent($"data: {body}\n\n", Encoding.UTF8, "text/event-stream") },
                2 => TestTenant.Json(200, $$"""[{{body}},{"unknown":{{body}},"text":{{JsonValue.Create(body).ToJsonString()}}}]"""),
                3 => TestTenant.Json(
                    200,
                    $$"""
                    {"id":"x","client_secret":"made-by-the-tenant-0123456789","token":"made-by-the-tenant-9876543210",
                    "signing_key":"made-3","secret":"made-4","ticket":"https://x.example/t?a=made-5","recovery_code":"MADE6",
                    "sent":{{body}}}
                    """),
                4 => TestTenant.Json(500, $"<html>{WebUtility.HtmlEncode(body)}</html>"),
                _ => TestTenant.Json(200, body),
            };
        }
    }
}
