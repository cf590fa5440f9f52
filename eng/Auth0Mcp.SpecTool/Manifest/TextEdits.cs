using System.Text;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>
/// Changes to a text at places of the text as it was read; everything between them stays byte for byte. They are made in one
/// pass, in the order of the syntax tree: what ends an inner node comes before what ends the node around it, though both stand at
/// one place.
/// </summary>
internal sealed class TextEdits(string text)
{
    private readonly List<Edit> _edits = [];

    public bool IsEmpty => _edits.Count == 0;

    public void Replace(int start, int length, string replacement) => _edits.Add(new Edit(start, length, Depth: 0, replacement));

    /// <summary>Adds text at a place.</summary>
    /// <param name="at">Where.</param>
    /// <param name="insertion">What.</param>
    /// <param name="depth">How deep the node is that it belongs to: its column.</param>
    public void Insert(int at, string insertion, int depth = 0) => _edits.Add(new Edit(at, 0, depth, insertion));

    /// <summary>The text with all edits; they must not overlap. Insertions at one place and depth keep their order.</summary>
    public string Apply()
    {
        var result = new StringBuilder();
        var copied = 0;
        foreach (var edit in _edits.OrderBy(static edit => edit.Start).ThenByDescending(static edit => edit.Depth))
        {
            result.Append(text, copied, edit.Start - copied).Append(edit.Replacement);
            copied = edit.Start + edit.Length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private readonly record struct Edit(int Start, int Length, int Depth, string Replacement);
}
