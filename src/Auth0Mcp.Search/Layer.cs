
namespace Auth0Mcp.Discovery.Search;

/// <summary>One way to cut the catalog into documents (a tool, all tools on a path), with BM25 weights by term.</summary>
/// <param name="weight">What this layer counts beside the others.</param>
internal sealed class Layer(IndexFile file, float weight)
{
    private readonly Column<ushort> _documentOf = file.Next<ushort>();
    private readonly PostingTable _postings = new(file);

    /// <summary>Adds to the score of each tool what the terms say of its document.</summary>
    public void Score(Dictionary<int, float> terms, Span<float> scores)
    {
        // Never more documents than tools.
        Span<float> documents = stackalloc float[scores.Length];
        documents.Clear();
        foreach (var (term, count) in terms)
        {
            foreach (var posting in _postings[term])
            {
                documents[posting.Of] += count * posting.Weight;
            }
        }

        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] += weight * _postings.Scale * documents[_documentOf[tool]];
        }
    }
}
