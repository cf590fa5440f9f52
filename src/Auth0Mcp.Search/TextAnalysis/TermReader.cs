namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Turns text into numbered terms: the stems of its words, and a concept for each phrase that has synonyms. Questions and tools are read alike,
/// so "2FA" finds what says "second factor".
/// </summary>
internal abstract class TermReader
{
    /// <summary>The number of a stem that is not a term.</summary>
    public const int NoTerm = -1;

    /// <summary>What a word counts that a concept stands for already.</summary>
    private const float CoveredWord = 0.5f;

    private const float Concept = 1f;
    private const int LongestPhrase = 5;

    /// <summary>The stems of what an id names, by its prefix (<c>grp_</c>).</summary>
    protected Dictionary<string, string[]> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>The concepts of a phrase, which is given as the feature of its stems.</summary>
    protected abstract ReadOnlySpan<int> Concepts(ulong phrase);

    /// <summary>The number of a stem, or <see cref="NoTerm"/>.</summary>
    protected abstract int Number(string stem);

    /// <summary>The word that was meant; the very same text when it is spelt right.</summary>
    protected abstract string Spell(string word);

    /// <summary>The terms of a text, each with what it counts; the same one may come more than once.</summary>
    protected List<(int Term, float Weight)> Terms(Sentence text)
    {
        var stems = Stems(text);
        var found = new List<(int Term, float Weight)>(stems.Count + 4);
        var covered = new bool[stems.Count];
        for (var start = 0; start < stems.Count; start++)
        {
            var phrase = Feature.Nothing;
            for (var end = start; end < stems.Count && end < start + LongestPhrase; end++)
            {
                phrase = Feature.Then(phrase, stems[end]);
                var concepts = Concepts(phrase);
                foreach (var concept in concepts)
                {
                    found.Add((concept, Concept));
                }

                if (!concepts.IsEmpty)
                {
                    covered.AsSpan(start..(end + 1)).Fill(true);
                }
            }
        }

        for (var i = 0; i < stems.Count; i++)
        {
            if (!StopWords.Contains(stems[i]) && Number(stems[i]) is var term && term != NoTerm)
            {
                found.Add((term, covered[i] ? CoveredWord : 1));
            }
        }

        return found;
    }

    /// <summary>The stems of a text, with what an id names in its place.</summary>
    protected List<string> Stems(Sentence text)
    {
        var stems = new List<string>(text.Words.Count);
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (Ids.TryGetValue(text.Words[i], out var named))
            {
                stems.AddRange(named);
                continue;
            }

            var word = Spell(text.Words[i]);
            stems.Add(ReferenceEquals(word, text.Words[i]) ? text.Stems[i] : Stemmer.Stem(word));
        }

        return stems;
    }
}
