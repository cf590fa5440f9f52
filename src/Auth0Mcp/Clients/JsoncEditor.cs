using System.Text;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Clients;

/// <summary>Sets and removes members of a JSON file; every byte outside of them stays.</summary>
internal static class JsoncEditor
{
    /// <summary>The file with the value at the end of a path of members; those that are missing are added.</summary>
    /// <exception cref="ClientFileException">The file does not parse, or a member on the way is not an object.</exception>
    public static byte[] Set(byte[] bytes, string path, IReadOnlyList<string> members, JsonNode value)
    {
        var document = JsoncDocument.Parse(bytes, path);
        return document.Root is null ? Begin(document, Nest(members, value)) : Set(document, document.Root, path, members, value);
    }

    /// <summary>The file without the member at the end of a path; the same bytes when it is not there.</summary>
    /// <exception cref="ClientFileException">The file does not parse.</exception>
    public static byte[] Remove(byte[] bytes, string path, IReadOnlyList<string> members)
    {
        while (true)
        {
            var document = JsoncDocument.Parse(bytes, path);
            var owner = Find(document, members.SkipLast(1));
            if (owner?.Find(members[^1]) is not { } member)
            {
                return bytes;
            }

            // Again, for a name that is there twice.
            bytes = Remove(document, owner, member);
        }
    }

    /// <summary>The object at the end of a path of members, or null.</summary>
    public static JsoncObject? Find(JsoncDocument document, IEnumerable<string> members)
    {
        var found = document.Root;
        foreach (var name in members)
        {
            found = found?.Find(name) is { } member ? document.ObjectAt(member) : null;
        }

        return found;
    }

    private static byte[] Set(JsoncDocument document, JsoncObject owner, string path, IReadOnlyList<string> members, JsonNode value)
    {
        if (owner.Find(members[0]) is not { } member)
        {
            return Insert(document, owner, members[0], Nest([.. members.Skip(1)], value));
        }

        if (members.Count > 1)
        {
            return document.ObjectAt(member) is { } inner
                ? Set(document, inner, path, [.. members.Skip(1)], value)
                : throw new ClientFileException(
                    $"\"{members[0]}\" in {path} is not an object ({document.Place(member.ValueStart)})",
                    $"Make it one, e.g. \"{members[0]}\": {{}}");
        }

        if (JsonNode.DeepEquals(document.ValueOf(member), value))
        {
            return document.Bytes;
        }

        var old = document.Bytes.AsSpan(member.ValueStart, member.ValueEnd - member.ValueStart);
        var staysOnLine = document.IsOneLine || (old[0] is (byte)'{' or (byte)'[' && old.Length > 2 && !old.Contains((byte)'\n'));
        var layout = new JsonLayout(staysOnLine ? null : document.Indentation(member.NameStart), document.Unit(), document.NewLine);
        return TextEdit.Apply(
            document.Bytes, new TextEdit(member.ValueStart, member.ValueEnd, Encoding.UTF8.GetBytes(layout.Write(value))));
    }

    private static byte[] Begin(JsoncDocument document, JsonNode value)
    {
        var (newLine, end) = (document.NewLine, document.Bytes.Length);
        var before = end == 0 || document.LineStart(end) == end ? "" : newLine;
        return TextEdit.Apply(
            document.Bytes,
            new TextEdit(end, end, Encoding.UTF8.GetBytes(before + new JsonLayout("", "  ", newLine).Write(value) + newLine)));
    }

