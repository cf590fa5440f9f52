using System.Text;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Audit;

/// <summary>
/// The files of one chain of a profile's audit log: <c>audit.jsonl</c>, and older ones with a number. All processes of the
/// profile append to the same chain, one at a time; a lock file settles whose turn it is. Each is a regular file
/// with one name, or it is refused.
/// </summary>
/// <param name="heads">Where the head of the chain is remembered; null for nowhere.</param>
/// <param name="open">Opens the current file to append to it; null for the file system.</param>
/// <param name="chain">The name of the chain and of its files.</param>
internal sealed class AuditFiles(
    string directory, long maxBytes = AuditFiles.DefaultMaxBytes, Func<string, Stream>? open = null, IAuditHeads? heads = null,
    string chain = AuditFiles.OtherCalls)
{
    public const long DefaultMaxBytes = 5 * 1024 * 1024;

    /// <summary>The chain of calls that sent a change.</summary>
    public const string ChangingCalls = "changes";

    /// <summary>The chain of all other calls: reads, dry runs, and what was refused.</summary>
    public const string OtherCalls = "audit";

    /// <summary>More than the longest line.</summary>
    private const int TailBytes = 64 * 1024;

    /// <summary>How many times larger than usual a file grows while the head cannot be read.</summary>
    private const int MostPutOff = 4;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Func<string, Stream> _open = open ?? (static path => OwnerFile.Open(path, FileMode.Append, FileShare.Read));

    public string Directory => directory;

    /// <summary>The file that is appended to.</summary>
    public string Current => PathOf(0);

    /// <summary>The file whose holder appends.</summary>
    public string LockPath => Path.Combine(directory, $"{chain}.lock");

    /// <summary>The name of the chain.</summary>
    public string Chain => chain;

    /// <summary>The files that are kept, the current one included: changes are few, and asked about for longer.</summary>
    public int Kept => chain == ChangingCalls ? 20 : 5;

    /// <summary>The files of another chain in the same directory.</summary>
    public AuditFiles Of(string other) => new(directory, maxBytes, open, heads, other);

    /// <summary>What is remembered of the chain; null when nothing is.</summary>
    /// <exception cref="SignInStoreException">It cannot be read.</exception>
    public async Task<AuditHead?> HeadAsync() => heads is null ? null : await heads.LoadAsync(chain);

    /// <summary>The files that there are, and whatever is in place of one, the oldest first.</summary>
    public IReadOnlyList<string> All => [.. Enumerable.Range(0, Kept).Reverse().Select(PathOf).Where(OwnerFile.IsThere)];

    /// <summary>
    /// Appends lines, each with its place in the chain: all of them or none. What is remembered of the chain stays true, so that
    /// lines that were cut off go on to be missed.
    /// </summary>
    /// <exception cref="IOException">The disk, or another process that does not let go.</exception>
    /// <exception cref="OddFileException">Something else is in place of a file, or a link in place of the directory.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not this user's.</exception>
    /// <exception cref="SignInStoreException">The lines are written, and the head cannot be read or remembered.</exception>
    public async Task AppendAsync(IReadOnlyList<byte[]> described)
    {
        OwnerFile.RefuseLink(directory);
        PrivateFile.MakeDirectory(directory);
        await using var turn = await LockAsync();
        AuditHead? head = null;
        SignInStoreException? failure = null;
        try
        {
            head = await HeadAsync();
            head = await MakeRoomAsync(head);
        }
        catch (SignInStoreException unknown)
        {
            // Without the head the oldest file is kept for a while: once it is gone, its lines would be missed.
            failure = unknown;
            RotateAt(maxBytes * MostPutOff);
        }

        // A process that died while it wrote has left half a line: it stays what it is, and the next one begins below.
        var text = new StringBuilder(IsWhole(PathOf(0)) ? "" : "\n");
        var last = PositionToFollow(head);
        foreach (var one in described)
        {
            var line = AuditLine.Chain(one, last.Number + 1, last.Hash);
            text.Append(line).Append('\n');
            last = AuditLine.ClaimedPosition(line)!;
        }

        Write(Encoding.UTF8.GetBytes(text.ToString()));
        if (failure is not null)
        {
            throw failure;
        }

        if (heads is not null)
        {
            await heads.SaveAsync(chain, new AuditHead(head?.First ?? FirstNumber() ?? last.Number, last));
        }
    }

    /// <summary>Every line of a file, while others may append to it.</summary>
    public static IEnumerable<string> Lines(string path) => ExactLines.In(() => OwnerFile.OpenToRead(path));

    /// <summary>Waits until nobody appends; the lock is given back when it is disposed of.</summary>
    /// <exception cref="OddFileException">Something else is in place of the lock file.</exception>
    /// <exception cref="IOException">The file cannot be made, or another process does not let go.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not this user's.</exception>
    public async Task<IAsyncDisposable> LockAsync()
        => await FileLock.AcquireAsync(LockPath, s_patience, CancellationToken.None);

    private string PathOf(int age) => Path.Combine(directory, age == 0 ? $"{chain}.jsonl" : $"{chain}.{age}.jsonl");

    /// <summary>
    /// Rotates a full file away. Which lines go for good is remembered first: who dies in between leaves more than that.
    /// </summary>
    private async Task<AuditHead?> MakeRoomAsync(AuditHead? head)
    {
        if (IsFull(maxBytes) && head is not null && OwnerFile.IsThere(PathOf(Kept - 1)) && LastPosition(PathOf(Kept - 1)) is { } gone)
        {
            head = head with { First = Math.Max(head.First, Math.Min(gone.Number, head.Last.Number) + 1) };
            await heads!.SaveAsync(chain, head);
        }

        RotateAt(maxBytes);
        return head;
    }

    private bool IsFull(long bytes) => File.Exists(PathOf(0)) && new FileInfo(PathOf(0)).Length >= bytes;

    private void RotateAt(long bytes)
    {
        for (var age = IsFull(bytes) ? Kept - 1 : 0; age > 0; age--)
        {
            if (File.Exists(PathOf(age - 1)))
            {
                File.Move(PathOf(age - 1), PathOf(age), overwrite: true);
            }
        }
    }

    private void Write(byte[] lines)
    {
        using var stream = _open(PathOf(0));
        var end = stream.Length;
        try
        {
            stream.Write(lines);
            stream.Flush();

            // What is remembered of the chain must never be ahead of it, not even after a power failure.
            (stream as FileStream)?.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // On a full disk a part of the lines fits, and would break the chain.
            stream.SetLength(end);
            throw;
        }
    }

    /// <summary>
    /// The place of the line that the next one follows: the last one there is, where the one that is remembered is still there,
    /// too. Files that are ahead were written by a process that died before it remembered that; in all others lines are missing,
    /// and that must show.
    /// </summary>
    private AuditPosition PositionToFollow(AuditHead? head)
    {
        var last = LastPosition();
        return head is null || last == head.Last || (last.Number > head.Last.Number && Holds(head.Last)) ? last : head.Last;
    }

    private bool Holds(AuditPosition position) => All.Reverse().SelectMany(Lines).Select(AuditLine.ClaimedPosition).Contains(position);

    /// <summary>The place of the last line that there is, in whichever file.</summary>
    private AuditPosition LastPosition()
        => All.Reverse().Select(LastPosition).FirstOrDefault(static found => found is not null) ?? AuditPosition.None;

    private static AuditPosition? LastPosition(string path)
    {
        using var stream = OwnerFile.OpenToRead(path);
        stream.Seek(-Math.Min(stream.Length, TailBytes), SeekOrigin.End);
        var tail = new byte[TailBytes];
        var length = stream.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(tail, 0, length).Split('\n').Select(AuditLine.ClaimedPosition)
            .LastOrDefault(static position => position is not null);
    }

    /// <summary>The number of the oldest line that there is.</summary>
    private long? FirstNumber()
        => All.SelectMany(static path => Lines(path).Take(1)).Select(AuditLine.ClaimedPosition)
            .FirstOrDefault(static found => found is not null)?.Number;

    private static bool IsWhole(string path)
    {
        if (!OwnerFile.IsThere(path))
        {
            return true;
        }

        using var stream = OwnerFile.OpenToRead(path);
        return stream.Length == 0 || (stream.Seek(-1, SeekOrigin.End) >= 0 && stream.ReadByte() == '\n');
    }
}
