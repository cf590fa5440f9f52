using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Values;

/// <summary>A range of one line in a file: zero-based line and columns, and the offset from the start of the file.</summary>
internal readonly record struct TextRange(int Line, int Column, int Offset, int Length)
{
    /// <summary>The place as Roslyn prints it: <c>file(line,column)</c>, counted from one.</summary>
    public Location In(string path) => Location.Create(
        path,
        new TextSpan(Offset, Length),
        new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(Line, Column + Length)));
}
