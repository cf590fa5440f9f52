using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Discovery.Search;

/// <summary>The terms that the tools use. A word that no tool uses is taken for the nearest one that some tool does.</summary>
internal sealed class Vocabulary : TermReader
{
    private readonly KeyTable _terms;
    private readonly KeyTable _phrases;
    private readonly RowTable<int> _concepts;
    private readonly SpellingCorrector _spelling;

    public Vocabulary(IndexFile file)
    {
        // The prefix of an id, and the stems of what it names.
        foreach (var line in file.NextLines())
        {
            var words = line.Split(' ');
            Ids[words[0]] = words[1..];
        }

        _terms = new KeyTable(file);
        _phrases = new KeyTable(file);
        _concepts = new RowTable<int>(file);
        _spelling = new SpellingCorrector(file);
    }

    /// <summary>The known terms of a question, each with what it counts.</summary>
    public Dictionary<int, float> Read(Sentence question)
    {
        var weights = new Dictionary<int, float>();
        foreach (var (term, weight) in Terms(question))
        {
            weights[term] = Math.Max(weights.GetValueOrDefault(term), weight);
        }

        return weights;
    }

    protected override ReadOnlySpan<int> Concepts(ulong phrase) => _phrases.TryFind(phrase, out var row) ? _concepts[row] : [];

    protected override int Number(string stem) => _terms.TryFind(Feature.Then(Feature.Nothing, stem), out var term) ? term : NoTerm;

    protected override string Spell(string word) => _spelling.Correct(word);
}
