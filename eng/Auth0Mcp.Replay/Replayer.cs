using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Replay.Checks;
using Auth0Mcp.Replay.Recordings;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Replay;

/// <summary>Puts recorded exchanges through the tools, one after the other, with a tenant that answers as recorded.</summary>
internal sealed class Replayer : IAsyncDisposable
{
    private const string Host = "replay.auth0.example";

    private readonly ReplayTenant _tenant = new();
    private readonly ToolPlans _plans = new();
    private readonly Tally _tally = new();
    private readonly ToolInvoker _caller;
    private readonly RequestCheck _requests;
    private readonly AnswerCheck _answers;
    private readonly WriteBackCheck _writeBacks;
    private readonly Flows _flows;

    private Replayer()
    {
        var catalog = ToolCatalog.Select(new ToolSelection(["*"], null, ReadOnly: false), ToolRegistry.Instance);
        var api = ManagementHttp.Create(
            new Credentials(TenantAddress.Parse(Host, "replay"), "replay"), catalog, _tenant, TimeProvider.System,
            ManagementHttp.CallTimeout);
        _caller = new ToolInvoker(
            catalog, () => api, new CallSettings(ResultLimits.None, ConfirmLevel.Never, static () => Host, TimeProvider.System)
            {
                Caps = CallCaps.Default with { Calls = int.MaxValue },
                Environment = static _ => null,
            });
        _requests = new RequestCheck(new DocumentFacts(), _tally);
        _answers = new AnswerCheck(_tally);
        _writeBacks = new WriteBackCheck(_caller, _tenant, _tally);
        _flows = new Flows(_tally);
    }

    /// <summary>Replays a whole recording.</summary>
    public static async Task<Tally> RunAsync(Recording recording, CancellationToken cancellationToken)
    {
        await using var replayer = new Replayer();
        foreach (var (reason, count) in recording.Ignored)
        {
            replayer._tally.Add(new Finding(FindingKind.Skipped, "", "", reason), "", count);
        }

        foreach (var exchange in recording.Exchanges)
        {
            replayer._tally.Count("exchanges");
            replayer._tally.Begin();
            await replayer.ReplayAsync(exchange, cancellationToken);
            replayer._flows.Add(exchange, replayer._tally.Current);
        }

        replayer._flows.Report();

        return replayer._tally;
    }

    public async ValueTask DisposeAsync()
    {
        await _caller.DisposeAsync();
        _tenant.Dispose();
    }

    private async Task ReplayAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (RecordedOperation.Find(exchange) is not { } found)
        {
            _tally.Count("accepted", exchange.IsAccepted ? 1 : 0);
            _tally.Count("exempt", exchange.IsAccepted ? 1 : 0);
            var name = $"{exchange.Method} /{exchange.Path.Split('/').ElementAtOrDefault(1)}…";
            _tally.Add(new Finding(FindingKind.Exempt, name, "", RecordedOperation.Unknown), exchange.Position);
            return;
        }

        var (operation, path) = found;
        if (TranslatedRequest.ToolOf(operation) is not { } tool)
        {
            _tally.Add(new Finding(FindingKind.Skipped, operation.Id, "", "has no tool"), exchange.Position);
            return;
        }

        if (WhySkipped(tool, exchange) is { } reason)
        {
            _tally.Add(new Finding(FindingKind.Skipped, operation.Id, "", reason), exchange.Position);
            return;
        }

        _tally.Count("accepted", exchange.IsAccepted ? 1 : 0);
        var sentSecrets = new Planter(exchange.Position + " request");
        var secrets = new Planter(exchange.Position);
        var body = sentSecrets.PlantIn(exchange.Request, default);
        var answer = secrets.PlantIn(exchange.Response, _plans.For(tool).Secrets.Root);
        var request = TranslatedRequest.Of(tool, path, exchange.Query, body);
        var result = await CallAsync(request, path, body, answer, exchange, cancellationToken)
            ?? Shaped(tool, request, answer, exchange);
        if (result is null)
        {
            return;
        }

        _answers.Check(tool, result, answer, secrets, sentSecrets, exchange);
        if (!result.IsError && exchange.IsAccepted && answer.ValueKind == JsonValueKind.Object
            && WriteBackCheck.UpdateOf(tool) is { } update)
        {
            await _writeBacks.CheckAsync(update, path, answer, JsonElement.Parse(result.ToJson()), exchange, cancellationToken);
        }
    }

    /// <summary>The result of the call; null when it was refused here.</summary>
    private async Task<CallResult?> CallAsync(
        TranslatedRequest request, string path, JsonElement body, JsonElement answer, Exchange exchange,
        CancellationToken cancellationToken)
    {
        if (_requests.Refuses(request, exchange))
        {
            return null;
        }

        var operation = request.Tool.Operation;

        // An update may read first: the thing as it was is not known, and as it became holds what the update leaves alone.
        _tenant.Begin(sent => sent.IsAt(path)
            && (sent.Method == operation.Method
                || (sent.Method == "GET" && exchange.IsAccepted && answer.ValueKind == JsonValueKind.Object))
            ? (sent.Method == operation.Method ? exchange.Status : 200, answer)
            : (404, default));
        var result = await _caller.CallAsync(new ToolCall(request.Tool.Name, request.Arguments), cancellationToken);
        if (_tenant.Sent.LastOrDefault(sent => sent.Method == operation.Method && sent.IsAt(path)) is not { } sent)
        {
            _requests.Refused(request.Tool, result, exchange);
            return null;
        }

        if (exchange.IsAccepted)
        {
            _requests.Compare(request.Tool, sent, body, exchange);
        }

        return result;
    }

    /// <summary>What the tool would have shown of the answer to a request that it refuses.</summary>
    private CallResult? Shaped(OperationTool tool, TranslatedRequest request, JsonElement answer, Exchange exchange)
        => exchange.IsAccepted && answer.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? ResponseReader.Shape(
                answer, new ResultContext(
                tool, _plans.For(tool), new ToolArguments(request.Arguments), null, ResultLimits.None,
                new Calls.Masking.SecretCollector()))
            : null;

    private static string? WhySkipped(OperationTool tool, Exchange exchange)
        => tool.Answer == AnswerKind.EventStream ? "answers with a stream of events"
            : tool.Uploads.Count > 0 ? "uploads a file"
            : exchange.HasOtherBody ? "has a body that is not JSON"
            : exchange.Status == 429 || exchange.Status >= 500 ? "was to be repeated (429, or a fault of the server)"
            : null;
}
