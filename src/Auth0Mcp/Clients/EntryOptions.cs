using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Clients;

/// <summary>What a person chose for one client; null and false are the defaults, which are not written.</summary>
internal sealed record EntryOptions(string? Tools = null, string? Toolsets = null, bool ReadOnly = false, string? Profile = null)
{
    /// <summary>
    /// What else <c>run</c> is started with, such as <c>--confirm</c>, word by word. What nobody chooses anew stays as it is.
    /// </summary>
    public IReadOnlyList<string> Others { get; private init; } = [];

    /// <summary>The arguments that say what can be chosen.</summary>
    public IReadOnlyList<string> Chosen =>
    [
        .. Pair("--tools", Tools),
        .. Pair("--toolsets", Toolsets),
        .. ReadOnly ? (string[])["--read-only"] : [],
        .. Pair("--profile", Profile),
    ];

    /// <summary>The arguments that say all of it.</summary>
    public IReadOnlyList<string> Arguments => [.. Chosen, .. Others];

    /// <summary>
    /// The options in a configured command line, read as <c>run</c> reads them; what else another program is started with stays
    /// behind.
    /// </summary>
    /// <param name="isOurs">The command starts this program, or did once.</param>
    public static EntryOptions From(IReadOnlyList<string> command, bool isOurs) => Read(command, isOurs, []);

    /// <summary>The words before <c>run</c> that are none of its options.</summary>
    /// <param name="words">The arguments of this program.</param>
    public static IReadOnlyList<string> Unread(IEnumerable<string> words)
    {
        var unread = new List<string>();
        Read(words, isOurs: true, unread);
        return unread;
    }

    private static EntryOptions Read(IEnumerable<string> command, bool isOurs, List<string> unread)
    {
        var options = new EntryOptions();
        var others = new List<string>();
        var words = new Queue<string>(command);
        var isForRun = false;
        while (words.TryDequeue(out var word))
        {
            var end = word.AsSpan().IndexOfAny('=', ':');
            var given = end < 0 ? null : word[(end + 1)..];
            switch (end < 0 ? word : word[..end])
            {
                case "--tools" when Value(given, words) is { } tools:
                    options = options with { Tools = options.Tools ?? tools };
                    break;
                case "--toolsets" when Value(given, words) is { } toolsets:
                    options = options with { Toolsets = options.Toolsets ?? toolsets };
                    break;
                case "--profile" when Value(given, words) is { } profile:
                    options = options with { Profile = options.Profile ?? profile };
                    break;
                case "--read-only":
                    options = options with { ReadOnly = options.ReadOnly || IsOn(given, words) };
                    break;
                case "run" when !isForRun:
                    isForRun = isOurs;
                    break;
                default:
                    (isForRun ? others : unread).Add(word);
                    break;
            }
        }

        return others.Count > 0 ? options with { Others = others } : options;
    }

    /// <summary>Where nothing was chosen, what the entry said before.</summary>
    public static EntryOptions Keeping(EntryChoice chosen, EntryOptions before) => before with
    {
        Tools = chosen.Tools ?? before.Tools,
        Toolsets = chosen.Toolsets ?? before.Toolsets,
        ReadOnly = chosen.ReadOnly ?? before.ReadOnly,
        Profile = chosen.Profile ?? before.Profile,
        Others = chosen.Others.Count == 0
            ? before.Others
            : [.. Unmentioned(before.Others, chosen), .. chosen.Others.SelectMany(static option => option.Words)],
    };

    /// <summary>What the variables of this shell say: a client that starts the server hands few of them on.</summary>
    /// <param name="environment">Reads a variable; null when it is not set.</param>
    /// <exception cref="UsageException">One of them is wrong.</exception>
    public static EntryOptions OfVariables(Func<string, string?> environment)
    {
        string? Given(string name) => environment(name)?.Trim() is { Length: > 0 } value ? value : null;
        return new EntryOptions(
            Given(EnvironmentVariables.Tools),
            Given(EnvironmentVariables.Toolsets),
            EnvironmentVariables.Boolean(environment, EnvironmentVariables.ReadOnly) ?? false,
            Given(EnvironmentVariables.Profile))
        {
            Others =
            [
                .. Pair("--confirm", Given(EnvironmentVariables.Confirm)),
                .. Pair("--confirm-by", Given(EnvironmentVariables.ConfirmBy)),
                .. Pair("--secrets", Given(EnvironmentVariables.Secrets)),
            ],
        };
    }

