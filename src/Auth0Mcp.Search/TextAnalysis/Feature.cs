namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// What is seen in a sentence, as a number: FNV-1a, 64 bits, of its kind and its words. Among the hundred thousand features of an
/// index no two are likely to meet (one chance in a billion), and no text has to be made for any of them.
/// </summary>
internal static class Feature
{
    /// <summary>Of no word at all.</summary>
    public const ulong Nothing = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <param name="kind">Features of different kinds are different, whatever their words.</param>
    /// <param name="second">The neighbour; none when empty.</param>
    public static ulong Of(char kind, ReadOnlySpan<char> word, ReadOnlySpan<char> second = default)
        => Then(Then(Add(Nothing, [kind]), word), second);

    /// <summary>A feature that is a number of something.</summary>
    public static ulong Of(char kind, int number) => Add(Nothing, [kind, (char)number, (char)(number >> 16)]);

    /// <summary>A row of words, with one more.</summary>
    public static ulong Then(ulong words, ReadOnlySpan<char> word) => Add(Add(words, " "), word);

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }
}
