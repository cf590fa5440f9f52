using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Import;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>A YAML file open for editing: nodes say where to edit, the text around them is never written anew.</summary>
internal sealed class YamlText
{
    private readonly string _text;
    private readonly int[] _lineStarts;
    private bool _endsItsLine;

    /// <summary>Opens a file; raises <see cref="SpecException"/> when it cannot be read.</summary>
    public YamlText(SpecFolder folder, string path)
    {
        _text = folder[path];
        _lineStarts = [0, .. Enumerable.Range(0, _text.Length).Where(i => _text[i] == '\n').Select(static i => i + 1)];
        var problems = new List<LocatedProblem>();
        Root = YamlReader.Read(new InputFile(path, InputRole.Manifest, SourceText.From(_text)), problems)
            ?? throw SpecException.At($"{folder.Show(path)}:{problems[0].Range.Line + 1}", problems[0].ToDiagnostic().GetMessage(null));
        Edits = new TextEdits(_text);
    }

    public YamlMap Root { get; }

    public TextEdits Edits { get; }

    /// <summary>The text with all edits.</summary>
    public string Edited => Edits.Apply();

    /// <summary>The mappings of a list at the top level, each with the lines that belong to it.</summary>
    public IReadOnlyList<YamlEntry> Entries(string key)
    {
        if (Root[key] is not YamlList list)
        {
            return [];
        }

        var end = EndOf(key);
        var maps = list.Items.OfType<YamlMap>().ToList();
        return
        [
            .. maps.Select((map, i) =>
            {
                var first = FirstLine(map);
                var last = TrimEnd(first, i + 1 < maps.Count ? FirstLine(maps[i + 1]) : end, IndentOf(map));
                return new YamlEntry(map, first, last);
            }),
        ];
    }

    /// <summary>Puts another scalar in the place of one on a single line.</summary>
    public void Replace(YamlNode scalar, string replacement)
        => Edits.Replace(Offset(scalar.Range.Line, scalar.Range.Column), scalar.Range.Length, replacement);

    /// <summary>Puts other lines in the place of an entry.</summary>
    public void Replace(YamlEntry entry, string lines)
        => Edits.Replace(Offset(entry.FirstLine), Offset(entry.EndLine) - Offset(entry.FirstLine), lines);

    /// <summary>Deletes entries of a list with the blank lines after them; a list without any left becomes <c>[]</c>.</summary>
    /// <param name="key">The key of the list at the top level.</param>
    /// <param name="entries">Some of its entries, or all.</param>
    public void Delete(string key, IReadOnlyCollection<YamlEntry> entries)
    {
        foreach (var entry in entries)
        {
            var end = entry.EndLine;
            while (Offset(end) < _text.Length && IsBlank(end))
            {
                end++;
            }

            Edits.Replace(Offset(entry.FirstLine), Offset(end) - Offset(entry.FirstLine), "");
        }

        if (entries.Count > 0 && entries.Count == Entries(key).Count)
        {
            var name = Root.Members.First(member => member.Key.Text == key).Key.Range;
            Edits.Insert(Offset(name.Line, name.Column + name.Length + 1), " []");
        }
    }

    /// <summary>Adds a key with its lines to the end of an entry, which may stand in braces.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="key">The key.</param>
    /// <param name="members">What stands at it: keys with values as YAML writes them.</param>
    public void AddMember(YamlEntry entry, string key, IReadOnlyList<(string Key, string Value)> members)
    {
        if (entry.Map.EndOfBraces is { } end)
        {
            var at = TrimmedBefore(end - 1);
            var comma = _text[at - 1] == ',' ? " " : ", ";
            Edits.Insert(
                at, $"{comma}{key}: {{ {string.Join(", ", members.Select(static member => $"{member.Key}: {member.Value}"))} }}");
            return;
        }

        var margin = new string(' ', entry.Map.Members[0].Key.Range.Column);
        var lines = members.Select(member => $"{margin}  {member.Key}: {member.Value}\n");
        InsertLines(entry.Map.LastLine + 1, $"{margin}{key}:\n{string.Concat(lines)}", margin.Length);
    }

    /// <summary>Takes out a key with all that stands at it, as <see cref="AddMember"/> put it in.</summary>
    public void RemoveMember(YamlEntry entry, string key)
    {
        var index = entry.Map.Members.ToList().FindIndex(member => member.Key.Text == key);
        var member = entry.Map.Members[index];
        if (entry.Map.EndOfBraces is { } end)
        {
            var isLast = index == entry.Map.Members.Count - 1;
            var start = index == 0 ? member.Key.Range.Offset : _text.LastIndexOf(',', member.Key.Range.Offset);
            var stop = isLast ? TrimmedBefore(end - 1)
                : index == 0 ? entry.Map.Members[1].Key.Range.Offset
                : _text.LastIndexOf(',', entry.Map.Members[index + 1].Key.Range.Offset);
            Edits.Replace(start, stop - start, "");
            return;
        }

        // The first key stands behind the dash, and the name of an entry is there.
        var first = Offset(member.Key.Range.Line);
        Edits.Replace(first, Offset(member.Value.LastLine + 1) - first, "");
    }

