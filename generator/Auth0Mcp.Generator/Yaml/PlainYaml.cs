using System.Text;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>
/// Reads the plainest YAML there is: block mappings and lists with each key and text on one line, plain or in double quotes. The phrases of
/// a catalog are a megabyte of that, and a parser that reads character by character takes a fifth of a cold build for them. Of everything
/// else it says nothing, and what that is, and what is wrong with it, the parser decides. A test holds both against each other.
/// </summary>
internal sealed class PlainYaml
{
    private const int MaxDepth = 8;

    private readonly string _text;

    /// <summary>The line that is read next: its number, where it begins, where its first character stands and where it ends.</summary>
    private int _line = -1;
    private int _begin;
    private int _first;
    private int _end = -1;

    private PlainYaml(string text) => _text = text;

    private int Indent => _first - _begin;

    private bool IsAtEnd => _first == _text.Length;

    /// <summary>The root mapping; null when the text is anything but plain.</summary>
    public static YamlMap? Read(string text)
    {
        if (!HasPlainCharacters(text))
        {
            return null;
        }

        var reader = new PlainYaml(text);
        reader.Advance();
        return !reader.IsAtEnd && reader.Indent == 0 && reader.ReadBlock(depth: 0) is YamlMap map && reader.IsAtEnd ? map : null;
    }

    /// <summary>Lines end with <c>\n</c>, and nothing but those is a character that cannot be seen.</summary>
    private static bool HasPlainCharacters(string text)
    {
        foreach (var character in text)
        {
            if ((character < ' ' && character != '\n') || character is (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\ufeff')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes to the next line that is neither empty nor a comment.</summary>
    private void Advance()
    {
        do
        {
            _line++;
            _begin = Math.Min(_end + 1, _text.Length);
            _end = _text.IndexOf('\n', _begin);
            _end = _end < 0 ? _text.Length : _end;
            _first = _begin;
            while (_first < _end && _text[_first] == ' ')
            {
                _first++;
            }
        }
        while (_first < _text.Length && (_first == _end || _text[_first] == '#'));
    }

    /// <summary>The mapping or list that begins in this line; null when it is not plain to its end.</summary>
    private YamlNode? ReadBlock(int depth)
        => depth > MaxDepth ? null : _text[_first] == '-' ? ReadList() : ReadMap(depth);

    private YamlList? ReadList()
    {
        var (indent, range) = (Indent, RangeOf(_first, 0));
        var items = new List<YamlNode>();
        while (!IsAtEnd && Indent == indent)
        {
            if (_end - _first < 3 || _text[_first] != '-' || _text[_first + 1] != ' ' || ReadText(_first + 2, _end) is not { } item)
            {
                return null;
            }

            items.Add(item);
            Advance();
        }

        return IsDeeper(indent) ? null : new YamlList(range, items) { LastLine = items[items.Count - 1].LastLine };
    }

    private YamlMap? ReadMap(int depth)
    {
        var (indent, range) = (Indent, RangeOf(_first, 0));
        var members = new List<YamlMember>();
        var byKey = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        while (!IsAtEnd && Indent == indent)
        {
            var colon = _text.IndexOf(':', _first, _end - _first);
            if (colon < 0 || ReadPlain(_first, colon) is not { } key || ReadValue(colon + 1, indent, depth) is not { } value
                || byKey.ContainsKey(key.Text))
            {
                return null;
            }

            byKey.Add(key.Text, value);
            members.Add(new YamlMember(key, value));
        }

        return IsDeeper(indent) ? null : new YamlMap(range, members, byKey) { LastLine = members[members.Count - 1].Value.LastLine };
    }

    /// <summary>What stands behind the colon, or in the lines below that are indented more; goes on to the line behind it.</summary>
    private YamlNode? ReadValue(int at, int indent, int depth)
    {
        if (at == _end)
        {
            Advance();
            return IsDeeper(indent) ? ReadBlock(depth + 1) : null;
        }

        var text = _text[at] == ' ' && at + 1 < _end ? ReadText(at + 1, _end) : null;
        Advance();
        return text;
    }

    /// <summary>True for a line that belongs to what is indented less; behind a text it would continue that.</summary>
    private bool IsDeeper(int indent) => !IsAtEnd && Indent > indent;

    private YamlScalar? ReadText(int start, int end) => _text[start] == '"' ? ReadQuoted(start, end) : ReadPlain(start, end);

    /// <summary>A text in double quotes up to the end of the line, with no other escapes than quotes and backslashes.</summary>
    private YamlScalar? ReadQuoted(int start, int end)
    {
        var close = _text.IndexOf('"', start + 1, end - start - 1);
        if (close == end - 1 && _text.IndexOf('\\', start, end - start) < 0)
        {
            return new YamlScalar(RangeOf(start, end - start), _text.Substring(start + 1, close - start - 1), isPlain: false);
        }

        var text = new StringBuilder();
        for (var i = start + 1; i < end; i++)
        {
            if (_text[i] == '"')
            {
                return i == end - 1 ? new YamlScalar(RangeOf(start, end - start), text.ToString(), isPlain: false) : null;
            }

            if (_text[i] == '\\' && ++i < end && _text[i] is not ('"' or '\\'))
            {
                return null;
            }

            text.Append(i < end ? _text[i] : '\\');
        }

        return null;
    }

    /// <summary>A text that begins with a letter or digit, and has in it nothing that could end it.</summary>
    private YamlScalar? ReadPlain(int start, int end)
        => end > start && char.IsLetterOrDigit(_text[start]) && _text[end - 1] != ' '
            && _text.IndexOf(':', start, end - start) < 0 && _text.IndexOf('#', start, end - start) < 0
            ? new YamlScalar(RangeOf(start, end - start), _text.Substring(start, end - start), isPlain: true)
            : null;

    private TextRange RangeOf(int start, int length) => new(_line, start - _begin, start, length);
}
