using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Record;

/// <summary>
/// Looks through lines of the record as they were collected, of any number of instances: whether each is as it was written and follows
/// the one before, whether the last one is the last that its instance wrote, and which changes have no outcome.
/// </summary>
/// <param name="state">Keeps where each chain ends; null where nothing is shared.</param>
internal sealed class RecordCheck(ISharedState? state, TextWriter output)
{
    private readonly SortedDictionary<string, AuditPosition> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingChanges> _pending = new(StringComparer.Ordinal);
    private int _problems;

    /// <summary>The number of problems.</summary>
    public async Task<int> ExamineAsync(TextReader lines, CancellationToken cancellationToken)
    {
        for (var number = 1; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (line.Length > 0)
            {
                await ExamineAsync(line, number);
            }
        }

        foreach (var (instance, last) in _last)
        {
            await CompareAsync(instance, last, cancellationToken);
            foreach (var line in _pending[instance].Numbers)
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"instance {instance}, line {line}: outcome unknown. The change is under way, its instance ended before the answer, "
                    + $"or the line of its outcome was not collected."));
            }
        }

        return _problems;
    }

    private async Task ExamineAsync(string line, int number)
    {
        var position = AuditLine.ClaimedPosition(line);
        var instance = position is null ? null : InstanceOf(line);

        // What was collected may begin in the middle of a chain; the first line is taken for its beginning.
        var problem = AuditLine.Problem(line, instance is null ? null : _last.GetValueOrDefault(instance));
        if (problem is not null || instance is null)
        {
            await TellAsync(string.Create(CultureInfo.InvariantCulture, $"line {number}: {problem ?? "it names no instance"}"));
        }

        if (instance is not null)
        {
            _last[instance] = position!;
            (_pending.TryGetValue(instance, out var pending) ? pending : _pending[instance] = new PendingChanges())
                .Read(line, position!.Number);
        }
    }

    private async Task CompareAsync(string instance, AuditPosition last, CancellationToken cancellationToken)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"instance {instance}, up to line {last.Number}");
        switch (await HeadAsync(instance, cancellationToken))
        {
            case null:
                await output.WriteLineAsync($"{line}: where its chain ends is not known; lines may be missing at the end.");
                break;
            case var head when head == last:
                await output.WriteLineAsync($"{line}: the end of its chain.");
                break;
            case { } head when head.Number > last.Number:
                await TellAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{line}: it wrote {head.Number} lines; the last {head.Number - last.Number} are missing"));
                break;
            case { } head when head.Number < last.Number:
                // Redis was away when the last ones were written.
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{line}: the shared state has heard of {head.Number} of them."));
                break;
            default:
                await TellAsync($"{line}: the shared state knows another line in this place");
                break;
        }
    }

    private async Task<AuditPosition?> HeadAsync(string instance, CancellationToken cancellationToken)
    {
        try
        {
            return state is not null && await state.GetAsync(CallLog.HeadOf(instance), cancellationToken) is { } head
                && head.Split(' ') is [var number, var hash]
                ? new AuditPosition(long.Parse(number, CultureInfo.InvariantCulture), hash)
                : null;
        }
        catch (SharedStateException)
        {
            return null;
        }
    }

    private async Task TellAsync(string problem)
    {
        _problems++;
        await output.WriteLineAsync(problem + ".");
    }

    private static string? InstanceOf(string line)
    {
        try
        {
            return JsonElement.Parse(line) is { ValueKind: JsonValueKind.Object } read && read.TryGetProperty("instance", out var instance)
                ? instance.GetString()
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
