using System.Text;

namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>What is known of words: their spelling, first names, words of other languages, and what ids name.</summary>
internal sealed class Lexicon
{
    /// <summary>Of words in an entry of another language.</summary>
    private const int LongestEntry = 5;

    /// <summary>Before the words for one of code, which is of no other language.</summary>
    public const char CodeMark = '!';

    /// <summary>Of characters in an entry of a script without spaces.</summary>
    private const int LongestRun = 12;

    /// <summary>What an id names, by its prefix (<c>grp_</c>).</summary>
    private readonly Dictionary<string, string[]> _ids = new(StringComparer.Ordinal);

    private readonly KeyTable _entries;
    private readonly RowTable<byte> _english;
    private readonly Column<ulong> _names;
    private readonly Column<ulong> _verbs;
    private readonly Column<ulong> _small;
    private readonly SpellingCorrector _spelling;

    /// <param name="file">At the first column that <c>LexiconWriter</c> of the trainer wrote.</param>
    public Lexicon(IndexFile file)
    {
        foreach (var line in file.NextLines())
        {
            var words = line.Split(' ');
            _ids[words[0]] = words[1..];
        }

        _entries = new(file);
        _english = new(file);
        _names = file.Next<ulong>();
        _verbs = file.Next<ulong>();
        _small = file.Next<ulong>();
        _spelling = new(file);
    }

    /// <summary>The words for what an id of that prefix names; none when it is not known.</summary>
    public string[] NamedBy(string prefix) => _ids.TryGetValue(prefix, out var words) ? words : [];

    public bool IsName(string word) => Contains(_names, word);

    /// <summary>True for English words that say what is to be done.</summary>
    public bool IsVerb(string word) => Contains(_verbs, word);

    /// <summary>True for English words that say nothing in a sentence of another language.</summary>
    public bool IsSmallElsewhere(string word) => Contains(_small, word);

    /// <summary>True for words that are used of tools, or known to be right.</summary>
    public bool Knows(string word) => _spelling.Knows(word);

    /// <summary>The word that was meant; the word itself when it is known or nothing is near.</summary>
    public string Correct(string word) => _spelling.Correct(word);

    /// <summary>The longest entry that starts at a word, and the English words for it; of no length when there is none.</summary>
    public (int Length, string English, bool IsForeign) Translate(List<string> words, int at)
    {
        var (key, length, row) = (Feature.Nothing, 0, 0);
        for (var end = at; end < words.Count && end < at + LongestEntry; end++)
        {
            key = Feature.Then(key, words[end]);
            if (_entries.TryFind(key, out var found))
            {
                (length, row) = (end - at + 1, found);
            }
        }

        if (length == 0)
        {
            return default;
        }

        var english = English(row);
        return english[0] == CodeMark ? (length, english[1..], false) : (length, english, true);
    }

    /// <summary>The longest entry that starts at a character, and the English words for it; of no length when there is none.</summary>
    public (int Length, string English) LongestAt(string run, int at)
    {
        for (var length = Math.Min(LongestRun, run.Length - at); length > 0; length--)
        {
            if (_entries.TryFind(Feature.Then(Feature.Nothing, run.AsSpan(at, length)), out var row))
            {
                return (length, English(row));
            }
        }

        return (0, "");
    }

    private static bool Contains(Column<ulong> words, string word) => words.Span.BinarySearch(Feature.Then(Feature.Nothing, word)) >= 0;

    private string English(int row) => Encoding.UTF8.GetString(_english[row]);
}
