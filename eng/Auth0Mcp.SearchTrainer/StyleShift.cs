using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Sentences as other people might have written them: mistyped, with a name instead of an id, as keywords alone. The same
/// sentence always becomes the same others.
/// </summary>
internal static class StyleShift
{
    private const string Mistyped = "mistyped";
    private const string Named = "names";
    private const string Keywords = "keywords";

    public static readonly IReadOnlyList<string> Styles = [Mistyped, Named, Keywords];

    private static readonly string[] s_names = ["bob", "Maria", "Priya", "tom", "Svetlana", "jens"];

    /// <summary>Words in whose place people say a name.</summary>
    private static readonly string[] s_anyone = ["user", "customer", "someone", "account", "member", "person", "employee", "he",
        "she", "him", "her"];

    /// <summary>True for those that teach as well: people who wrote for the catalog hardly ever said a name.</summary>
    public static bool Teaches(Lesson lesson) => lesson.Style is Lesson.AsWritten or Named;

    /// <summary>A sentence in each style that it can be shifted to.</summary>
    public static IEnumerable<Lesson> Of(Lesson lesson)
    {
        var words = lesson.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Mistype(words, Seed(lesson)) is { } mistyped)
        {
            yield return lesson with { Text = mistyped, Style = Mistyped };
        }

        if (WithName(lesson) is { } named)
        {
            yield return named;
        }

        var keywords = words.Where(static word => !StopWords.Contains(Stemmer.Stem(word.Trim('?', ',', '.').ToLowerInvariant())))
            .ToList();
        if (keywords.Count > 1 && keywords.Count < words.Length)
        {
            yield return lesson with { Text = string.Join(' ', keywords), Style = Keywords };
        }
    }

    /// <summary>With a name in place of whom it speaks of; null when it speaks of nobody.</summary>
    public static Lesson? WithName(Lesson lesson)
    {
        var words = lesson.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!words.Any(IsAnyone))
        {
            return null;
        }

        var name = s_names[Seed(lesson) % s_names.Length];
        return lesson with
        {
            Text = string.Join(' ', words.Select(word => IsAnyone(word) ? Name(word, name) : word)),
            Style = Named,
        };
    }

    private static uint Seed(Lesson lesson) => (uint)Feature.Then(Feature.Nothing, lesson.Text);

    private static bool IsAnyone(string word)
        => word.Contains('@') || word.Contains('|') || s_anyone.Contains(word.Split('\'')[0], StringComparer.OrdinalIgnoreCase);

    private static string Name(string word, string name) => word.Contains('\'') ? name + "'s" : name;

    /// <summary>Swaps, drops or doubles one letter within a word; null when none is long enough.</summary>
    private static string? Mistype(string[] words, uint seed)
    {
        var candidates = Enumerable.Range(0, words.Length).Where(i => words[i].Length > 4 && words[i].All(char.IsAsciiLetter)).ToList();
        if (candidates.Count == 0)
        {
            return null;
        }

        var at = candidates[(int)(seed % (uint)candidates.Count)];
        var (word, place) = (words[at], 1 + (int)((seed >> 8) % (uint)(words[at].Length - 3)));
        string[] mistyped = [.. words];
        mistyped[at] = ((seed >> 16) % 3) switch
        {
            0 => word[..place] + word[place + 1] + word[place] + word[(place + 2)..],
            1 => word.Remove(place, 1),
            _ => word.Insert(place, word[place].ToString()),
        };
        return string.Join(' ', mistyped);
    }
}
