namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// The front of the search. Turns what people write into the words that the model knows: identifiers and paths split, other
/// languages read as English, ids and names as marks, slips corrected. Questions and the phrases that teach the search are read
/// alike.
/// </summary>
internal sealed class SentenceReader(Lexicon lexicon)
{
    /// <summary>A user who is named: by id, address or first name.</summary>
    public const string UserMark = "#user";

    /// <summary>True for what stands for a thing that is named, whatever it is called.</summary>
    public static bool IsMark(string word) => word[0] == '#';

    /// <summary>Reads a question, as far as one may be.</summary>
    public Sentence Read(string text) => Read(text, WordSplitter.MostWords);

    /// <param name="mostWords">What follows is not read.</param>
    public Sentence Read(string text, int mostWords)
    {
        var raw = WordSplitter.Split(text, mostWords);
        var words = new List<(string Word, bool IsRead)>(raw.Count);
        var isForeign = false;
        for (var at = 0; at < raw.Count && words.Count < mostWords;)
        {
            at += ReadNext(raw, at, words, ref isForeign);
        }

        return new(isForeign ? ReadForeign(words) : words.ConvertAll(word => word.IsRead ? word.Word : lexicon.Correct(word.Word)));
    }

    /// <summary>Reads one word, or several that are one.</summary>
    /// <param name="words">Takes what was read, and whether it is more than a guess.</param>
    /// <param name="isForeign">True from the first word of another language on.</param>
    /// <returns>How many were read.</returns>
    private int ReadNext(List<string> raw, int at, List<(string Word, bool IsRead)> words, ref bool isForeign)
    {
        var word = raw[at];
        if (word == WordSplitter.EmailMark)
        {
            words.Add((UserMark, true));
            return 1;
        }

        if (word[^1] is '_' or '|')
        {
            return ReadId(lexicon.NamedBy(word), words);
        }

        if (lexicon.Translate(raw, at) is { Length: > 0 } entry)
        {
            AddAll(entry.English, words);
            isForeign |= entry.IsForeign;
            return entry.Length;
        }

        if (Letters.IsUnspaced(word[0]))
        {
            Segment(word, words, ref isForeign);
        }
        else
        {
            words.Add(IsMark(word) ? (word, true) : lexicon.IsName(word) ? (UserMark, true) : (word, false));
        }

        return 1;
    }

    /// <summary>
    /// Of a sentence in another language, what is no English word says nothing, and would stand between those that do. Where the
    /// verb comes last, it is read first, as in English.
    /// </summary>
    private List<string> ReadForeign(List<(string Word, bool IsRead)> words)
    {
        var read = words.FindAll(word => word.IsRead || IsEnglish(word.Word)).ConvertAll(static word => word.Word);
        if (read.Count > 1 && lexicon.IsVerb(read[^1]) && !lexicon.IsVerb(read[0]))
        {
            read.Insert(0, read[^1]);
            read.RemoveAt(read.Count - 1);
        }

        return read;
    }

    private bool IsEnglish(string word) => !Letters.IsUnspaced(word[0]) && lexicon.Knows(word) && !lexicon.IsSmallElsewhere(word);

    /// <summary>The prefix of an id says what it names; of a user, the id says no more than that.</summary>
    private static int ReadId(string[] named, List<(string Word, bool IsRead)> words)
    {
        if (named is ["user", "id"])
        {
            words.Add((UserMark, true));
            return 2;
        }

        words.AddRange(named.Select(static word => (word, true)));
        return 1;
    }

    /// <summary>Finds the words of a script without spaces, the longest first. What lies between stays as it is.</summary>
    private void Segment(string run, List<(string Word, bool IsRead)> words, ref bool isForeign)
    {
        var unknown = 0;
        for (var at = 0; at < run.Length;)
        {
            var (length, english) = lexicon.LongestAt(run, at);
            if (length == 0)
            {
                at++;
                continue;
            }

            AddUnknown(run, unknown, at, words);
            AddAll(english, words);
            isForeign = true;
            at += length;
            unknown = at;
        }

        AddUnknown(run, unknown, run.Length, words);
    }

    private static void AddAll(string english, List<(string Word, bool IsRead)> words)
        => words.AddRange(english.Split(' ').Select(static word => (word, true)));

    private static void AddUnknown(string run, int start, int end, List<(string Word, bool IsRead)> words)
    {
        if (end > start)
        {
            words.Add((run[start..end], false));
        }
    }
}
