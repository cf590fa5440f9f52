using System.Text;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>Changes to a text at places of the text as it was read; everything between them stays byte for byte.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<(int Start, int Length, string Replacement)> _edits = [];

    public bool IsEmpty => _edits.Count == 0;

    public void Replace(int start, int length, string replacement) => _edits.Add((start, length, replacement));

    public void Insert(int at, string insertion) => Replace(at, 0, insertion);

    /// <summary>The text with all edits; they must not overlap. Insertions at one place keep their order.</summary>
    public string Apply()
    {
        var result = new StringBuilder();
        var copied = 0;
        foreach (var (start, length, replacement) in _edits.OrderBy(static edit => edit.Start))
        {
            result.Append(text, copied, start - copied).Append(replacement);
            copied = start + length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
