namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// One way to cut the catalogue into documents (a tool, all tools on a path), with BM25 weights by term (Robertson and Zaragoza,
/// The Probabilistic Relevance Framework, 2009).
/// </summary>
internal sealed class Layer
{
    /// <summary>How soon repeating a word stops to count.</summary>
    private const float Saturation = 1f;

    /// <summary>How much a long document pays for its length.</summary>
    private const float LengthShare = 0.4f;

    private readonly (int Document, float Weight)[]?[] _postings;
    private readonly int[] _documentOf;
    private readonly float _weight;
    private readonly int _documents;

    /// <param name="documents">The counted terms of each document.</param>
    /// <param name="documentOf">The document of each tool.</param>
    /// <param name="weight">What this layer counts beside the others.</param>
    public Layer(IReadOnlyList<Dictionary<int, float>> documents, int[] documentOf, int terms, float weight)
    {
        (_documentOf, _weight, _documents) = (documentOf, weight, documents.Count);
        var lists = new List<(int Document, float Weight)>?[terms];
        var average = Math.Max(1, documents.Select(static document => document.Values.Sum()).DefaultIfEmpty().Average());
        for (var i = 0; i < documents.Count; i++)
        {
            var norm = Saturation * (1 - LengthShare + (LengthShare * documents[i].Values.Sum() / average));
            foreach (var (term, count) in documents[i])
            {
                (lists[term] ??= []).Add((i, (float)(count * (Saturation + 1) / (count + norm))));
            }
        }

        _postings = [.. lists.Select(list => list is null ? null : Rare(list, documents.Count))];
    }

    /// <summary>Adds to the score of each tool what the terms say of its document.</summary>
    public void Score(Dictionary<int, float> terms, Span<float> scores)
    {
        Span<float> documents = stackalloc float[_documents];
        documents.Clear();
        foreach (var (term, weight) in terms)
        {
            foreach (var (document, bonus) in _postings[term] ?? [])
            {
                documents[document] += weight * bonus;
            }
        }

        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] += _weight * documents[_documentOf[tool]];
        }
    }

    /// <summary>Weighs a term by how few documents have it.</summary>
    private static (int Document, float Weight)[] Rare(List<(int Document, float Weight)> postings, int documents)
    {
        var rarity = (float)Math.Log(1 + ((documents - postings.Count + 0.5) / (postings.Count + 0.5)));
        return [.. postings.Select(posting => (posting.Document, posting.Weight * rarity))];
    }
}
