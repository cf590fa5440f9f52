using Auth0Mcp.Discovery.Search.TextAnalysis;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.SearchTrainer;

/// <summary>All that the tool search learns, from the texts of the tools and what people say for each. The same texts give the same index.</summary>
internal sealed class Training
{
    private readonly IReadOnlyList<ToolText> _tools;
    private readonly Synonyms _synonyms;
    private readonly VocabularyLearner _vocabulary;
    private readonly PhraseLearner _said;
    private readonly MarkNumbers _marks = new();

    /// <param name="tools">In ordinal order of their names.</param>
    public Training(IReadOnlyList<ToolText> tools, Synonyms synonyms)
    {
        (_tools, _synonyms) = (tools, synonyms);
        _vocabulary = new(synonyms);
        _said = new(tools.Count);
    }

    /// <summary>Writes what <c>SearchIndex</c> of the server reads.</summary>
    public void Write(IndexWriter index)
    {
        var kinds = _synonyms.IntentVerbs.Keys.ToList();

        // The last kind is that of verbs that no entry names.
        int[] kindOf = [.. _tools.Select(tool => kinds.FindIndex(kind => _synonyms.IntentVerbs[kind].Contains(tool.Verb))).Select(kind => kind < 0 ? kinds.Count : kind)];
        int[] accessOf = [.. _tools.Select(static tool => (int)tool.Access)];
        var (resourceOf, resources) = Number(_tools.Select(static tool => tool.Resource.Length > 0 ? tool.Resource : tool.Area));

        // Terms and marks are numbered as they come up.
        var phrases = _tools.Select(tool => _vocabulary.Learn(tool.Phrases)).ToList();
        var resourceWords = resources.Select((resource, i) => _vocabulary.Learn(
            [.. Synonyms.At(_synonyms.Resources, resource), .. Synonyms.At(_synonyms.Areas, _tools[Array.IndexOf(resourceOf, i)].Area)])).ToList();
        var marks = new int[_tools.Count][][];
        var own = _tools.Select((tool, i) => Sum(Learn(i, tool, out marks[i]), resourceWords[resourceOf[i]])).ToList();
        var titles = _tools.Select(tool => _vocabulary.Learn(tool.Title)).ToList();
        var names = _tools.Select(tool => tool.NameWords.SelectMany(word => (int[])[.. _vocabulary.Learn(word).Keys, TermReader.NoTerm]).ToList()).ToList();
        var each = Enumerable.Range(0, _tools.Count);
        var lessons = InTurns(marks).ToList();
        var taught = kinds.SelectMany((name, kind) => Synonyms.At(_synonyms.IntentPhrases, name).Select(text => (_marks.Learn(Sentence.Of(text)), kind))).ToList();

        index.WriteLines(_tools.Select(static tool => tool.Name));
        index.Write<byte>([.. kindOf.Select(static kind => (byte)kind)]);
        index.Write<byte>([.. accessOf.Select(static access => (byte)access)]);
        index.Write<byte>([.. _tools.Select(static tool => tool.TakesId ? (byte)1 : (byte)0)]);
        index.WriteRows(names);
        _vocabulary.Write(index);
        LayerLearner.Write(index, own, each, _vocabulary.Count);
        LayerLearner.Write(index, titles, each, _vocabulary.Count);
        LayerLearner.Write(index, phrases, each, _vocabulary.Count);
        LayerLearner.Write(index, resourceWords, resourceOf, _vocabulary.Count);
        _said.Write(index);
        WriteWording(
            index,
            new([.. taught, .. lessons.Select(lesson => (lesson.Marks, kindOf[lesson.Tool]))], _marks.All.Count, kinds.Count + 1),
            new([.. lessons.Select(lesson => (lesson.Marks, accessOf[lesson.Tool]))], _marks.All.Count, Enum.GetValues<ToolAccess>().Length));
    }

    private void WriteWording(IndexWriter index, IntentTrainer kinds, IntentTrainer accesses)
    {
        var rows = new SharedRows<float>();
        index.WriteKeys(_marks.All.Select(mark => KeyValuePair.Create(mark.Key, rows.Add([.. kinds.Weights(mark.Value), .. accesses.Weights(mark.Value)]))));
        index.Write(kinds.Bias);
        index.WriteScaled(rows.All.SelectMany(row => row[..kinds.Bias.Length]));
        index.Write(accesses.Bias);
        index.WriteScaled(rows.All.SelectMany(row => row[kinds.Bias.Length..]));
    }

    /// <summary>Learns the sentences of a tool, and counts their terms and those of its description.</summary>
    private Dictionary<int, float> Learn(int number, ToolText tool, out int[][] marks)
    {
        var counts = _vocabulary.Learn(tool.Description);
        marks = new int[tool.Said.Count][];
        for (var i = 0; i < marks.Length; i++)
        {
            var sentence = Sentence.Of(tool.Said[i]);
            var terms = _vocabulary.Learn(sentence);
            _said.Learn(number, sentence, terms);
            marks[i] = _marks.Learn(sentence);
            Sum(counts, terms);
        }

        return counts;
    }

    /// <summary>The first sentence of each tool, then the second of each: no lesson is like the one before.</summary>
    private static IEnumerable<(int[] Marks, int Tool)> InTurns(int[][][] sentences)
    {
        for (var turn = 0; turn < sentences.Max(static said => said.Length); turn++)
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
