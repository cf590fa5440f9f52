using System.Runtime.InteropServices;

namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Turns text into numbered terms: the stems of its words, and a concept for each phrase that has synonyms. Questions and tools are read alike,
/// so "2FA" finds what says "second factor".
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>What a word counts that a concept stands for already.</summary>
    private const float CoveredWord = 0.5f;

    private const float Concept = 1f;
    private const int LongestPhrase = 5;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<int>> _concepts = [];
    private readonly Dictionary<string, string[]> _ids = new(StringComparer.Ordinal);
    private readonly SpellingCorrector _spelling = new();
    private readonly Func<string, string> _learnWord;
    private readonly List<(int Term, float Weight)> _found = [];

    public Vocabulary(Synonyms synonyms, WordTable words)
    {
        _learnWord = _spelling.Learn;
        foreach (var (prefix, named) in synonyms.Ids)
        {
            _ids[prefix] = [.. named.SelectMany(static phrase => WordSplitter.Split(phrase)).Select(Stemmer.Stem)];
        }

        foreach (var (concept, phrases) in synonyms.Words)
        {
            // No word starts like this: a concept is never a word of the text.
            var term = Number("=" + concept);
            foreach (var phrase in phrases.Append(concept))
            {
                var stems = Stems(words.Learn(phrase), _learnWord);
                var key = stems.Aggregate(Feature.Nothing, static (key, stem) => Feature.Then(key, stem));
                if (stems.Count > 0 && !(_concepts.TryGetValue(key, out var terms) ? terms : _concepts[key] = []).Contains(term))
                {
                    _concepts[key].Add(term);
                }
            }
        }
    }

    /// <summary>How many terms there are.</summary>
    public int Count => _terms.Count;

    /// <summary>Counts the terms of a tool's text; new ones get a number.</summary>
    public void Learn(Sentence text, Dictionary<int, float> counts)
    {
        _found.Clear();
        Read(Stems(text, _learnWord), learns: true, _found);
        foreach (var (term, _) in _found)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }
    }

    /// <summary>The known terms of a question, each with what it counts. A word that no tool uses is taken for the nearest one that some tool does.</summary>
    public Dictionary<int, float> Read(Sentence question)
    {
        var (weights, found) = (new Dictionary<int, float>(), new List<(int Term, float Weight)>());
        Read(Stems(question, _spelling.Correct), learns: false, found);
        foreach (var (term, weight) in found)
        {
            weights[term] = Math.Max(weights.GetValueOrDefault(term), weight);
        }

        return weights;
    }

    private void Read(List<string> stems, bool learns, List<(int Term, float Weight)> found)
    {
        var covered = stems.Count <= 64 ? stackalloc bool[stems.Count] : new bool[stems.Count];
        covered.Clear();
        for (var start = 0; start < stems.Count; start++)
        {
            var phrase = Feature.Nothing;
            for (var end = start; end < stems.Count && end < start + LongestPhrase; end++)
            {
                phrase = Feature.Then(phrase, stems[end]);
                if (_concepts.TryGetValue(phrase, out var concepts))
                {
                    foreach (var concept in concepts)
                    {
                        found.Add((concept, Concept));
                    }

                    covered[start..(end + 1)].Fill(true);
                }
            }
        }

        for (var i = 0; i < stems.Count; i++)
        {
            if (!StopWords.Contains(stems[i]) && (learns || _terms.ContainsKey(stems[i])))
            {
                found.Add((Number(stems[i]), covered[i] ? CoveredWord : 1));
            }
        }
    }

    /// <summary>The stems of a text, with what an id names in its place.</summary>
    private List<string> Stems(Sentence text, Func<string, string> spelling)
    {
        var stems = new List<string>(text.Words.Count);
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (_ids.TryGetValue(text.Words[i], out var named))
            {
                stems.AddRange(named);
                continue;
            }

            var word = spelling(text.Words[i]);
            stems.Add(ReferenceEquals(word, text.Words[i]) ? text.Stems[i] : Stemmer.Stem(word));
        }

        return stems;
    }

    private int Number(string term)
    {
        if (!_terms.TryGetValue(term, out var number))
        {
            _terms[term] = number = _terms.Count;
        }

        return number;
    }
}
