using System.Runtime.InteropServices;
using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>Numbers the terms that the tools use, and keeps how their words are spelt.</summary>
internal sealed class VocabularyLearner : TermReader
{
    /// <summary>Shorter words correct nothing: a typing error is looked for in words of five letters or more.</summary>
    private const int ShortestWord = 4;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<int>> _concepts = [];

    /// <summary>As they come up; a set from which nothing is taken keeps that order.</summary>
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public VocabularyLearner(Synonyms synonyms)
    {
        foreach (var (prefix, words) in synonyms.Ids)
        {
            Ids[prefix] = [.. words.SelectMany(static phrase => WordSplitter.Split(phrase)).Select(Stemmer.Stem)];
        }

        foreach (var (concept, phrases) in synonyms.Words)
        {
            // No word starts like this: a concept is never a word of the text.
            var term = Number("=" + concept);
            foreach (var phrase in phrases.Append(concept))
            {
                var stems = Stems(Sentence.Of(phrase));
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

    /// <summary>Counts the terms of a tool's texts; new ones get a number.</summary>
    public Dictionary<int, float> Learn(params IEnumerable<string> texts)
    {
        var counts = new Dictionary<int, float>();
        foreach (var text in texts)
        {
            Learn(Sentence.Of(text), counts);
        }

        return counts;
    }

    /// <summary>Counts the terms of one text.</summary>
    public Dictionary<int, float> Learn(Sentence text) => Learn(text, []);

    /// <summary>Writes what <c>Vocabulary</c> reads.</summary>
    public void Write(IndexWriter index)
    {
        index.WriteLines(Ids.Select(static id => string.Join(' ', [id.Key, .. id.Value])));
        index.WriteKeys(_terms.Select(static term => KeyValuePair.Create(Feature.Then(Feature.Nothing, term.Key), term.Value)));
        index.WriteKeys(_concepts.Keys.Select(static (phrase, row) => KeyValuePair.Create(phrase, row)));
        index.WriteRows(_concepts.Values);

        // Each word between two line feeds.
        index.WriteRows(Enumerable.Range('a', 26).Select(letter => "\n"u8.ToArray()
            .Concat(_words.Where(word => word[0] == letter).SelectMany(static word => (byte[])[.. word.Select(static character => (byte)character), (byte)'\n'])).ToArray()));
    }

    protected override ReadOnlySpan<int> Concepts(ulong phrase) => _concepts.TryGetValue(phrase, out var terms) ? CollectionsMarshal.AsSpan(terms) : [];

    protected override int Number(string stem)
    {
        if (!_terms.TryGetValue(stem, out var number))
        {
            _terms[stem] = number = _terms.Count;
        }

        return number;
    }

    protected override string Spell(string word)
    {
        if (word.Length >= ShortestWord && char.IsAsciiLetterLower(word[0]))
        {
            _words.Add(word);
        }

        return word;
    }

    private Dictionary<int, float> Learn(Sentence text, Dictionary<int, float> counts)
    {
        foreach (var (term, _) in Terms(text))
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return counts;
    }
}
