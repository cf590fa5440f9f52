using System.Text.Json;

namespace Auth0Mcp.Calls.Masking;

/// <summary>What the names on the way to a place tell about it.</summary>
internal sealed record SecretScope
{
    /// <summary>The longest path that is kept: those of the vocabulary are shorter, and every member of an object has its own.</summary>
    private const int LongestPath = 200;

    /// <summary>Stands for all longer paths; no path leads back from it.</summary>
    private static readonly string s_beyond = new('.', LongestPath);

    /// <summary>No name tells anything.</summary>
    public static readonly SecretScope None = new();

    /// <summary>The same in a body, whose structure is not a proof that what is in it is harmless.</summary>
    public static readonly SecretScope OfRequest = new() { IsRequest = true };

    public bool IsRequest { get; private init; }

    /// <summary>Neutral where no name told anything; a setting keeps what holds around it.</summary>
    public NameKind Around { get; private init; } = NameKind.Neutral;

    /// <summary>The last name is a setting's.</summary>
    private bool IsSetting { get; init; }

    /// <summary>The last name is an id's.</summary>
    private bool IsId { get; init; }

    /// <summary>The last name is <c>id</c> alone.</summary>
    private bool IsBareId { get; init; }

    /// <summary>Numbers are secrets, too.</summary>
    private bool IsOfDigits { get; init; }

    /// <summary>The last name tells nothing of what is in an object.</summary>
    private bool IsOfText { get; init; }

    /// <summary>Only what looks generated is a secret under the last name.</summary>
    private bool IsVague { get; init; }

    /// <summary>The document describes what is under the last name: its properties go by themselves.</summary>
    private bool IsKnown { get; init; }

    /// <summary>Keys are not names here.</summary>
    private bool HoldsTexts { get; init; }

    /// <summary>From the first name that told a secret on.</summary>
    private string Path { get; init; } = "";

    private IReadOnlySet<string>? Harmless { get; init; }

    /// <summary>Text at this place is a secret, unless it cannot be one.</summary>
    public bool Hides => Around is NameKind.Secret or NameKind.Doubtful && !IsSetting;

    /// <summary>Below a place that only sounds secret.</summary>
    public SecretScope Reset() => Around == NameKind.Neutral && !IsSetting && !IsKnown ? this
        : new SecretScope { IsRequest = IsRequest, HoldsTexts = HoldsTexts, Harmless = Harmless };

    public SecretScope Texts() => this with { HoldsTexts = true, Around = NameKind.Neutral };

    public SecretScope But(IReadOnlySet<string> harmless) => this with { Harmless = harmless };

    public SecretScope Known() => IsRequest || Around == NameKind.Neutral ? this : this with { IsKnown = true };

    /// <summary>At the property of that name.</summary>
    /// <param name="isKnown">The document has it there.</param>
    public SecretScope Below(string name, bool isKnown = false)
    {
        if (HoldsTexts)
        {
            return this;
        }

        // What holds the value of a secret is one, unless the document has it there and knows better.
        var around = IsKnown && !isKnown && SecretShape.IsValue(name) ? this with { IsKnown = false }
            : IsKnown || (IsOfText && name is not ("value" or "values")) ? Reset()
            : this;
        if (Harmless?.Contains(name) == true)
        {
            return around.Reset();
        }

        var naming = SecretNaming.Of(name);
        if (around.Around == NameKind.Neutral && naming.Kind is NameKind.Neutral or NameKind.Setting)
        {
            return around;
        }

        var path = around.Path.Length + name.Length >= LongestPath ? s_beyond : around.Path.Length == 0 ? name : $"{around.Path}.{name}";
        return naming.Kind switch
        {
            NameKind.Secret or NameKind.Doubtful => around with
            {
                Around = around.Around == NameKind.Secret ? NameKind.Secret : naming.Kind,
                IsSetting = false,
                IsBareId = false,
                IsOfDigits = naming.IsOfDigits,
                IsOfText = naming.IsOfText && around.Around != NameKind.Secret,
                IsVague = naming.IsVague,
                Path = path,
            },

            // The id of a secret, but not a secret that is filed under the name "id".
            NameKind.Setting when name == "id" => around with { IsSetting = false, IsBareId = true, IsOfDigits = false, Path = path },
            NameKind.Setting => around with { IsSetting = true, IsId = naming.IsId, IsBareId = false, Path = path },
            _ => around with { IsSetting = false, IsBareId = false, IsOfDigits = around.IsOfDigits && name == "value", Path = path },
        };
    }

    /// <summary>True for a secret by name.</summary>
    public bool IsSecret(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Around != NameKind.Neutral && IsSecret(value.GetString()!),
        JsonValueKind.Number => Hides && IsOfDigits && !(IsKnown && Around == NameKind.Doubtful && IsStatus(value)),
        _ => false,
    };

    /// <summary>A status code of HTTP (RFC 9110 section 15), where the document has a code.</summary>
    private static bool IsStatus(JsonElement number) => number.TryGetInt32(out var code) && code is >= 100 and < 600;

    private bool IsSecret(string text)
        => (IsSetting ? Around == NameKind.Secret && !IsId && SecretValue.LooksGenerated(text)
               : IsBareId ? !SecretValue.IsResourceId(text)
               : Around == NameKind.Secret || (IsVague ? SecretValue.LooksMade(text) : SecretValue.LooksSecret(text)))
           && !SecretValue.CannotBeSecret(text)
           && !SecretNaming.IsListed(Path, text);
}
