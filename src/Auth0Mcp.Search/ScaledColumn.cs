namespace Auth0Mcp.Discovery.Search;

/// <summary>Real numbers in two bytes each: four digits, of which the order of hits needs fewer.</summary>
internal sealed class ScaledColumn(IndexFile file)
{
    private readonly float _scale = file.Next<float>()[0];
    private readonly Column<short> _numbers = file.Next<short>();

    /// <summary>What each number is to be multiplied by.</summary>
    public float Scale => _scale;

    public ReadOnlySpan<short> Span => _numbers.Span;
}
