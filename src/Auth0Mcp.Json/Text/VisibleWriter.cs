using System.Globalization;
using System.Text;

namespace Auth0Mcp.Text;

/// <summary>
/// Text for people: what others wrote (a code of an authorization server, an error description, a command in a client's file) reaches a
/// terminal only as <see cref="VisibleText"/>, whichever command prints it. Line breaks and tabs pass. Colours are added here,
/// around a text, and never found in one.
/// </summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(Clean(value.ToString()));

    public override void Write(string? value) => inner.Write(Clean(value));

    public override void Write(char[] buffer, int index, int count) => inner.Write(Clean(new string(buffer, index, count)));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(Clean(buffer.ToString()));

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(Clean(value));

    public override Task WriteAsync(string? value) => inner.WriteAsync(Clean(value));

    public override Task WriteLineAsync() => inner.WriteLineAsync();

    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(Clean(value));

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();

    /// <summary>Writes a text in a colour (ECMA-48 SGR); the text itself is cleaned like any other.</summary>
    public void Write(ColouredText text)
    {
        var isColoured = text.Colour != Colour.None;
        inner.Write(isColoured ? string.Create(CultureInfo.InvariantCulture, $"\e[{(int)text.Colour}m") : "");
        Write(text.Text);
        inner.Write(isColoured ? "\e[0m" : "");
    }

    /// <summary>The text as a terminal may have it.</summary>
    internal static string? Clean(string? text)
    {
        if (text is null || text.EnumerateRunes().All(static rune => !VisibleText.IsInvisible(rune)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny("\r\n\t");
            clean.Append(VisibleText.Of((end < 0 ? rest : rest[..end]).ToString()));
            if (end < 0)
            {
                break;
            }

            var passed = Passed(rest[end..]);
            clean.Append(passed > 0 ? rest.Slice(end, passed) : VisibleText.Of(rest[end].ToString()));
            rest = rest[(end + Math.Max(1, passed))..];
        }

        return clean.ToString();
    }

    /// <summary>How many characters at the start stay as they are. A carriage return that ends no line would write over it.</summary>
    private static int Passed(ReadOnlySpan<char> text) => text[0] switch
    {
        '\n' or '\t' => 1,
        '\r' => text.StartsWith("\r\n") ? 2 : 0,
        _ => 0,
    };
}