    /// <summary>Adds lines to the end of a list at the top level, which may be absent or written as <c>[]</c>.</summary>
    public void Append(string key, string lines)
    {
        if (Entries(key) is { Count: > 0 } entries)
        {
            InsertLines(entries[^1].EndLine, lines);
            return;
        }

        if (Root.Members.FirstOrDefault(member => member.Key.Text == key) is not { } empty)
        {
            InsertLines(_lineStarts.Length, $"{key}:\n{lines.TrimStart('\n')}");
            return;
        }

        // From the colon to the end of the line stands nothing, '[]' or '~'.
        var start = Offset(empty.Key.Range.Line, empty.Key.Range.Column + empty.Key.Range.Length);
        var end = Offset(empty.Key.Range.Line + 1);
        Edits.Replace(start, end - start, $":\n{lines.TrimStart('\n')}");
    }

    /// <summary>Adds lines to the end of a block mapping that has at least one key.</summary>
    public void AppendTo(YamlMap map, string lines)
    {
        var end = map.LastLine + 1;
        while (end > 0 && Offset(end - 1) < _text.Length && IsBlank(end - 1))
        {
            end--;
        }

        InsertLines(end, lines, map.Members[^1].Key.Range.Column);
    }

    /// <summary>Adds a word to the end of a list, in brackets or with one item a line.</summary>
    public void AppendItem(YamlList list, string word)
    {
        var last = list.Items[^1];
        if (_text[Offset(list.Range.Line, list.Range.Column)] == '[')
        {
            Edits.Insert(Offset(last.Range.Line, last.Range.Column + last.Range.Length), $", {word}");
            return;
        }

        InsertLines(
            last.LastLine + 1, $"{_text[Offset(last.Range.Line)..Offset(last.Range.Line, last.Range.Column)]}{word}\n",
            last.Range.Column);
    }

    /// <summary>The offset behind the last character before a place that is not white space.</summary>
    private int TrimmedBefore(int offset)
    {
        while (char.IsWhiteSpace(_text[offset - 1]))
        {
            offset--;
        }

        return offset;
    }

    /// <summary>The column of the dash before an entry.</summary>
    public int IndentOf(YamlMap map) => IndentOf(FirstLine(map));

    private void InsertLines(int line, string lines, int depth = 0)
    {
        var at = Offset(line);
        if (at == _text.Length && _text.Length > 0 && _text[^1] != '\n' && !_endsItsLine)
        {
            _endsItsLine = true;
            Edits.Insert(at, "\n", int.MaxValue);
        }

        Edits.Insert(at, lines, depth);
    }

    /// <summary>The line after the value of a top-level key.</summary>
    private int EndOf(string key)
    {
        var next = Root.Members.SkipWhile(member => member.Key.Text != key).Skip(1).FirstOrDefault();
        return next is null ? _lineStarts.Length : next.Key.Range.Line;
    }

    /// <summary>Blank lines and comments at the end of an entry introduce what follows it.</summary>
    private int TrimEnd(int first, int end, int indent)
    {
        while (end > first + 1 && (IsBlank(end - 1) || IsCommentOutside(end - 1, indent)))
        {
            end--;
        }

        return end;
    }

    private bool IsBlank(int line) => string.IsNullOrWhiteSpace(_text[Offset(line)..Offset(line + 1)]);

    private bool IsCommentOutside(int line, int indent)
    {
        var own = IndentOf(line);
        return own <= indent && _text.AsSpan(Offset(line) + own) is ['#', ..];
    }

    private int IndentOf(int line)
    {
        var text = _text.AsSpan(Offset(line), Offset(line + 1) - Offset(line));
        return text.Length - text.TrimStart(' ').Length;
    }

    private static int FirstLine(YamlMap map) => map.Members.Count == 0 ? map.Range.Line : map.Members[0].Key.Range.Line;

    private int Offset(int line, int column = 0) => line < _lineStarts.Length ? _lineStarts[line] + column : _text.Length;
}

/// <summary>An entry of a list with its lines, from the first to the one after its last; counted from 0.</summary>
internal sealed record YamlEntry(YamlMap Map, int FirstLine, int EndLine)
{
    /// <summary>The text at a key, or null.</summary>
    public string? Text(string key) => (Map[key] as YamlScalar)?.Text.Trim();
}
