using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Discovery.Search;

/// <summary>What the search learnt while this program was built: the words, and which tools they ask for.</summary>
internal sealed class SearchIndex
{
    private readonly SentenceReader _reader;
    private readonly SearchModel _model;

    /// <param name="file">At its first column.</param>
    public SearchIndex(IndexFile file)
    {
        Names = file.NextLines();
        _reader = new(new(file));
        _model = new(file);
    }

    /// <summary>The names of the tools, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A score for each tool; null when no word of the question says anything.</summary>
    public float[]? Score(string question) => _model.Score(_reader.Read(question));
}
