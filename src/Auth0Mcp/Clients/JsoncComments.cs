namespace Auth0Mcp.Clients;

/// <summary>Finds the comments in JSON, and where they end.</summary>
internal static class JsoncComments
{
    /// <summary>
    /// The bytes with spaces for comments, so that places are the same. A comment that does not end stays, and is an error for
    /// the reader.
    /// </summary>
    public static byte[] Blanked(byte[] bytes)
    {
        var plain = (byte[])bytes.Clone();
        for (var position = 0; position < bytes.Length;)
        {
            if (bytes[position] == (byte)'"')
            {
                position = StringEnd(bytes, position);
            }
            else if (bytes[position] == (byte)'/' && position + 1 < bytes.Length && bytes[position + 1] is (byte)'/' or (byte)'*')
            {
                var end = CommentEnd(bytes, position, bytes.Length);
                if (bytes[position + 1] == (byte)'/' || (end - position >= 4 && bytes[end - 1] == (byte)'/'))
                {
                    Blank(plain.AsSpan(position, end - position));
                }

                position = end;
            }
            else
            {
                position++;
            }
        }

        return plain;
    }

    private static void Blank(Span<byte> comment)
    {
        foreach (ref var value in comment)
        {
            value = value == (byte)'\n' ? value : (byte)' ';
        }
    }

    private static int StringEnd(byte[] bytes, int start)
    {
        var position = start + 1;
        while (position < bytes.Length && bytes[position] is not ((byte)'"' or (byte)'\n'))
        {
            position += bytes[position] == (byte)'\\' ? 2 : 1;
        }

        return Math.Min(position + 1, bytes.Length);
    }

    /// <summary>
    /// Just after the last byte of content or comment before <paramref name="end"/>, and whether a comment that runs to the end
    /// of its line is there.
    /// </summary>
    public static (int Position, bool IsLineComment) ContentEnd(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var (last, isLineComment) = (start, false);
        for (var position = start; position < end;)
        {
            if (bytes[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                position++;
                continue;
            }

            isLineComment = bytes[position] == (byte)'/' && position + 1 < end && bytes[position + 1] == (byte)'/';
            position = bytes[position] == (byte)'/' ? CommentEnd(bytes, position, end) : position + 1;
            last = position;
        }

        while (isLineComment && last > start && bytes[last - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            last--;
        }

        return (last, isLineComment);
    }

    private static int CommentEnd(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var rest = bytes[start..end];
        var length = rest[1] == (byte)'*' ? rest[2..].IndexOf("*/"u8) is var close and >= 0 ? close + 4 : -1 : rest.IndexOf((byte)'\n');
        return length < 0 ? end : start + length;
    }
}
