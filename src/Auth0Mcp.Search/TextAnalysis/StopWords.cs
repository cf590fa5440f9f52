namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Words that say nothing about the thing asked for. They still tell what should happen to it: <see cref="Wording"/> reads them.
/// </summary>
internal static class StopWords
{
    private const string Words = """
        a an the and or of to in on at by for from with as is are was were be been do does did has have had can could should would shall
        will may might must it its this that these those there here i we you he she they me us him her them my our your his their what
        which who whom whose when where why how if so not no any some also just only too more most than then please let want need like
        get got give me make show tell find see look one ones thing t s hi into out up off about over after before again still
        already yet ever now anymore
        auth0
        """;

    private static readonly HashSet<string> s_stems = Words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static word => new[] { word, Stemmer.Stem(word) })
        .ToHashSet(StringComparer.Ordinal);

    public static bool Contains(string stem) => s_stems.Contains(stem);
}
