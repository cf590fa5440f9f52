using Auth0Mcp.Calls;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Audit;

/// <summary>What a look at every line of a chain found.</summary>
/// <param name="Calls">The lines that are in order, up to the first one that is not.</param>
/// <param name="Last">The place of the last of them. Noted down elsewhere, it shows later whether lines were cut off at the end.</param>
/// <param name="Damage">The first place that is not in order; null when all are.</param>
/// <param name="Unseen">What this look cannot tell, in sentences.</param>
internal sealed record AuditChain(string Chain, int Calls, AuditPosition Last, AuditDamage? Damage, IReadOnlyList<string> Unseen)
{
    /// <summary>
    /// The numbers of the lines before changes whose outcome is not there: they are under way, or the process that made them ended
    /// before it knew. Empty where a line is damaged.
    /// </summary>
    public IReadOnlyList<long> Pending { get; private init; } = [];

    /// <summary>Reads a whole chain, the oldest file first, and holds it against what is remembered of it.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static async Task<AuditChain> ReadAsync(AuditFiles files)
    {
        try
        {
            await using var turn = await TryLockAsync(files);
            return await ReadInTurnAsync(files);
        }
        catch (OddFileException)
        {
            return new AuditChain(
                files.Chain, 0, AuditPosition.None, new AuditDamage(files.LockPath, 1, $"it is {OddFileException.What}"), []);
        }
    }

    private static async Task<AuditChain> ReadInTurnAsync(AuditFiles files)
    {
        var (head, problem) = await TryHeadAsync(files);
        var last = AuditPosition.None;
        long? first = null;
        var calls = 0;
        var pending = new PendingChanges();
        var all = files.All;

        // While fewer files are there than are kept, nothing was rotated away.
        var mayBeRotated = all.Count(static file => new FileInfo(file) is { Exists: true, Length: > 0 }) == files.Kept;
        foreach (var file in all)
        {
            var number = 0;
            try
            {
                foreach (var line in AuditFiles.Lines(file))
                {
                    number++;
                    var found = AuditLine.Problem(line, first is null && mayBeRotated ? null : last)
                        ?? Contradiction(AuditLine.ClaimedPosition(line)!, first is null, head);
                    if (found is not null)
                    {
                        return Damaged(new AuditDamage(file, number, found));
                    }

                    last = AuditLine.ClaimedPosition(line)!;
                    first ??= last.Number;
                    pending.Read(line, last.Number);
                    calls++;
                }
            }
            catch (OddFileException)
            {
                return Damaged(new AuditDamage(file, number + 1, $"it is {OddFileException.What}"));
            }
        }

        var unseen = new List<string>();
        if (head is not null && head.Last.Number > last.Number)
        {
            return Damaged(new AuditDamage(files.Current, calls + 1, $"{head.Last.Number - last.Number} lines are missing at the end"));
        }

        if (head is null && calls > 0)
        {
            unseen.Add($"{problem ?? "Nothing is remembered of this record beside it"}: lines cut off at its end cannot be seen.");
            if (first > 1)
            {
                unseen.Add($"Its oldest line is number {first}: whether the lines before were rotated away or cut off cannot be seen.");
            }
        }

        return new AuditChain(files.Chain, calls, last, null, unseen) { Pending = pending.Numbers };

        AuditChain Damaged(AuditDamage damage) => new(files.Chain, calls, last, damage, []);
    }

    /// <summary>What a line that is whole in itself says against what is remembered.</summary>
    private static string? Contradiction(AuditPosition position, bool isFirst, AuditHead? head)
        => head is null ? null
            : isFirst && position.Number > head.First ? $"{position.Number - head.First} lines before it are missing"
            : position.Number == head.Last.Number && position.Hash != head.Last.Hash ? "the line is not the one that was written"
            : null;

    private static async Task<Result<AuditHead, string>> TryHeadAsync(AuditFiles files)
    {
        try
        {
            return await files.HeadAsync();
        }
        catch (SignInStoreException failure)
        {
            return failure.Message.TrimEnd('.', ' ');
        }
    }

    /// <summary>A log that is only there to be read has no writers to wait for.</summary>
    private static async Task<IAsyncDisposable?> TryLockAsync(AuditFiles files)
    {
        try
        {
            return await files.LockAsync();
        }
        catch (Exception failure) when (failure is (IOException and not OddFileException) or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>A line that is not as it was written, or not in its place.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
internal sealed record AuditDamage(string File, int Line, string Problem);
