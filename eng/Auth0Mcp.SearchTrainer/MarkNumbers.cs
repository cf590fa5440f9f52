using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>Numbers the marks of wordings.</summary>
internal sealed class MarkNumbers
{
    private readonly Dictionary<ulong, int> _numbers = [];

    /// <summary>The number of each mark.</summary>
    public IReadOnlyDictionary<ulong, int> All => _numbers;

    /// <summary>The marks of a sentence, each once; new ones get a number.</summary>
    public int[] Learn(Sentence sentence) => [.. QueryFeatures.Of(sentence).Select(Number)];

    private int Number(ulong mark)
    {
        if (!_numbers.TryGetValue(mark, out var number))
        {
            _numbers[mark] = number = _numbers.Count;
        }

        return number;
    }
}
