using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tools.Composite;

/// <summary>One run of a composite tool: makes its calls, keeps its report, and knows how to take back what was done.</summary>
internal sealed class CompositeRun(CompositeTool tool, ToolCall call, IToolInvoker pipeline)
{
    /// <summary>Characters of all answers of one run: it may keep every one of them.</summary>
    private const long MostRead = 4 * 1024 * 1024;

    private readonly List<StepReport> _steps = [];
    private readonly List<CallToMake> _undo = [];
    private readonly JsonObject _facts = [];
    private long _read;

    /// <summary>Nothing is changed; the report says what would be.</summary>
    public bool IsDryRun => call.IsDryRun;

    /// <summary>The call as it came in.</summary>
    public ToolCall Call => call;

    /// <summary>Makes the calls.</summary>
    public IToolInvoker Pipeline => pipeline;

    /// <summary>The clock of waits.</summary>
    public TimeProvider Time => pipeline.Time;

    /// <summary>An argument that is text; null when not given.</summary>
    public string? Text(string name)
        => call.Arguments.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Says what is waited for.</summary>
    public void Tell(string message) => call.Progress?.Report(message);

    /// <summary>Puts a fact into the result.</summary>
    public void Note(string name, JsonNode? value) => _facts[name] = value;

    /// <summary>Reads something.</summary>
    /// <exception cref="StepFailedException">The call was refused.</exception>
    public async Task<JsonElement> ReadAsync(string name, JsonObject arguments, CancellationToken cancellationToken)
        => await CallAsync(name, arguments, null, cancellationToken);

    /// <summary>The same, with a secret of the answer.</summary>
    /// <exception cref="StepFailedException">The call was refused.</exception>
    public async Task<JsonElement> ReadAsync(string name, JsonObject arguments, SecretKeeper keeper, CancellationToken cancellationToken)
        => await CallAsync(name, arguments, keeper, cancellationToken);

    /// <summary>Reads something that may not be there; null then.</summary>
    /// <exception cref="StepFailedException">The call was refused for another reason.</exception>
    public async Task<JsonElement?> FindAsync(string name, JsonObject arguments, CancellationToken cancellationToken)
    {
        var result = await SendAsync(name, arguments, null, cancellationToken);
        return result.Error is { Status: System.Net.HttpStatusCode.NotFound } ? null : Answer(name, result);
    }

    /// <summary>Asks a person about the plan; null when they agree, or nobody has to be asked.</summary>
    public Task<CallResult?> AskAsync(string plan, bool loses, CancellationToken cancellationToken)
        => pipeline.AskAsync(tool, call, plan, loses, cancellationToken);

    /// <summary>Reports a step that a dry run did not take, or that was taken on this machine.</summary>
    public void Report(string step, string detail) => _steps.Add(new StepReport(step, IsDryRun ? "planned" : "done", detail));

    /// <summary>Reports a step without a change.</summary>
    public void Keep(string step, string detail) => _steps.Add(new StepReport(step, "unchanged", detail));

    /// <summary>Changes something, or only reports it in a dry run; null then.</summary>
    /// <param name="undo">The call that takes the change back, made from its answer; null when there is nothing to take back.</param>
    /// <exception cref="StepFailedException">The call was refused.</exception>
    public async Task<JsonElement?> ChangeAsync(
        string step, string detail, string name, JsonObject arguments, Func<JsonElement, CallToMake?> undo,
        CancellationToken cancellationToken,
        SecretKeeper? keeper = null)
    {
        if (IsDryRun)
        {
            _steps.Add(new StepReport(step, "planned", detail) { Call = new CallToMake(name, arguments) });
            return null;
        }

        Tell(detail);
        var answer = await CallAsync(name, arguments, keeper, cancellationToken);
        _steps.Add(new StepReport(step, "done", detail));
        if (undo(answer) is { } back)
        {
            _undo.Insert(0, back);
        }

        return answer;
    }

    /// <summary>The result of a run that came to its end.</summary>
    public CallResult Report() => CallResult.Success(
        ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("dry_run", IsDryRun);
            writer.WriteBoolean("changed", !IsDryRun && _steps.Any(static step => step.Outcome == "done"));
            foreach (var (name, value) in _facts)
            {
                writer.WritePropertyName(name);
                if (value is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    value.WriteTo(writer);
                }
            }

            WriteSteps(writer);
            if (call.Context.Tenant is { } tenant)
            {
                writer.WriteString(ResultMembers.Tenant, tenant);
            }

            writer.WriteEndObject();
        }));

    /// <summary>The result of a run that stopped half way.</summary>
    public CallResult ReportFailure(StepFailedException failed)
        => new CallError(
            "step_failed",
            failed.Message,
            _undo.Count == 0
            ? failed.Next ?? "Nothing was changed."
            : $"{failed.Next ?? "Correct the cause and call again."} The steps done stay done and are not repeated. To take them "
                + "back, make the calls in \"undo\" in their order.").With(writer =>
            {
                WriteSteps(writer);
                if (_undo.Count > 0)
                {
                    writer.WriteStartArray("undo");
                    _undo.ForEach(back => back.Write(writer));
                    writer.WriteEndArray();
                }
            });

    private async Task<JsonElement> CallAsync(
        string name, JsonObject arguments, SecretKeeper? keeper, CancellationToken cancellationToken)
        => Answer(name, await SendAsync(name, arguments, keeper, cancellationToken));

    private JsonElement Answer(string name, CallResult result)
    {
        _read += result.Body.Length;
        return result.Error is { } error ? throw new StepFailedException($"{name}: {error.Message}", error.Next)
            : _read > MostRead ? throw new StepFailedException($"{name}: the tenant's answers are larger than this work can need.", null)
            : DeepJson.Parse(result.Body);
    }

    private Task<CallResult> SendAsync(string name, JsonObject arguments, SecretKeeper? keeper, CancellationToken cancellationToken)
    {
        var used = ManagementCatalog.Find(name)!;
        var members = arguments.ToDictionary(
            static member => member.Key, static member => NodeJson.Element(member.Value), StringComparer.Ordinal);

        // A plan is made from what is there: it is read in a dry run, too.
        var made = call.For(name, members) with
        {
            OnBehalfOf = tool,
            Keeper = keeper,
            IsDryRun = call.IsDryRun && used.Access != ToolAccess.Read
        };
        return pipeline.CallAsync(used, made, cancellationToken);
    }

    private void WriteSteps(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("steps");
        _steps.ForEach(step => step.Write(writer));
        writer.WriteEndArray();
    }
}
