using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Scores every tool for a question: what its own words say, what those of its path and toolset say (siblings share their vocabulary), how much it sounds like what people say,
/// whether the question names a thing where the tool takes one, and whether its verb fits the wording.
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

    private readonly Layer[] _layers;
    private readonly WordTable _words = new();
    private readonly Vocabulary _vocabulary;
    private readonly Wording _wording;
    private readonly WordingModel _kinds;
    private readonly WordingModel _accesses;
    private readonly PhraseModel _said;
    private readonly int[] _kindOf;
    private readonly int[] _accessOf;
    private readonly bool[] _takesId;
    private readonly int[][][] _nameTerms;

    public SearchIndex(IReadOnlyList<ToolText> tools, Synonyms synonyms)
    {
        _vocabulary = new Vocabulary(synonyms, _words);
        var sentences = tools.Sum(static tool => tool.Said.Count);
        _said = new PhraseModel(tools.Count, sentences);
        _wording = new Wording(sentences);
        var (resourceOf, resources) = Number(tools.Select(static tool => tool.Resource.Length > 0 ? tool.Resource : tool.Area));
        var phrases = tools.Select(tool => Count(tool.Phrases)).ToList();
        var resourceWords = resources.Select((resource, i) => Count([.. Synonyms.At(synonyms.Resources, resource), .. Synonyms.At(synonyms.Areas, tools[Array.IndexOf(resourceOf, i)].Area)])).ToList();
        var marks = new int[tools.Count][][];
        var own = tools.Select((tool, i) => Learn(i, tool, out marks[i])).ToList();
        var ownWithResource = own.Select((counts, i) => Sum(new(counts), resourceWords[resourceOf[i]])).ToList();
        var each = Enumerable.Range(0, tools.Count).ToArray();
        _layers =
        [
            new Layer(ownWithResource, each, _vocabulary.Count, ToolWeight),
            new Layer([.. tools.Select(tool => Count(tool.Title))], each, _vocabulary.Count, TitleWeight),
            new Layer(phrases, each, _vocabulary.Count, PhraseWeight),
            new Layer(resourceWords, resourceOf, _vocabulary.Count, ResourceWeight),
        ];
        _nameTerms = [.. tools.Select(tool => tool.NameWords.Select(word => Count([word]).Keys.ToArray()).ToArray())];
        _said.Weigh();
        var kinds = synonyms.IntentVerbs.Keys.ToList();

        // The last kind is that of verbs that no entry names.
        _kindOf = [.. tools.Select(tool => kinds.FindIndex(kind => synonyms.IntentVerbs[kind].Contains(tool.Verb))).Select(kind => kind < 0 ? kinds.Count : kind)];
        _accessOf = [.. tools.Select(static tool => (int)tool.Access)];
        var lessons = InTurns(marks).ToList();
        var taught = kinds.SelectMany((name, kind) => Synonyms.At(synonyms.IntentPhrases, name).Select(text => (_wording.Learn(_words.Learn(text)), kind))).ToList();
        (_kinds, _accesses) = InParallel(
            () => new WordingModel([.. taught, .. lessons.Select(lesson => (lesson.Marks, _kindOf[lesson.Tool]))], _wording.Count, kinds.Count + 1),
            () => new WordingModel([.. lessons.Select(lesson => (lesson.Marks, _accessOf[lesson.Tool]))], _wording.Count, Enum.GetValues<ToolAccess>().Length));
        _takesId = [.. tools.Select(static tool => tool.TakesId)];
    }

    /// <summary>A score for each tool; zero where no word of the question fits, more than zero elsewhere.</summary>
    public double[] Score(string text)
    {
        var words = new float[_kindOf.Length];
        var question = _words.Read(text);
        var terms = _vocabulary.Read(question);
        foreach (var layer in _layers)
        {
            layer.Score(terms, words);
        }

        var namesOne = question.Words.Any(static word => word is WordSplitter.IdMark or WordSplitter.EmailMark or WordSplitter.IpMark);
        var marks = _wording.Read(question);
        var (kinds, accesses) = (_kinds.Score(marks), _accesses.Score(marks));
        var wanted = Array.IndexOf(kinds, kinds.Max());
        var said = _said.Score(question, terms);
        var scores = new double[words.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            if (words[i] > 0)
            {
                var fit = words[i] + (SaidWeight * said[i]) + (KindWeight * kinds[_kindOf[i]]) + (AccessWeight * accesses[_accessOf[i]]) - (namesOne && !_takesId[i] ? IdWeight : 0);
                var named = _kindOf[i] == wanted && Array.TrueForAll(_nameTerms[i], word => Array.Exists(word, terms.ContainsKey));
                scores[i] = Math.Exp(fit + (named ? NameBonus : 0));
            }
        }

        return scores;
    }

    /// <summary>Learns the sentences of a tool, and counts their terms and those of its description.</summary>
    private Dictionary<int, float> Learn(int number, ToolText tool, out int[][] marks)
    {
        var counts = Count([tool.Description]);
        var terms = new Dictionary<int, float>();
        marks = new int[tool.Said.Count][];
        for (var i = 0; i < marks.Length; i++)
        {
            var sentence = _words.Learn(tool.Said[i]);
            terms.Clear();
            _vocabulary.Learn(sentence, terms);
            _said.Learn(number, sentence, terms);
            marks[i] = _wording.Learn(sentence);
            Sum(counts, terms);
        }

        return counts;
    }

    private Dictionary<int, float> Count(IEnumerable<string> texts)
    {
        var counts = new Dictionary<int, float>();
        foreach (var text in texts)
        {
            _vocabulary.Learn(_words.Learn(text), counts);
        }

        return counts;
    }

    /// <summary>The first sentence of each tool, then the second of each: no lesson is like the one before.</summary>
    private static IEnumerable<(int[] Marks, int Tool)> InTurns(int[][][] sentences)
    {
        for (var turn = 0; turn < sentences.Select(static said => said.Length).DefaultIfEmpty().Max(); turn++)
        {
            for (var tool = 0; tool < sentences.Length; tool++)
            {
                if (turn < sentences[tool].Length)
                {
                    yield return (sentences[tool][turn], tool);
                }
            }
        }
    }

    private static (T First, T Second) InParallel<T>(Func<T> first, Func<T> second)
    {
        var made = new T[2];
        Parallel.Invoke(() => made[0] = first(), () => made[1] = second());
        return (made[0], made[1]);
    }

    private static Dictionary<int, float> Sum(Dictionary<int, float> sum, Dictionary<int, float> counts)
    {
        foreach (var (term, count) in counts)
        {
            sum[term] = sum.GetValueOrDefault(term) + count;
        }

        return sum;
    }

    /// <summary>Numbers keys in the order in which they come up.</summary>
    private static (int[] Of, List<string> Keys) Number(IEnumerable<string> keys)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = keys.Select(key => numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count).ToArray();
        return (of, [.. numbers.Keys]);
    }
}
