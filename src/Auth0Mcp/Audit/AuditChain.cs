namespace Auth0Mcp.Audit;

/// <summary>What a look at every line of a log found.</summary>
/// <param name="Calls">The lines that are in order, up to the first one that is not.</param>
/// <param name="LastHash">That of the last of them. Noted down elsewhere, it shows later whether lines were cut off at the end.</param>
/// <param name="Damage">The first line that is not in order; null when all are.</param>
internal sealed record AuditChain(int Calls, string LastHash, AuditDamage? Damage)
{
    /// <summary>Reads the whole log, the oldest file first.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static async Task<AuditChain> ReadAsync(AuditFiles files)
    {
        if (files.All.Count == 0)
        {
            return new AuditChain(0, AuditLine.NoHash, null);
        }

        await using var turn = await TryLockAsync(files);
        var all = files.All;

        // When as many files are there as are kept, others may have been before them.
        var previous = all.Count < AuditFiles.Kept ? AuditLine.NoHash : null;
        var calls = 0;
        foreach (var file in all)
        {
            var number = 0;
            foreach (var line in AuditFiles.Lines(file))
            {
                number++;
                if (AuditLine.Problem(line, previous) is { } problem)
                {
                    return new AuditChain(calls, previous ?? AuditLine.NoHash, new AuditDamage(file, number, problem));
                }

                previous = AuditLine.ClaimedHash(line);
                calls++;
            }
        }

        return new AuditChain(calls, previous ?? AuditLine.NoHash, null);
    }

    /// <summary>A log that is only there to be read has no writers to wait for.</summary>
    private static async Task<IAsyncDisposable?> TryLockAsync(AuditFiles files)
    {
        try
        {
            return await files.LockAsync();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>A line that is not as it was written, or not in its place.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
internal sealed record AuditDamage(string File, int Line, string Problem);