    private static byte[] Insert(JsoncDocument document, JsoncObject owner, string name, JsonNode value)
    {
        var bytes = document.Bytes;
        var (newLine, unit) = (document.NewLine, document.Unit());
        var outer = document.Indentation(owner.Open);
        var start = owner.Members.Count > 0 ? owner.Members[^1].ValueEnd : owner.Open + 1;
        var (contentEnd, isLineComment) = JsoncComments.ContentEnd(bytes, start, owner.Close);
        var isOneLine = !bytes.AsSpan(owner.Open, owner.Close - owner.Open).Contains((byte)'\n');

        if (owner.Members.Count == 0)
        {
            if (isOneLine && document.IsOneLine && !(ReferenceEquals(owner, document.Root) && contentEnd == owner.Open + 1))
            {
                return TextEdit.Apply(
                    bytes, Insertion(contentEnd, $"{JsonLayout.Quoted(name)}: {new JsonLayout(null, unit, newLine).Write(value)}"));
            }

            var line = newLine + outer + unit + Member(name, value, new JsonLayout(outer + unit, unit, newLine));
            return TextEdit.Apply(bytes, isOneLine
                ? new TextEdit(contentEnd, owner.Close, Encoding.UTF8.GetBytes(line + newLine + outer))
                : Insertion(contentEnd, line));
        }

        var last = owner.Members[^1];
        var hasTrailingComma = document.FindComma(last.ValueEnd, owner.Close) >= 0;
        var edits = hasTrailingComma ? new List<TextEdit>() : [Insertion(last.ValueEnd, ",")];
        var end = hasTrailingComma ? "," : "";
        if (isOneLine && !isLineComment)
        {
            edits.Add(Insertion(contentEnd, " " + Member(name, value, new JsonLayout(null, unit, newLine)) + end));
        }
        else
        {
            var indentation = owner.Members.FirstOrDefault(member => document.BeginsLine(member.NameStart)) is { } sibling
                ? document.Indentation(sibling.NameStart)
                : outer + unit;
            edits.Add(
                Insertion(contentEnd, newLine + indentation + Member(name, value, new JsonLayout(indentation, unit, newLine)) + end));
        }

        return TextEdit.Apply(bytes, edits);
    }

    private static byte[] Remove(JsoncDocument document, JsoncObject owner, JsoncMember member)
    {
        var bytes = document.Bytes;
        var index = owner.Members.ToList().IndexOf(member);
        var next = index + 1 < owner.Members.Count ? owner.Members[index + 1].NameStart : owner.Close;
        var comma = document.FindComma(member.ValueEnd, next);
        var previousEnd = index > 0 ? owner.Members[index - 1].ValueEnd : owner.Open + 1;
        var (start, end) = (member.NameStart, comma < 0 ? member.ValueEnd : comma + 1);
        var edits = new List<TextEdit>();
        if (comma < 0 && index > 0)
        {
            var before = document.FindComma(previousEnd, member.NameStart);
            edits.Add(new TextEdit(before, before + 1, []));
            previousEnd = before + 1;
        }

        var blanks = bytes.AsSpan(end).IndexOfAnyExcept(" \t\r"u8);
        var lineEnds = blanks >= 0 && bytes[end + blanks] == (byte)'\n';
        if (owner.Members.Count == 1
            && JsoncComments.ContentEnd(bytes, owner.Open + 1, start).Position == owner.Open + 1
            && bytes.AsSpan(end, owner.Close - end).IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            (start, end) = (owner.Open + 1, owner.Close);
        }
        else if (document.BeginsLine(start) && lineEnds)
        {
            (start, end) = (document.LineStart(start), end + blanks + 1);
        }
        else if (comma < 0)
        {
            // A line comment before it must keep its line break.
            var (content, isLineComment) = JsoncComments.ContentEnd(bytes, previousEnd, start);
            start = isLineComment ? start : content;
        }
        else if (blanks > 0 && !lineEnds)
        {
            end += blanks;
        }

        return TextEdit.Apply(bytes, edits.Append(new TextEdit(start, end, [])));
    }

    private static string Member(string name, JsonNode value, JsonLayout layout) => $"{JsonLayout.Quoted(name)}: {layout.Write(value)}";

    private static TextEdit Insertion(int position, string text) => new(position, position, Encoding.UTF8.GetBytes(text));

    private static JsonNode Nest(IReadOnlyList<string> members, JsonNode value)
        => members.Reverse().Aggregate(value.DeepClone(), static (inner, name) => new JsonObject { [name] = inner });
}
