namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>What is seen in a sentence. Each kind has a weight of its own, which the trainer fitted.</summary>
internal enum FeatureKind
{
    /// <summary>The stem of a word.</summary>
    Stem,

    /// <summary>Two stems side by side.</summary>
    Pair,

    /// <summary>A word as it is written, where that is not its stem.</summary>
    Form,

    /// <summary>The stem that opens the sentence.</summary>
    Opening,

    /// <summary>Four letters of a word, in which its ends count as letters.</summary>
    Gram,
}
