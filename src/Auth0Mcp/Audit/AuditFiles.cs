namespace Auth0Mcp.Audit;

/// <summary>
/// The files of one profile's audit log: <c>audit.jsonl</c>, and older ones with a number. All processes of the profile append to the same
/// chain, one at a time; a lock file settles whose turn it is.
/// </summary>
internal sealed class AuditFiles(string directory, long maxBytes = AuditFiles.DefaultMaxBytes)
{
    public const long DefaultMaxBytes = 5 * 1024 * 1024;

    /// <summary>The files that are kept, the current one included.</summary>
    public const int Kept = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(10);

    /// <summary>The files that there are, the oldest first.</summary>
    public IReadOnlyList<string> All => [.. Enumerable.Range(0, Kept).Reverse().Select(PathOf).Where(File.Exists)];

    /// <summary>Appends lines, each with its place in the chain.</summary>
    /// <exception cref="IOException">The disk, or another process that does not let go.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not this user's.</exception>
    public async Task AppendAsync(IReadOnlyList<byte[]> described)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await using var turn = await LockAsync();
        if (File.Exists(PathOf(0)) && new FileInfo(PathOf(0)).Length >= maxBytes)
        {
            Rotate();
        }

        var previous = LastHash();
        await using var stream = Open(PathOf(0), FileMode.Append, FileShare.Read);
        await using var writer = new StreamWriter(stream) { NewLine = "\n" };
        foreach (var one in described)
        {
            var line = AuditLine.Chain(one, previous);
            await writer.WriteLineAsync(line);
            previous = AuditLine.ClaimedHash(line)!;
        }
    }

    private string PathOf(int age) => Path.Combine(directory, age == 0 ? "audit.jsonl" : $"audit.{age}.jsonl");

    private void Rotate()
    {
        for (var age = Kept - 1; age > 0; age--)
        {
            if (File.Exists(PathOf(age - 1)))
            {
                File.Move(PathOf(age - 1), PathOf(age), overwrite: true);
            }
        }
    }

    /// <summary>The hash of the line that the next one follows, in whichever file it is.</summary>
    private string LastHash()
    {
        foreach (var path in All.Reverse())
        {
            if (File.ReadLines(path).LastOrDefault() is { } line)
            {
                return AuditLine.ClaimedHash(line) ?? AuditLine.NoHash;
            }
        }

        return AuditLine.NoHash;
    }

    private async Task<FileStream> LockAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return Open(Path.Combine(directory, "audit.lock"), FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < s_patience)
            {
                await Task.Delay(s_poll);
            }
        }
    }

    /// <summary>For the owner alone, as a new file is.</summary>
    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
