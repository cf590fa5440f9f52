using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Auth0Mcp.Calls.Masking;

/// <summary>A way to write characters that a form of text has no place for.</summary>
internal sealed class Escaping
{
    /// <summary>Strings of JSON (RFC 8259 section 7), and of the languages that write them alike.</summary>
    public static readonly Escaping Json = new("\\", JsonAt);

    /// <summary>Parts of an address (RFC 3986 section 2.1), of UTF-8.</summary>
    public static readonly Escaping Percent = new("%", PercentAt);

    /// <summary>The same in a form, where a plus is a blank.</summary>
    public static readonly Escaping Form = new("+%", static text => text[0] == '+' ? (1, ' ') : PercentAt(text));

    /// <summary>Character references of HTML: by number, and those that tools write.</summary>
    public static readonly Escaping Html = new("&", HtmlAt);

    /// <summary>No reference of HTML that counts is longer.</summary>
    private const int LongestReference = 10;

    private readonly SearchValues<char> _marks;
    private readonly Reader _read;

    private Escaping(string marks, Reader read)
    {
        _marks = SearchValues.Create(marks);
        _read = read;
    }

    /// <summary>What the start of a text stands for, and how many characters of it do; no length for itself.</summary>
    private delegate (int Length, int Value) Reader(ReadOnlySpan<char> text);

    /// <summary>The text as it was before it was written so; the same instance where nothing in it was.</summary>
    public string Undo(string text)
    {
        StringBuilder? plain = null;
        var done = 0;
        for (var at = Next(text, 0); at < text.Length; at = Next(text, at))
        {
            var (length, value) = _read(text.AsSpan(at));
            if (length == 0)
            {
                at++;
                continue;
            }

            plain = (plain ?? new StringBuilder(text.Length)).Append(text, done, at - done);
            done = at += length;
            if (value <= char.MaxValue)
            {
                plain.Append((char)value);
            }
            else
            {
                plain.Append(char.ConvertFromUtf32(value));
            }
        }

        return plain is null ? text : plain.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Where ranges of the text before it was written so stand in it.</summary>
    /// <param name="ranges">One behind the other.</param>
    public List<Range> Locate(string text, List<Range> ranges)
    {
        // How far the place in the text is ahead of that in the plain text, up to the next mark.
        var (ahead, next) = (0, Next(text, 0));
        var located = new List<Range>(ranges.Count);
        foreach (var range in ranges)
        {
            var start = Locate(range.Start.Value);
            located.Add(start..Locate(range.End.Value));
        }

        return located;

        int Locate(int plain)
        {
            while (plain + ahead > next)
            {
                var (length, value) = _read(text.AsSpan(next));
                ahead += length == 0 ? 0 : length - (value <= char.MaxValue ? 1 : 2);
                next = Next(text, next + Math.Max(1, length));
            }

            return plain + ahead;
        }
    }

    private int Next(string text, int at) => Characters.NextOf(text, at, _marks);

    private static (int Length, int Value) JsonAt(ReadOnlySpan<char> text) => text.Length < 2 ? default : text[1] switch
    {
        '"' or '\'' or '\\' or '/' => (2, text[1]),
        'b' => (2, '\b'),
        'f' => (2, '\f'),
        'n' => (2, '\n'),
        'r' => (2, '\r'),
        't' => (2, '\t'),
        'u' => Hexadecimal(text, 2, 4),
        'x' => Hexadecimal(text, 2, 2),
        _ => default,
    };

    private static (int Length, int Value) PercentAt(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < bytes.Length && text.Length > count * 3 && text[count * 3] == '%'
            && Hexadecimal(text[(count * 3)..], 1, 2) is { Length: > 0 } one)
        {
            bytes[count++] = (byte)one.Value;
        }

        return Rune.DecodeFromUtf8(bytes[..count], out var rune, out var read) == OperationStatus.Done ? (read * 3, rune.Value) : default;
    }

    private static (int Length, int Value) HtmlAt(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        if (end < 3)
        {
            return default;
        }

        var plain = WebUtility.HtmlDecode(text[..(end + 1)].ToString());
        return Rune.DecodeFromUtf16(plain, out var rune, out var read) == OperationStatus.Done && read == plain.Length
            ? (end + 1, rune.Value)
            : default;
    }

    private static (int Length, int Value) Hexadecimal(ReadOnlySpan<char> text, int start, int digits)
        => text.Length >= start + digits
            && ushort.TryParse(text.Slice(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? (start + digits, value)
            : default;
}
