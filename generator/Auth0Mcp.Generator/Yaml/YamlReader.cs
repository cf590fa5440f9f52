using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>
/// Reads YAML text into nodes that know their place. Only what a manifest needs: one document of maps, lists and scalars.
/// Aliases are refused, because one that contains itself or multiplies itself would take the compiler down.
/// </summary>
internal static class YamlReader
{
    private const int MaxDepth = 32;

    /// <summary>The root mapping of the file, or null with a problem when the text is not YAML, or not a mapping. An empty file is an empty mapping.</summary>
    public static YamlMap? Read(InputFile file, ICollection<LocatedProblem> problems)
    {
        var parser = new Parser(new StringReader(file.Text.ToString()));
        try
        {
            var root = ReadDocument(parser);
            if (root is YamlMap map)
            {
                foreach (var pending in PendingDecisions.In(file.Path, map))
                {
                    problems.Add(pending);
                }

                return map;
            }

            problems.Add(At(file, root.Range, DiagnosticDescriptors.WrongShape.Id, "the file", "a mapping"));
        }
        catch (YamlException exception)
        {
            problems.Add(At(file, RangeOf(exception.Start, exception.End), DiagnosticDescriptors.YamlSyntax.Id, OneLine(exception.Message)));
        }

        catch (InvalidOperationException)
        {
            // How YamlDotNet 18 answers some flow collections that are never closed: after the last thing it understood.
            var end = parser.Current is { } last ? RangeOf(last.End, last.End) : default;
            problems.Add(At(file, end, DiagnosticDescriptors.YamlSyntax.Id, "This cannot be read from here on; a bracket, brace or quote may be missing."));
        }

        return null;
    }

    private static YamlNode ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return new YamlMap(default, []);
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(parser, depth: 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : throw Refusal(parser, "A file holds one document; this starts another one.");
    }

    private static YamlNode ReadNode(Parser parser, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Refusal(parser, "This is nested too deeply.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return ToNode(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            return new YamlList(RangeOf(sequence.Start, sequence.End), ReadItems(parser, depth));
        }

        return parser.TryConsume<MappingStart>(out var mapping)
            ? new YamlMap(RangeOf(mapping.Start, mapping.End), ReadMembers(parser, depth))
            : throw Refusal(parser, "Aliases (*name) are not read; write the value out.");
    }

    private static List<YamlNode> ReadItems(Parser parser, int depth)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return items;
    }

    private static List<YamlMember> ReadMembers(Parser parser, int depth)
    {
        var members = new List<YamlMember>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out var key))
            {
                throw Refusal(parser, "A key must be a word.");
            }

            if (!keys.Add(key.Value))
            {
                throw Refusal(parser, $"The key '{key.Value}' is given twice.");
            }

            parser.MoveNext();
            members.Add(new YamlMember(ToNode(key), ReadNode(parser, depth + 1)));
        }

        return members;
    }

    private static YamlScalar ToNode(Scalar scalar)
        => new(RangeOf(scalar.Start, scalar.End), scalar.Value, scalar.Style is ScalarStyle.Plain or ScalarStyle.Any);

    /// <summary>What is not read is refused as a syntax error is, at the event where the parser stands.</summary>
    private static YamlException Refusal(Parser parser, string message)
        => new(parser.Current!.Start, parser.Current.End, message);

    private static LocatedProblem At(InputFile file, TextRange range, string id, params string[] arguments)
        => new(id, file.Path, range, arguments.ToEquatableArray());

    /// <summary>YamlDotNet counts lines and columns from one; a range that spans lines ends with its first line.</summary>
    private static TextRange RangeOf(Mark start, Mark end)
    {
        var length = end.Line == start.Line ? Math.Max(0, end.Column - start.Column) : 0;
        return new TextRange(Math.Max(0, (int)start.Line - 1), Math.Max(0, (int)start.Column - 1), (int)start.Index, (int)length);
    }

    private static string OneLine(string message) => message.Replace("\r", "").Replace('\n', ' ');
}
