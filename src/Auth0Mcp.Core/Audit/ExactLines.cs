using System.Text;

namespace Auth0Mcp.Audit;

/// <summary>
/// Lines as they are in a file. Readers of text leave out a mark of UTF-8 and a CR before the line feed, and take bytes that are
/// not UTF-8 for U+FFFD: a log that was changed in this way would look as it was written.
/// </summary>
internal static class ExactLines
{
    private const int BufferLength = 16 * 1024;

    private static readonly Encoding s_encoding = Exact();

    /// <summary>
    /// Of a longer line, which is none of these, as much is given and a NUL behind it: a file without line ends is not held in
    /// memory.
    /// </summary>
    public const int LongestLine = 256 * 1024;

    /// <param name="open">Called when the first line is asked for.</param>
    public static IEnumerable<string> In(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), s_encoding, detectEncodingFromByteOrderMarks: false);
        var buffer = new char[BufferLength];
        var line = new StringBuilder();
        var isSkipping = false;
        for (int length; (length = reader.Read(buffer)) > 0;)
        {
            for (int start = 0, end; start < length; start = end + 1)
            {
                var found = Array.IndexOf(buffer, '\n', start, length - start);
                end = found < 0 ? length : found;
                if (!isSkipping)
                {
                    Append(line, buffer.AsSpan(start, end - start));
                    isSkipping = line.Length > LongestLine;
                    if (isSkipping || found >= 0)
                    {
                        yield return line.ToString();
                        line.Clear();
                    }
                }

                isSkipping &= found < 0;
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static void Append(StringBuilder line, ReadOnlySpan<char> more)
    {
        if (line.Length + more.Length <= LongestLine)
        {
            line.Append(more);
        }
        else if (line.Length <= LongestLine)
        {
            line.Append(more[..(LongestLine - line.Length)]).Append('\0');
        }
    }

    /// <summary>Without a mark that readers skip; bytes that are not UTF-8 become NUL, which JSON never holds as it is.</summary>
    private static Encoding Exact()
    {
        var encoding = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback("\0");
        return encoding;
    }
}
