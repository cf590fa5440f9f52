namespace Auth0Mcp.Clients;

/// <summary>A replacement in a file's bytes.</summary>
internal readonly record struct TextEdit(int Start, int End, byte[] Replacement)
{
    /// <summary>All edits at once; they must not overlap.</summary>
    public static byte[] Apply(byte[] text, params IEnumerable<TextEdit> edits)
    {
        using var result = new MemoryStream(text.Length + 256);
        var position = 0;
        foreach (var edit in edits.OrderBy(static edit => edit.Start).ThenBy(static edit => edit.End))
        {
            result.Write(text, position, edit.Start - position);
            result.Write(edit.Replacement);
            position = edit.End;
        }

        result.Write(text, position, text.Length - position);
        return result.ToArray();
    }
}
