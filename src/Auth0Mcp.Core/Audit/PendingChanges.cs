namespace Auth0Mcp.Audit;

/// <summary>Joins the lines before changes with those of their outcomes: what is left has no outcome.</summary>
internal sealed class PendingChanges
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    /// <summary>The numbers of the lines whose outcome is not there, in order.</summary>
    public IReadOnlyList<long> Numbers => [.. _numbers.Values.Order()];

    /// <summary>Takes the next line of a chain.</summary>
    public void Read(string line, long number)
    {
        var (id, isPending) = AuditLine.Stage(line);
        if (isPending)
        {
            _numbers[id!] = number;
        }
        else if (id is not null)
        {
            _numbers.Remove(id);
        }
    }

    /// <summary>
    /// The latest lines, the line before a change only while its outcome is not there: one for each call. Two lines of the chain
    /// for each that is wanted are enough to see that.
    /// </summary>
    public static IEnumerable<string> Latest(IEnumerable<string> lines, int calls)
    {
        var latest = lines.TakeLast(2 * Math.Min(calls, int.MaxValue / 2))
            .Select(static line => (Text: line, Stage: AuditLine.Stage(line))).ToList();
        var ended = latest.Where(static line => line.Stage is { CallId: not null, IsPending: false })
            .Select(static line => line.Stage.CallId).ToHashSet(StringComparer.Ordinal);
        return latest.Where(line => !line.Stage.IsPending || !ended.Contains(line.Stage.CallId))
            .Select(static line => line.Text).TakeLast(calls);
    }
}
