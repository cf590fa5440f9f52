using System.Globalization;
using System.Runtime.CompilerServices;

namespace Auth0Mcp.Validation;

/// <summary>
/// A message that is only put together when somebody will read it: while a walk merely counts, its holes are not evaluated.
/// </summary>
[InterpolatedStringHandler]
internal ref struct ViolationText
{
    private DefaultInterpolatedStringHandler _text;

    public ViolationText(int literalLength, int formattedCount, SchemaWalk walk, out bool isWanted)
    {
        isWanted = walk.IsReporting;
        if (isWanted)
        {
            _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
        }
    }

    public void AppendLiteral(string literal) => _text.AppendLiteral(literal);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public string ToStringAndClear() => _text.ToStringAndClear();
}
