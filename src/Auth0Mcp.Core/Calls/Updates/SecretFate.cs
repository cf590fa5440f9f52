using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What becomes of the stored secrets once an update is through: which are lost, and which a read would show.</summary>
internal sealed class SecretFate
{
    /// <param name="after">What is stored then.</param>
    /// <param name="kept">Paths of names of which nothing is lost, though they are not sent.</param>
    public SecretFate(StoredTarget before, StoredTarget after, IEnumerable<string> kept)
    {
        var leaves = new SecretLeaves(before.Json, before.Shown);
        var later = new SecretLeaves(after.Json, after.Shown, leaves);
        var secrets = leaves.All.Where(static leaf => leaf.IsSecret).ToList();
        Texts = secrets.Select(static leaf => leaf.Text).ToHashSet(StringComparer.Ordinal);
        if (secrets.Count == 0)
        {
            return;
        }

        var keys = secrets.Select(static leaf => leaf.Key).ToHashSet();
        var left = later.All.Where(leaf => keys.Contains(leaf.Key)).ToLookup(static leaf => leaf.Key);
        var count = left.ToDictionary(static same => same.Key, static same => same.Count());
        var places = later.All.Select(static leaf => leaf.Place).ToHashSet();
        var exempt = kept.ToHashSet(StringComparer.Ordinal);
        foreach (var secret in secrets)
        {
            if (count.TryGetValue(secret.Key, out var more) && more > 0)
            {
                count[secret.Key] = more - 1;
            }
            else if (exempt.Count == 0 || !IsWithin(secret.At, exempt))
            {
                Lost.Add(secret.At.Shown);
                IsOverwritten |= places.Contains(secret.Place);
            }
        }

        var open = leaves.All.Where(static leaf => !leaf.IsHidden).CountBy(static leaf => leaf.Key).ToDictionary();
        var hidden = secrets.Where(static leaf => leaf.IsHidden).Select(static leaf => leaf.Key).ToHashSet();
        Bared = [.. left.Where(same => hidden.Contains(same.Key))
            .SelectMany(same => same.Where(static leaf => !leaf.IsHidden).Skip(open.GetValueOrDefault(same.Key)))
            .Select(static leaf => leaf.At.Shown)];
    }

    /// <summary>The stored secrets.</summary>
    public IReadOnlySet<string> Texts { get; }

    /// <summary>Paths of secrets that are gone or others.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Paths at which a read would show a secret that it hides now.</summary>
    public IReadOnlyList<string> Bared { get; } = [];

    /// <summary>Something else takes the place of one of them.</summary>
    private bool IsOverwritten { get; }

    /// <summary>What is lost, as a sentence for a person; null when nothing is.</summary>
    public string? Loss => Lost.Count == 0 ? null : PathList.Sentence(
        Lost, IsOverwritten ? "is overwritten, and the present one does not come back." : "is removed, and does not come back.",
        IsOverwritten ? "are overwritten or removed, and the present ones do not come back." : "are removed, and do not come back.");

    private static bool IsWithin(Step at, HashSet<string> paths)
    {
        var path = "";
        return at.Names.Any(name => paths.Contains(path = MemberPath.Join(path, name)));
    }
}

/// <summary>Secrets by their paths, as a person reads them.</summary>
internal static class PathList
{
    private const int Most = 3;

    public static string Sentence(IReadOnlyList<string> paths, string one, string several)
        => paths.Count == 1 ? $"The secret {paths[0]} {one}" : $"The secrets {Names(paths)} {several}";

    /// <summary>The first ones, and how many there are besides.</summary>
    public static string Names(IReadOnlyList<string> paths, int most = Most)
        => paths.Count > most ? $"{string.Join(", ", paths.Take(most))} and {paths.Count - most} more"
            : paths.Count == 1 ? paths[0]
            : $"{string.Join(", ", paths.SkipLast(1))} and {paths[^1]}";
}
