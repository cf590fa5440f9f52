namespace Auth0Mcp.Discovery.Search;

/// <summary>How a sentence is worded, as numbered marks: words, stems and neighbours, what opens it, and whether anything is plural, named by an id, or asked.</summary>
internal sealed class Wording
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly HashSet<ulong> _learnt = [];

    /// <summary>How many marks are known.</summary>
    public int Count => _numbers.Count;

    /// <summary>The marks of a sentence, each once; new ones get a number. Not for two threads at once.</summary>
    public int[] Learn(Sentence sentence)
    {
        _learnt.Clear();
        Mark(sentence, _learnt);
        var (numbers, next) = (new int[_learnt.Count], 0);
        foreach (var mark in _learnt)
        {
            if (!_numbers.TryGetValue(mark, out numbers[next]))
            {
                _numbers[mark] = numbers[next] = _numbers.Count;
            }

            next++;
        }

        return numbers;
    }

    /// <summary>The known marks of a question, each once.</summary>
    public int[] Read(Sentence question)
    {
        var marks = new HashSet<ulong>();
        Mark(question, marks);
        return [.. marks.Where(_numbers.ContainsKey).Select(mark => _numbers[mark])];
    }

    private static void Mark(Sentence sentence, HashSet<ulong> marks)
    {
        var (words, names) = (sentence.Words, 0);
        for (var i = 0; i < words.Count; i++)
        {
            marks.Add(Feature.Of('w', words[i]));
            marks.Add(Feature.Of('s', sentence.Stems[i]));
            names += words[i][0] == '#' ? 1 : 0;
            if (i + 1 < words.Count)
            {
                marks.Add(Feature.Of('2', words[i], words[i + 1]));
            }

            if (words[i].Length > 3 && words[i][^1] == 's' && words[i][^2] != 's')
            {
                marks.Add(Feature.Of('p', 0));
            }
        }

        marks.Add(Feature.Of('n', Math.Min(names, 2)));
        if (words.Count > 0)
        {
            marks.Add(Feature.Of('f', words[0]));
            marks.Add(Feature.Of(names > 0 ? 'N' : 'F', words[0]));
        }

        if (words.Count > 1)
        {
            marks.Add(Feature.Of('l', words[1]));
            marks.Add(Feature.Of('f', words[0], words[1]));
        }

        if (sentence.Text.AsSpan().TrimEnd().EndsWith('?'))
        {
            marks.Add(Feature.Of('?', 0));
        }
    }
}