    /// <summary>
    /// These options, and of the others those that are not said here. Read-only mode is taken over unless somebody has just
    /// lifted it.
    /// </summary>
    public EntryOptions Filled(EntryOptions variables, EntryChoice chosen)
    {
        var isSelected = Tools is not null || Toolsets is not null;
        return this with
        {
            Tools = isSelected ? Tools : variables.Tools,
            Toolsets = isSelected ? Toolsets : variables.Toolsets,
            ReadOnly = ReadOnly || (chosen.ReadOnly is null && variables.ReadOnly),
            Profile = Profile ?? variables.Profile,
            Others = [.. Others,
                .. variables.Others.Chunk(2).Where(pair => !Others.Any(word => word.Split('=', ':')[0] == pair[0]))
                    .SelectMany(static pair => pair)],
        };
    }

    /// <summary>The options that nobody chose.</summary>
    public EntryOptions Without(EntryChoice chosen) => this with
    {
        Tools = chosen.Tools is null ? Tools : null,
        Toolsets = chosen.Toolsets is null ? Toolsets : null,
        ReadOnly = chosen.ReadOnly is null && ReadOnly,
        Profile = chosen.Profile is null ? Profile : null,
        Others = chosen.Others.Count == 0 ? Others : [.. Unmentioned(Others, chosen)],
    };

    /// <summary>The tools that a server started with these options offers.</summary>
    /// <exception cref="UsageException">A list is empty.</exception>
    public ToolSelection Selection() => new(List(Tools, "--tools"), List(Toolsets, "--toolsets"), ReadOnly);

    /// <summary>The words without those of the options that were chosen.</summary>
    private static IEnumerable<string> Unmentioned(IReadOnlyList<string> words, EntryChoice chosen)
    {
        var isMentioned = false;
        foreach (var word in words)
        {
            var isOption = word.StartsWith("--", StringComparison.Ordinal);
            isMentioned = isOption ? chosen.Others.Any(option => word.Split('=', ':')[0] == option.Name) : isMentioned;
            if (!isMentioned)
            {
                yield return word;
            }
        }
    }

    private static string[]? List(string? text, string name)
        => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
        {
            null => null,
            { Length: > 0 } items => items,
            _ => throw new UsageException($"{name} is empty. Name at least one, or leave it out for the default."),
        };

    private static string[] Pair(string name, string? value) => value is null ? [] : [name, value];

    /// <summary>The value after the sign, or the next word; null when that is an option, too.</summary>
    private static string? Value(string? given, Queue<string> words)
        => given ?? (words.TryPeek(out var next) && !next.StartsWith("--", StringComparison.Ordinal) ? words.Dequeue() : null);

    /// <summary>On by itself, and where what follows the sign makes no sense.</summary>
    private static bool IsOn(string? given, Queue<string> words)
        => !bool.TryParse(
            given ?? (words.TryPeek(out var next) && bool.TryParse(next, out _) ? words.Dequeue() : null), out var isOn) || isOn;
}

/// <summary>What a person said for an entry; null where they said nothing.</summary>
internal sealed record EntryChoice(string? Tools = null, string? Toolsets = null, bool? ReadOnly = null, string? Profile = null)
{
    /// <summary>What was said of the other options of <c>run</c>.</summary>
    public IReadOnlyList<EntryOption> Others { get; init; } = [];
}

/// <summary>One option and the words that an entry gets for it; none where it is taken away.</summary>
internal sealed record EntryOption(string Name, IReadOnlyList<string> Words);
