using System.Globalization;
using System.Runtime.CompilerServices;

namespace Auth0Mcp.Validation;

/// <summary>A message that is only put together when somebody will read it: while a walk merely counts, its holes are not evaluated.</summary>
[InterpolatedStringHandler]
internal ref struct ViolationText
{
    private DefaultInterpolatedStringHandler text;

    public ViolationText(int literalLength, int formattedCount, SchemaWalk walk, out bool isWanted)
    {
        isWanted = walk.IsReporting;
        if (isWanted)
            text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string literal) => text.AppendLiteral(literal);

    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    public string ToStringAndClear() => text.ToStringAndClear();
}
