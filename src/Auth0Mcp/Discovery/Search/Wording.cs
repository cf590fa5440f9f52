using System.Runtime.InteropServices;

namespace Auth0Mcp.Discovery.Search;

/// <summary>How a sentence is worded, as numbered marks: words, stems and neighbours, what opens it, and whether anything is plural, named by an id, or asked.</summary>
/// <param name="sentences">How many will be learnt; about five new marks come of each.</param>
internal sealed class Wording(int sentences)
{
    private readonly Dictionary<ulong, int> _numbers = new(sentences * 5);
    private readonly List<ulong> _learnt = [];

    /// <summary>How many marks are known.</summary>
    public int Count => _numbers.Count;

    /// <summary>The marks of a sentence, each once; new ones get a number. Not for two threads at once.</summary>
    public int[] Learn(Sentence sentence)
    {
        _learnt.Clear();
        Mark(sentence, _learnt);
        var numbers = new int[_learnt.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, _learnt[i], out var isKnown);
            number = isKnown ? number : _numbers.Count - 1;
            numbers[i] = number;
        }

        return numbers;
    }

    /// <summary>The known marks of a question, each once.</summary>
    public int[] Read(Sentence question)
    {
        var marks = new List<ulong>();
        Mark(question, marks);
        return [.. marks.Where(_numbers.ContainsKey).Select(mark => _numbers[mark])];
    }

    private static void Mark(Sentence sentence, List<ulong> marks)
    {
        var (words, names) = (sentence.Words, 0);
        for (var i = 0; i < words.Count; i++)
        {
            Add(Feature.Of('w', words[i]));
            Add(Feature.Of('s', sentence.Stems[i]));
            names += words[i][0] == '#' ? 1 : 0;
            if (i + 1 < words.Count)
            {
                Add(Feature.Of('2', words[i], words[i + 1]));
            }

            if (words[i].Length > 3 && words[i][^1] == 's' && words[i][^2] != 's')
            {
                Add(Feature.Of('p', 0));
            }
        }

        Add(Feature.Of('n', Math.Min(names, 2)));
        if (words.Count > 0)
        {
            Add(Feature.Of('f', words[0]));
            Add(Feature.Of(names > 0 ? 'N' : 'F', words[0]));
        }

        if (words.Count > 1)
        {
            Add(Feature.Of('l', words[1]));
            Add(Feature.Of('f', words[0], words[1]));
        }

        if (sentence.Text.AsSpan().TrimEnd().EndsWith('?'))
        {
            Add(Feature.Of('?', 0));
        }

        // A sentence is short: looking through it costs less than a table of its marks.
        void Add(ulong mark)
        {
            if (!marks.Contains(mark))
            {
                marks.Add(mark);
            }
        }
    }
}
