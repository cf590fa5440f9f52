using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>Texts in the block mappings of a YAML file; a key is the path to its value, with dots.</summary>
internal sealed class YamlSettings : SettingsText
{
    /// <summary>Deeper than any settings.</summary>
    private const int MostLevels = 32;

    private YamlSettings()
    {
    }

    public static YamlSettings Instance { get; } = new();

    public override string? Find(string text, string key)
        => Read(text) is { } root && Locate(root, key).Value is { Map: null, Text.Length: > 0 } value ? value.Text : null;

    public override string Set(string text, string key, string value)
    {
        var set = Write(text, key, Quoted(value));
        return Find(set, key) == value ? set : throw new FormatException($"{key} cannot be set in it; write it by hand");
    }

    private static string Write(string text, string key, string written)
    {
        var newLine = NewLine(text);
        if (Read(text) is not { Map: not null } root)
        {
            return $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : newLine)}{Nested(key.Split('.'), 0, written, newLine)}";
        }

        var (place, map, rest) = Locate(root, key);
        if (place is { Map: null, IsSimple: true })
        {
            var isOwnPlace = place.Start < place.End;
            return string.Concat(text.AsSpan(0, place.Start), isOwnPlace ? "" : " ", written, text.AsSpan(place.End));
        }

        if (place is not null || map.IsFlow || map.Map!.Count == 0)
        {
            throw new FormatException($"it has {key} in a form that is not replaced here; change it by hand");
        }

        var last = map.Map[^1];
        if (rest.Length > 1 && Empty(map, rest[0]) is { } hollow)
        {
            return Insert(text, hollow.End, Nested(rest[1..], map.Column + 2, written, newLine), newLine);
        }

        return Insert(text, last.Value.LastEnd, Nested(rest, map.Column, written, newLine), newLine);
    }

    /// <summary>A key that is there and has no value yet.</summary>
    private static Node? Empty(Node map, string name)
        => map.Map!.Find(member => member.Name == name) is { Value: { Map: null, Text.Length: 0, IsSimple: true } value } ? value : null;

    private static string Insert(string text, int after, string lines, string newLine)
    {
        var end = after > 0 && after <= text.Length && text[after - 1] == '\n'
            ? after
            : text.IndexOf('\n', Math.Min(after, text.Length)) + 1;
        return end == 0 ? $"{text}{newLine}{lines}" : text.Insert(end, lines);
    }

    private static string Nested(string[] path, int column, string written, string newLine)
        => string.Concat(
            path.Select((
            name, level) =>
            $"{new string(' ', column + (level * 2))}{name}:{(level == path.Length - 1 ? " " + written : "")}{newLine}"));

    /// <summary>A double-quoted scalar: what is in it is never taken for anything but text (YAML 1.2, 7.3.1).</summary>
    private static string Quoted(string value)
        => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The value of a key; where there is none, the innermost mapping on the way to it, and what is missing in that.</summary>
    private static (Node? Value, Node Map, string[] Missing) Locate(Node root, string key)
    {
        var (map, rest) = (root, key.Split('.'));
        while (true)
        {
            // Some programs take a path with dots for one key, too.
            var (member, length) = Enumerable.Range(1, rest.Length).Reverse()
                .Select(count => (Member: map.Map!.Find(member => member.Name == string.Join('.', rest[..count])), count))
                .FirstOrDefault(static found => found.Member is not null);
            if (member is null
                || (length < rest.Length && member.Value.Map is null && member.Value.Text.Length == 0 && member.Value.IsSimple))
            {
                return (null, map, rest);
            }

            if (length == rest.Length)
            {
                return (member.Value, map, []);
            }

            if (member.Value.Map is null)
            {
                throw new FormatException($"it has {key} in a form that is not replaced here; change it by hand");
            }

            (map, rest) = (member.Value, rest[length..]);
        }
    }

    /// <summary>The root of the only document; null when there is none.</summary>
    private static Node? Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            return !parser.TryConsume<StreamEnd>(out _) ? throw new FormatException("it holds several YAML documents")
                : root.Map is not null ? root
                : root.Text.Length == 0 && root.IsSimple ? null
                : throw new FormatException("it is not a YAML mapping");
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException)
        {
            throw new FormatException("it is not YAML");
        }
    }

    private static Node ReadNode(Parser parser, int level)
    {
        if (level > MostLevels)
        {
            throw new FormatException("it is nested too deeply");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var isSimple = scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty
                && scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded);
            return new Node(
                (int)scalar.Start.Index, (int)scalar.End.Index, (int)scalar.End.Index, 0, isSimple, false, scalar.Value, null);
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return new Node((int)alias.Start.Index, (int)alias.End.Index, (int)alias.End.Index, 0, false, false, "", null);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var end = (int)sequence.End.Index;
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                end = ReadNode(parser, level + 1).LastEnd;
            }

            return new Node((int)sequence.Start.Index, end, end, 0, false, false, "", null);
        }

        var map = parser.Consume<MappingStart>();
        var members = new List<Member>();
        var isFlow = map.Style == MappingStyle.Flow;
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = ReadNode(parser, level + 1);
            members.Add(new Member(key.Map is null ? key.Text : "", ReadNode(parser, level + 1)));
        }

        var closed = parser.Consume<MappingEnd>();
        var last = isFlow ? (int)closed.End.Index : members.Count > 0 ? members[^1].Value.LastEnd : (int)map.End.Index;
        return new Node((int)map.Start.Index, last, last, (int)map.Start.Column - 1, map.Anchor.IsEmpty, isFlow, "", members);
    }

    /// <param name="LastEnd">Behind the last thing in it.</param>
    /// <param name="IsSimple">Neither anchor nor tag, and not a text over several lines.</param>
    private sealed record Node(int Start, int End, int LastEnd, int Column, bool IsSimple, bool IsFlow, string Text, List<Member>? Map);

    private sealed record Member(string Name, Node Value);
}
