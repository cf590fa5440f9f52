using System.Text;
using Tomlyn.Syntax;

namespace Auth0Mcp.Clients;

/// <summary>Sets and removes the table of one server in a TOML file; every character outside of it stays.</summary>
internal static class TomlEditor
{
    /// <summary>The file with these members in <c>[servers.name]</c>, and without the obsolete ones.</summary>
    /// <exception cref="ClientFileException">The file does not parse, or the server is written in a form that is not edited.</exception>
    public static byte[] Set(
        byte[] bytes, string path, string servers, string name, IReadOnlyList<EntryMember> members, IReadOnlyList<string> obsolete)
    {
        var document = TomlDocument.Parse(bytes, path);
        if (document.Table(servers, name) is { } table)
        {
            return Apply(document, InTable(document, table, members, obsolete));
        }

        if (document.InlineTable(servers, name) is { } inline)
        {
            return Apply(document, InLine(document.Text, (InlineTableSyntax)inline.Value!, members, obsolete));
        }

        Refuse(document, path, servers, name);
        var endsWithoutBreak = document.Text.Length > 0 && document.Text[^1] != '\n';
        var lines = string.Join(document.NewLine, members.Select(Line).Prepend($"[{servers}.{name}]"));
        return Apply(
            document,
            [new Edit(
            document.Text.Length, document.Text.Length, Separator(document) + lines + (endsWithoutBreak ? "" : document.NewLine))]);
    }

    /// <summary>The file without the server and its sub-tables; the same bytes when it is not there.</summary>
    /// <exception cref="ClientFileException">The file does not parse, or the server is written in a form that is not edited.</exception>
    public static byte[] Remove(byte[] bytes, string path, string servers, string name)
    {
        var document = TomlDocument.Parse(bytes, path);
        var text = document.Text;
        var edits = document.Syntax.Tables
            .Where(table => TomlText.Parts(table.Name!).Take(2).SequenceEqual([servers, name], StringComparer.Ordinal)
                && table is TableSyntax)
            .Select(table => Lines(text, table.Span))
            .ToList();
        if (edits.Count == 0)
        {
            if (document.InlineTable(servers, name) is not { } inline)
            {
                if (document.OtherForm(servers, name) is not null)
                {
                    Refuse(document, path, servers, name);
                }

                return bytes;
            }

            return Apply(document, [Lines(text, inline.Span)]);
        }

        // The empty line that set the table apart goes with it; at the end of a file without a last line break, that break, too.
        var (first, last) = (edits[0], edits[^1]);
        if (IsBlankLineBefore(text, first.Start) && (last.End == text.Length || text[last.End] is '\r' or '\n'))
        {
            edits[0] = first with { Start = first.Start - (document.NewLine.Length * (text[^1] == '\n' ? 1 : 2)) };
        }

        return Apply(document, edits);
    }

    private static IEnumerable<Edit> InTable(
        TomlDocument document, TableSyntax table, IReadOnlyList<EntryMember> members, IReadOnlyList<string> obsolete)
    {
        var items = table.Items.ToList();
        var end = table.Span.Offset + table.Span.Length;
        var needsBreak = end > 0 && document.Text[end - 1] != '\n';
        var added = new StringBuilder();
        foreach (var member in members)
        {
            if (items.Find(item => IsNamed(item, member.Name)) is not { } item)
            {
                added.Append(needsBreak ? document.NewLine : "").Append(Line(member)).Append(needsBreak ? "" : document.NewLine);
            }
            else if (Replacement(item, member) is { } edit)
            {
                yield return edit;
            }
        }

        foreach (var item in items.Where(item => obsolete.Any(name => IsNamed(item, name))))
        {
            yield return Lines(document.Text, item.Span);
        }

        if (added.Length > 0)
        {
            yield return new Edit(end, end, added.ToString());
        }
    }

    private static IEnumerable<Edit> InLine(
        string text, InlineTableSyntax table, IReadOnlyList<EntryMember> members, IReadOnlyList<string> obsolete)
    {
        var kept = table.Items.Select(static item => item.KeyValue!)
            .Where(item => !obsolete.Any(name => IsNamed(item, name))
                && !members.Any(member => !member.IsChoice && IsNamed(item, member.Name)))
            .Select(item => text.Substring(item.Span.Offset, item.Span.Length).Trim());
        var isUnchanged =
            members.All(
                member => table.Items.Any(item => IsNamed(item.KeyValue!, member.Name) && Replacement(item.KeyValue!, member) is null))
                          && !table.Items.Any(item => obsolete.Any(name => IsNamed(item.KeyValue!, name)));
        if (!isUnchanged)
        {
            var whole = string.Join(
                ", ", members.Where(member => !member.IsChoice || !table.Items.Any(item => IsNamed(item.KeyValue!, member.Name)))
                .Select(Line).Concat(kept));
            yield return new Edit(table.Span.Offset, table.Span.Offset + table.Span.Length, $"{{ {whole} }}");
        }
    }

    private static Edit? Replacement(KeyValueSyntax item, EntryMember member)
        => member.IsChoice || System.Text.Json.Nodes.JsonNode.DeepEquals(TomlText.Value(item.Value), member.Value)
            ? null
            : new Edit(item.Value!.Span.Offset, item.Value.Span.Offset + item.Value.Span.Length, TomlText.Write(member.Value));

    private static void Refuse(TomlDocument document, string path, string servers, string name)
    {
        if (document.OtherForm(servers, name) is { } other)
        {
            throw new ClientFileException(
                $"{path} writes {servers} in a form that is not edited here (line {other.Span.Start.Line + 1})",
                $"Write it as tables, e.g. [{servers}.{name}], or change the entry by hand");
        }
    }

    private static string Separator(TomlDocument document)
    {
        var (text, newLine) = (document.Text, document.NewLine);
        return text.Length == 0 || IsBlankLineBefore(text, text.Length) ? "" : text[^1] == '\n' ? newLine : newLine + newLine;
    }

    private static bool IsBlankLineBefore(string text, int position)
        => position >= 2 && text[position - 1] == '\n' && text.AsSpan(0, position - 1).TrimEnd('\r') is { Length: > 0 } before
            && before[^1] == '\n';

    /// <summary>From the start of the first line to the end of the last.</summary>
    private static Edit Lines(string text, SourceSpan span)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, span.Offset - 1)) + 1;
        var isIndented = span.Offset > 0 && string.IsNullOrWhiteSpace(text[Math.Min(start, span.Offset)..span.Offset]);
        return new Edit(isIndented ? start : span.Offset, span.Offset + span.Length, "");
    }

    private static bool IsNamed(KeyValueSyntax item, string name)
        => TomlText.Parts(item.Key!).SequenceEqual([name], StringComparer.Ordinal);

    private static string Line(EntryMember member) => $"{member.Name} = {TomlText.Write(member.Value)}";

    private static byte[] Apply(TomlDocument document, IEnumerable<Edit> edits)
    {
        var (result, at) = (new StringBuilder(document.Text.Length), 0);
        foreach (var edit in edits.OrderBy(static edit => edit.Start).ThenBy(static edit => edit.End))
        {
            result.Append(document.Text, at, edit.Start - at).Append(edit.Replacement);
            at = edit.End;
        }

        result.Append(document.Text, at, document.Text.Length - at);
        return document.Bytes(result.ToString());
    }

    /// <summary>A replacement in the text.</summary>
    private sealed record Edit(int Start, int End, string Replacement);
}
