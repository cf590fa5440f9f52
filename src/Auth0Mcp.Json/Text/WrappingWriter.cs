using System.Text;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Text;

/// <summary>
/// A terminal: lines for people are wrapped between words, at its width or at 100 columns. Their indentation is kept, and what stands in
/// quotes, mostly a command to paste, stays on one line where it fits.
/// </summary>
/// <param name="columns">The width of the terminal now; null when it is not known, and nothing is wrapped.</param>
internal sealed partial class WrappingWriter(TextWriter terminal, Func<int?> columns) : TextWriter
{
    private const int MostColumns = 100;

    /// <summary>Fewer leave no room for a sentence.</summary>
    private const int FewestColumns = 20;

    /// <summary>The terminal itself, for lines that have to stay whole.</summary>
    public TextWriter Terminal => terminal;

    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => terminal.Write(value);

    public override void Write(string? value) => terminal.Write(value);

    public override void WriteLine(string? value) => terminal.WriteLine(Wrapped(value));

    public override Task WriteLineAsync(string? value) => terminal.WriteLineAsync(Wrapped(value));

    public override void Flush() => terminal.Flush();

    private string? Wrapped(string? text)
        => text is not null && columns() is { } width and >= FewestColumns
            ? string.Join('\n', text.Split('\n').Select(line => Wrapped(line, Math.Min(width, MostColumns))))
            : text;

    private static string Wrapped(string line, int width)
    {
        if (line.Length <= width)
        {
            return line;
        }

        var indent = line.Length - line.TrimStart(' ').Length;
        var text = new StringBuilder(line.Length + 8).Append(' ', indent);
        var column = indent;
        foreach (var word in Word().Matches(line)
            .SelectMany(match => indent + match.Length <= width ? [match.Value] : match.Value.Split(' ')))
        {
            if (column > indent && column + 1 + word.Length > width)
            {
                text.Append('\n').Append(' ', indent);
                column = indent;
            }

            text.Append(column > indent ? " " : "").Append(word);
            column += word.Length + (column > indent ? 1 : 0);
        }

        return text.ToString();
    }

    /// <summary>A word, or a text in single quotes with what touches it.</summary>
    [GeneratedRegex(@"(?<!\S)\(?'[^']*'\S*|\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
