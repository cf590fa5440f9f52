using System.Text.Json;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Masking;

/// <summary>Where the secrets of one answer go: nowhere, unless the caller named a place to save them.</summary>
/// <param name="known">Secrets of this very call, hidden wherever the answer repeats them.</param>
/// <param name="savedTo">The place that the caller named; null when there is none.</param>
/// <param name="minted">
/// The members of the answer that may be saved: what the API made for this call. What the caller wrote is not handed on. Null for
/// all secrets.
/// </param>
/// <param name="showsReferences">A reference to a secret stands for itself: what a caller sends is written.</param>
internal sealed class SecretCollector(
    KnownSecrets? known = null, string? savedTo = null, IReadOnlyCollection<string>? minted = null, bool showsReferences = false)
{
    /// <summary>Shorter texts are words that any other may hold for another reason.</summary>
    private const int ShortestText = 8;

    private readonly List<KeyValuePair<string, JsonElement>> _taken = [];
    private readonly Stack<string> _path = new();

    /// <summary>The secrets that were hidden, wherever they are to go.</summary>
    public EchoedSecrets Echoed { get; } = new();

    /// <summary>The secrets by the name of their member.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Taken => _taken;

    /// <summary>What they hold as texts that can be hidden elsewhere: ordinary words are left out.</summary>
    public IEnumerable<string> TakenTexts => AllTexts.Where(static text => text.Length >= ShortestText);

    /// <summary>The shorter ones among them that may be secrets: an error that holds one quotes it.</summary>
    public IEnumerable<string> ShortTexts
        => AllTexts.Where(static text => text.Length < ShortestText && !SecretValue.CannotBeSecret(text));

    private IEnumerable<string> AllTexts => _taken.SelectMany(static taken => Texts(taken.Value));

    /// <summary>A secret was hidden that nobody has named a place for.</summary>
    public bool HasHidden { get; private set; }

    /// <summary>Counts the values and characters written; null when nobody does.</summary>
    public CallWork? Work { get; set; }

    /// <summary>Takes one of them for a tool of this server; null when none does.</summary>
    public SecretKeeper? Keeper { get; init; }

    /// <summary>The caller's own words are written for a person, who has to know which thing they name.</summary>
    public bool ShowsEnds { get; init; }

    private bool FollowsPath => savedTo is not null || Keeper is not null;

    public void Enter(string property) => Enter<string>(property);

    public void Enter(int index) => Enter<int>(index);

    public void Leave()
    {
        if (FollowsPath)
        {
            _path.Pop();
        }
    }

    /// <summary>What stands in place of a secret that is saved.</summary>
    public static string SavedTo(string place) => $"[SAVED to {place}]";

    /// <summary>What stands in place of the secret.</summary>
    public string Take(JsonElement secret)
    {
        Echoed.Add(secret);
        if (Keeper is { } keeper && _path.Count == 1 && _path.Peek() == keeper.Member && secret.ValueKind == JsonValueKind.String)
        {
            keeper.Value = secret.GetString();
        }

        if (savedTo is null)
        {
            HasHidden = true;
            return showsReferences && secret.ValueKind == JsonValueKind.String && secret.GetString() is { } text
                && SecretReference.IsReference(text) ? text : SecretMask.Redacted;
        }

        var member = _path.TryPeek(out var name) ? name : "";
        if (minted is not null && (_path.Count != 1 || !minted.Contains(member)))
        {
            return SecretMask.Redacted;
        }

        _taken.Add(new(member, secret.Clone()));
        return SavedTo(savedTo);
    }

    /// <summary>A text without what is known to be secret, or looks so.</summary>
    public string Clean(string text, ScanDepth depth = ScanDepth.Full) => SecretScan.Clean(text, depth, known, Work);

    /// <summary>Writes a text that the schema calls no secret.</summary>
    public void WriteText(Utf8JsonWriter writer, JsonElement text, string property)
    {
        var original = text.GetString()!;
        var depth = SecretScan.DepthOf(property);
        var clean = ShowsEnds ? RecognizableText.Of(original, depth, known, Work) : Clean(original, depth);
        if (ReferenceEquals(original, clean))
        {
            text.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(clean);
        }
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static member => Texts(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private void Enter<T>(T step)
        where T : notnull
    {
        if (FollowsPath)
        {
            _path.Push(step.ToString()!);
        }
    }
}
