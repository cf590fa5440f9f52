namespace Auth0Mcp.Context;

/// <summary>What one call of a client has used so far, the calls that it makes in turn included.</summary>
/// <param name="maxRequests">How many requests it may send.</param>
internal sealed class CallContext(int maxRequests = CallCaps.DefaultRequests)
{
    /// <summary>More remarks than anybody reads in one result.</summary>
    private const int MostNotes = 12;

    private readonly Lock _lock = new();
    private readonly List<string> _notes = [];
    private long _ticks;
    private int _requests;
    private string? _tenant;
    private Task? _noted;

    /// <summary>The time spent on requests, waits included.</summary>
    public TimeSpan Spent => new(Interlocked.Read(ref _ticks));

    /// <summary>What the call holds of the memory of all calls for the answers it got; null when nobody counts.</summary>
    public CallRoom? Room { get; set; }

    /// <summary>Bytes that the work on the arguments takes, about.</summary>
    public long ArgumentMemory { get; set; }

    /// <summary>
    /// Bounds the work on the arguments and on what is stored, up to the question to a person and again from there on; null when
    /// nobody does.
    /// </summary>
    public CallWork? Work { get; set; }

    /// <summary>The <c>x-auth0-requestid</c> of the latest answer; null when there was none.</summary>
    public string? RequestId { get; set; }

    /// <summary>The host of the tenant that the call is for; null until something depends on it.</summary>
    public string? Tenant => _tenant;

    /// <summary>The tenant's own host, where calls go to a custom domain; null when it is not known.</summary>
    public string? CanonicalTenant { get; set; }

    /// <summary>How a person agreed: <c>none</c> (not asked), <c>asked</c>, <c>given</c>, <c>declined</c> or <c>token</c>.</summary>
    public string Confirmation { get; set; } = "none";

    /// <summary>
    /// Names what a person was asked to agree to; the same for the question and for the call that it let through. Null when
    /// nobody was asked.
    /// </summary>
    public string? ConfirmationId { get; set; }

    /// <summary>The call as it was understood, where that is not what was sent; null where it is.</summary>
    public UnderstoodCall? Understood { get; set; }

    /// <summary>What the result says beside itself, in the order it was said; the first <see cref="MostNotes"/> of it.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_lock)
            {
                return [.. _notes];
            }
        }
    }

    /// <summary>One of the notes has to be read before the result is.</summary>
    public bool NotesComeFirst { get; private set; }

    /// <summary>Adds a sentence to the result, unless it is there already.</summary>
    /// <param name="note">For the model and the person behind it; holds no secret.</param>
    public void Note(string note) => Note(note, isFirst: false);

    /// <summary>The same for a sentence that has to be read before the result is.</summary>
    public void NoteFirst(string note) => Note(note, isFirst: true);

    private void Note(string note, bool isFirst)
    {
        lock (_lock)
        {
            if (_notes.Count < MostNotes && !_notes.Contains(note))
            {
                _notes.Insert(isFirst ? 0 : _notes.Count, note);
                NotesComeFirst |= isFirst;
            }
        }
    }

    /// <summary>Requests that were made, those of a dry run not counted.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>A request that changes something was made.</summary>
    public bool HasSentChange { get; set; }

    /// <summary>Notes in the record that the call is about to change something; null where none is kept.</summary>
    public Func<Task>? NoteChange { get; set; }

    /// <summary>Waits until the record holds that the call changes something, however many requests it takes.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task RecordChangeAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _noted ??= NoteChange?.Invoke() ?? Task.CompletedTask;
        }

        return _noted.WaitAsync(cancellationToken);
    }

    /// <summary>Counts one more request; false when there were enough.</summary>
    public bool TakeRequest() => Interlocked.Increment(ref _requests) <= maxRequests;

    public void Spend(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>
    /// Binds the call to a tenant for good, and returns the one that it is bound to: what a person agreed to for one tenant is
    /// never sent to another, though the profile may change meanwhile.
    /// </summary>
    public string Bind(string tenant) => Interlocked.CompareExchange(ref _tenant, tenant, null) ?? tenant;
}
