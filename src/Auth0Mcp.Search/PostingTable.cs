using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Discovery.Search;

/// <summary>Rows of postings: what a term or feature says of each document or tool.</summary>
internal sealed class PostingTable(IndexFile file)
{
    private readonly float _scale = file.Next<float>()[0];
    private readonly RowTable<Posting> _rows = new(file);

    /// <summary>What each weight is to be multiplied by.</summary>
    public float Scale => _scale;

    public ReadOnlySpan<Posting> this[int row] => _rows[row];
}
