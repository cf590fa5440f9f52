using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Scores every tool for a question: what its own words say, what those of its path and toolset say (siblings share their vocabulary), how much it sounds like what people say,
/// whether the question names a thing where the tool takes one, and whether its verb fits the wording. What it knows was learnt when this program was built.
/// </summary>
internal sealed class SearchIndex
{
    // Chosen by cross-validation within the indexed prompts and the curated phrases.
    private const float ToolWeight = 0.41f;
    private const float TitleWeight = 0.25f;
    private const float PhraseWeight = 0.11f;
    private const float ResourceWeight = 0.20f;
    private const float IdWeight = 1.35f;
    private const float KindWeight = 0.80f;
    private const float AccessWeight = 0.59f;
    private const float SaidWeight = 0.22f;

    /// <summary>For a tool of the wanted kind whose every name word was said: "list apps" is no question about the connections of one.</summary>
    private const float NameBonus = 2.0f;

    private readonly Column<byte> _kindOf;
    private readonly Column<byte> _accessOf;
    private readonly Column<byte> _takesId;

    /// <summary>The terms of a tool's name; <see cref="TermReader.NoTerm"/> ends each word.</summary>
    private readonly RowTable<int> _nameTerms;

    private readonly Vocabulary _vocabulary;
    private readonly Layer[] _layers;
    private readonly PhraseModel _said;
    private readonly KeyTable _marks;
    private readonly IntentClassifier _kinds;
    private readonly IntentClassifier _accesses;

    /// <param name="file">At its first column; the order is that in which <c>Training.Write</c> of the trainer writes.</param>
    public SearchIndex(IndexFile file)
    {
        Names = file.NextLines();
        _kindOf = file.Next<byte>();
        _accessOf = file.Next<byte>();
        _takesId = file.Next<byte>();
        _nameTerms = new(file);
        _vocabulary = new(file);
        _layers = [new(file, ToolWeight), new(file, TitleWeight), new(file, PhraseWeight), new(file, ResourceWeight)];
        _said = new(file);
        _marks = new(file);
        _kinds = new(file);
        _accesses = new(file);
    }

    /// <summary>The names of the tools, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A score for each tool; zero where no word of the question fits, more than zero elsewhere.</summary>
    public double[] Score(string text)
    {
        var words = new float[Names.Count];
        var question = Sentence.OfQuestion(text);
        var terms = _vocabulary.Read(question);
        foreach (var layer in _layers)
        {
            layer.Score(terms, words);
        }

        var namesOne = question.Words.Any(static word => word is WordSplitter.IdMark or WordSplitter.EmailMark or WordSplitter.IpMark);
        var marks = Rows(question);
        var (kinds, accesses) = (_kinds.Score(marks), _accesses.Score(marks));
        var wanted = Array.IndexOf(kinds, kinds.Max());
        var said = _said.Score(question, terms);
        var scores = new double[words.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            if (words[i] > 0)
            {
                var fit = words[i] + (SaidWeight * said[i]) + (KindWeight * kinds[_kindOf[i]]) + (AccessWeight * accesses[_accessOf[i]]) - (namesOne && _takesId[i] == 0 ? IdWeight : 0);
                scores[i] = Math.Exp(fit + (_kindOf[i] == wanted && IsNamed(i, terms) ? NameBonus : 0));
            }
        }

        return scores;
    }

    /// <summary>Every word of the tool's name was said, or another for it.</summary>
    private bool IsNamed(int tool, Dictionary<int, float> terms)
    {
        var isSaid = false;
        foreach (var term in _nameTerms[tool])
        {
            if (term != TermReader.NoTerm)
            {
                isSaid |= terms.ContainsKey(term);
                continue;
            }

            if (!isSaid)
            {
                return false;
            }

            isSaid = false;
        }

        return true;
    }

    /// <summary>The rows of the known marks of a question.</summary>
    private List<int> Rows(Sentence question)
    {
        var rows = new List<int>();
        foreach (var mark in QueryFeatures.Of(question))
        {
            if (_marks.TryFind(mark, out var row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
