using System.Runtime.InteropServices;
using System.Text;
using Auth0Mcp.Discovery.Search;
using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>Writes what is known of words: <c>Lexicon</c> of the server reads it, and the trainer itself to read its lessons.</summary>
internal sealed class LexiconWriter
{
    /// <summary>Not of another language: words and names, what ids name, and the kinds of tools.</summary>
    private const string English = "en";
    private const string Code = "code";
    private const string Ids = "ids";
    private const string Kinds = "kinds";

    private static readonly List<byte[]> s_open = [];

    private readonly Lazy<IndexWriter> _written;

    /// <summary>The words that people use, the most frequent first, and those that are only known to be right.</summary>
    private readonly IReadOnlyList<string> _meant;
    private readonly IReadOnlyList<string> _right;

    private LexiconWriter(IReadOnlyList<string> meant, IReadOnlyList<string> right)
        => (_meant, _right, _written) = (meant, right, new(Write));

    /// <summary>What is written, by which the trainer reads its lessons, too.</summary>
    public ReadOnlySpan<byte> Bytes => _written.Value.Bytes;

    /// <summary>All that is known of words but how they are spelt.</summary>
    public static Lexicon Unspelt() => new LexiconWriter([], []).Open();

    /// <summary>Reads all texts once without knowing how words are spelt, to learn that.</summary>
    public static LexiconWriter Learn(IReadOnlyList<string> texts, Lexicon unspelt)
    {
        var reader = new SentenceReader(unspelt);
        var spelling = new Spelling(Count(texts, reader), EnglishWords("known"));
        return new(spelling.Meant, spelling.Right);
    }

    /// <summary>The lexicon as the server will have it.</summary>
    public unsafe Lexicon Open()
    {
        // Pinned, and never freed: the trainer reads it to its end.
        var bytes = GC.AllocateUninitializedArray<byte>(Bytes.Length, pinned: true);
        Bytes.CopyTo(bytes);
        fixed (byte* start = bytes)
        {
            s_open.Add(bytes);
            return new Lexicon(IndexFile.At(start));
        }
    }

    private IndexWriter Write()
    {
        var index = new IndexWriter();
        index.WriteLines(Phrases.WordsOf(Ids).Select(static id => $"{id.Word} {id.Text}"));
        var entries = Entries();
        index.WriteKeys(entries.Keys.Select(static (key, row) => KeyValuePair.Create(key, row)));
        index.WriteRows(entries.Values.Select(static text => Encoding.UTF8.GetBytes(text)));
        foreach (var list in new[] { "names", "verbs", "small" })
        {
            index.Write<ulong>([.. EnglishWords(list).Select(static word => Feature.Then(Feature.Nothing, word)).Order()]);
        }

        WriteByLetter(index, _meant);
        WriteByLetter(index, _right);
        return index;
    }

    private static Dictionary<string, int> Count(IReadOnlyList<string> texts, SentenceReader reader)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        InParallel.ForRanges(texts.Count, (first, end) =>
        {
            var own = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = first; i < end; i++)
            {
                foreach (var word in reader.Read(texts[i], int.MaxValue).Words)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(own, word, out _)++;
                }
            }

            lock (counts)
            {
                foreach (var (word, count) in own)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += count;
                }
            }
        });
        return counts;
    }

    private static IReadOnlyList<string> EnglishWords(string list)
        => [.. Phrases.WordsOf(English)
            .Where(entry => entry.Word == list)
            .SelectMany(static entry => entry.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Each word between two line feeds, a row for each first letter.</summary>
    private static void WriteByLetter(IndexWriter index, IReadOnlyList<string> words)
        => index.WriteRows(Enumerable.Range('a', 26).Select(letter => Encoding.ASCII.GetBytes(
            "\n" + string.Concat(words.Where(word => word[0] == letter).Select(static word => word + "\n")))));

    /// <summary>English words by what is read as them. Of languages that have a word in common, the first by name has it.</summary>
    private static Dictionary<ulong, string> Entries()
    {
        var entries = new Dictionary<ulong, string>();
        foreach (var (list, word, text) in Phrases.ReadWords())
        {
            if (list is not (English or Ids or Kinds))
            {
                var key = WordSplitter.Split(word).Aggregate(Feature.Nothing, static (key, part) => Feature.Then(key, part));
                entries.TryAdd(key, list == Code ? Lexicon.CodeMark + text : text);
            }
        }

        return entries;
    }
}
