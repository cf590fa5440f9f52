namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>How a sentence is worded: words, stems and neighbours, what opens it, and whether anything is plural, named by an id, or asked.</summary>
internal static class QueryFeatures
{
    /// <summary>The marks of a sentence, each once.</summary>
    public static List<ulong> Of(Sentence sentence)
    {
        var (words, names) = (sentence.Words, 0);
        var marks = new List<ulong>((3 * words.Count) + 6);
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

        return marks;

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
