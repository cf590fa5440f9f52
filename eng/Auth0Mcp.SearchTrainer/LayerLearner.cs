namespace Auth0Mcp.SearchTrainer;

/// <summary>Weighs the terms of documents by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).</summary>
internal static class LayerLearner
{
    /// <summary>How soon repeating a word stops to count.</summary>
    private const float Saturation = 1f;

    /// <summary>How much a long document pays for its length.</summary>
    private const float LengthShare = 0.4f;

    /// <summary>Writes what <c>Layer</c> reads.</summary>
    /// <param name="documents">The counted terms of each document.</param>
    /// <param name="documentOf">The document of each tool.</param>
    public static void Write(IndexWriter index, IReadOnlyList<Dictionary<int, float>> documents, IEnumerable<int> documentOf, int terms)
    {
        var lists = Enumerable.Range(0, terms).Select(static _ => new List<(int Document, float Weight)>()).ToArray();
        var average = Math.Max(1, documents.Select(static document => document.Values.Sum()).Average());
        for (var i = 0; i < documents.Count; i++)
        {
            var norm = Saturation * (1 - LengthShare + (LengthShare * documents[i].Values.Sum() / average));
            foreach (var (term, count) in documents[i])
            {
                lists[term].Add((i, count * (Saturation + 1) / (count + norm)));
            }
        }

        index.Write<ushort>([.. documentOf.Select(static document => (ushort)document)]);
        index.WritePostings([.. lists.Select(list => Rare(list, documents.Count))]);
    }

    /// <summary>Weighs a term by how few documents have it.</summary>
    private static List<(int Document, float Weight)> Rare(List<(int Document, float Weight)> postings, int documents)
    {
        var rarity = (float)Math.Log(1 + ((documents - postings.Count + 0.5) / (postings.Count + 0.5)));
        return postings.ConvertAll(posting => (posting.Document, posting.Weight * rarity));
    }
}
