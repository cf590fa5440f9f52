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

    /// <summary>
    /// The root mapping of the file, or null with a problem when the text is not YAML, or not a mapping. An empty file is an
    /// empty mapping.
    /// </summary>
    public static YamlMap? Read(InputFile file, ICollection<LocatedProblem> problems)
    {
        var text = file.Text.ToString();
        var parser = new Parser(new StringReader(text));
        try
        {
            var root = PlainYaml.Read(text) ?? ReadDocument(parser);
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
        catch (RefusalException refusal)
        {
            problems.Add(At(file, RangeOf(refusal.Start, refusal.End), DiagnosticDescriptors.YamlSyntax.Id, refusal.Message));
        }
        catch (YamlException exception) when (YamlFaults.FirstTab(text, LineOf(exception.Start), LineOf(exception.End)) is { } tab)
        {
            problems.Add(At(file, tab, DiagnosticDescriptors.YamlSyntax.Id, "A tab stands here; indent with spaces."));
        }
        catch (YamlException exception)
        {
            // The parser tells where what it was reading began; what it could not read stands at the end of that.
            var place = exception.Message.IndexOf("quoted scalar", StringComparison.Ordinal) >= 0 ? exception.Start : exception.End;
            var (line, meaning) = YamlCauses.Find(text, LineOf(place), OpenQuote(parser)) ?? (LineOf(place), null);
            var range = line == LineOf(place) ? RangeOf(place, place) : YamlCauses.StartOf(text, line);
            problems.Add(
                At(file, range, DiagnosticDescriptors.YamlSyntax.Id, meaning ?? YamlFaults.Meaning(exception.Message)));
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet 18 answers some flow collections that are never closed: after the last thing it understood.
            var end = parser.Current is { } last ? RangeOf(last.End, last.End) : default;
            problems.Add(
                At(file, end, DiagnosticDescriptors.YamlSyntax.Id,
                "This cannot be read from here on; a bracket, brace or quote may be missing."));
        }

        return null;
    }

    /// <summary>The root as the parser reads it.</summary>
    /// <exception cref="YamlException">The text is not YAML, or not what a manifest takes.</exception>
    internal static YamlNode Parse(string text) => ReadDocument(new Parser(new StringReader(text)));

    /// <summary>The line of a text in quotation marks that ran over several lines just before the parser stumbled.</summary>
    private static int? OpenQuote(Parser parser)
        => parser.Current is Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } last && last.End.Line > last.Start.Line
            ? LineOf(last.Start)
            : null;

    private static YamlNode ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return new YamlMap(default, [], []);
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

        if (parser.Accept<NodeEvent>(out var node) && !(node.Anchor.IsEmpty && node.Tag.IsEmpty))
        {
            throw Refusal(parser, "Anchors and tags (&name, !name) are not read; put quotes around a text that starts so.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return ToNode(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = ReadItems(parser, depth, out var end);
            return new YamlList(RangeOf(sequence.Start, sequence.End), items)
            {
                LastLine = sequence.Style == SequenceStyle.Flow || items.Count == 0 ? LineOf(end) : items[items.Count - 1].LastLine,
            };
        }

        return parser.TryConsume<MappingStart>(out var mapping)
            ? ReadMap(parser, mapping, depth)
            : throw Refusal(parser, "Aliases (*name) are not read; write the value out.");
    }

    private static YamlMap ReadMap(Parser parser, MappingStart mapping, int depth)
    {
        var byKey = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var members = ReadMembers(parser, depth, byKey, out var end);
        var isInBraces = mapping.Style == MappingStyle.Flow;
        return new YamlMap(RangeOf(mapping.Start, mapping.End), members, byKey)
        {
            LastLine = isInBraces || members.Count == 0 ? LineOf(end) : members[members.Count - 1].Value.LastLine,
            EndOfBraces = isInBraces ? (int)end.Index : null,
        };
    }

    private static List<YamlNode> ReadItems(Parser parser, int depth, out Mark end)
    {
        var items = new List<YamlNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        end = parser.Consume<SequenceEnd>().End;
        return items;
    }

    private static List<YamlMember> ReadMembers(
        Parser parser, int depth, Dictionary<string, YamlNode> byKey, out Mark end)
    {
        var members = new List<YamlMember>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out var key))
            {
                throw Refusal(parser, "A key must be a word.");
            }

            if (byKey.ContainsKey(key.Value))
            {
                throw Refusal(parser, $"The key '{key.Value}' is given twice.");
            }

            parser.MoveNext();
            var name = ToNode(key);
            var value = ReadNode(parser, depth + 1);
            value = value is YamlScalar { Text: "", IsPlain: true }
                ? new YamlScalar(value.Range, "", isPlain: true) { LastLine = name.LastLine }
                : value;
            byKey.Add(key.Value, value);
            members.Add(new YamlMember(name, value));
        }

        end = parser.Consume<MappingEnd>().End;
        return members;
    }

    private static YamlScalar ToNode(Scalar scalar)
        => new(RangeOf(scalar.Start, scalar.End), scalar.Value, scalar.Style is ScalarStyle.Plain or ScalarStyle.Any)
        {
            // A block text ends where the next token starts; one that ends at the start of a line has its last character before it.
            LastLine = Math.Max((int)scalar.Start.Line - 1, scalar.End.Column <= 1 ? LineOf(scalar.End) - 1 : LineOf(scalar.End)),
        };

    private static int LineOf(Mark mark) => Math.Max(0, (int)mark.Line - 1);

    /// <summary>What is not read is refused as a syntax error is, at the event where the parser stands.</summary>
    private static RefusalException Refusal(Parser parser, string message)
        => new(parser.Current!.Start, parser.Current.End, message);

    private static LocatedProblem At(InputFile file, TextRange range, string id, params string[] arguments)
        => new(id, file.Path, range, arguments.ToEquatableArray());

    /// <summary>YamlDotNet counts lines and columns from one; a range that spans lines ends with its first line.</summary>
    private static TextRange RangeOf(Mark start, Mark end)
    {
        var length = end.Line == start.Line ? Math.Max(0, end.Column - start.Column) : 0;
        return new TextRange(Math.Max(0, (int)start.Line - 1), Math.Max(0, (int)start.Column - 1), (int)start.Index, (int)length);
    }

    /// <summary>YAML that is right and that a manifest does not take.</summary>
    private sealed class RefusalException(Mark start, Mark end, string message) : YamlException(start, end, message);
}
