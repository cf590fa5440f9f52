using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>Reads YAML text into nodes that know their place.</summary>
internal static class YamlReader
{
    /// <summary>The root mapping of the file, or null with a problem when the text is no YAML or no mapping. An empty file is an empty mapping.</summary>
    public static YamlMap? Read(InputFile file, ICollection<LocatedProblem> problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(file.Text.ToString()));
        }
        catch (YamlException exception)
        {
            problems.Add(At(file, RangeOf(exception.Start, exception.End), DiagnosticDescriptors.YamlSyntax.Id, OneLine(exception.Message)));
            return null;
        }

        if (stream.Documents.Count == 0)
        {
            return new YamlMap(default, []);
        }

        var root = Convert(stream.Documents[0].RootNode);
        if (root is YamlMap map)
        {
            return map;
        }

        problems.Add(At(file, root.Range, DiagnosticDescriptors.WrongShape.Id, "the file", "a mapping"));
        return null;
    }

    private static LocatedProblem At(InputFile file, TextRange range, string id, params string[] arguments)
        => new(id, file.Path, range, arguments.ToEquatableArray());

    private static YamlNode Convert(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlScalarNode scalar => Scalar(scalar),
        YamlSequenceNode sequence => new YamlList(RangeOf(node.Start, node.End), sequence.Children.Select(Convert).ToList()),
        YamlMappingNode mapping => new YamlMap(
            RangeOf(node.Start, node.End),
            mapping.Children.Select(static pair => new YamlMember(Key(pair.Key), Convert(pair.Value))).ToList()),
        _ => new YamlScalar(RangeOf(node.Start, node.End), "", isPlain: true),
    };

    private static YamlScalar Scalar(YamlScalarNode node)
        => new(RangeOf(node.Start, node.End), node.Value ?? "", node.Style is ScalarStyle.Plain or ScalarStyle.Any);

    private static YamlScalar Key(YamlDotNet.RepresentationModel.YamlNode node)
        => node is YamlScalarNode scalar ? Scalar(scalar) : new YamlScalar(RangeOf(node.Start, node.End), node.ToString(), isPlain: true);

    /// <summary>YamlDotNet counts lines and columns from one; a range that spans lines ends with its first line.</summary>
    private static TextRange RangeOf(Mark start, Mark end)
    {
        var length = end.Line == start.Line ? Math.Max(0, end.Column - start.Column) : 0;
        return new TextRange(Math.Max(0, (int)start.Line - 1), Math.Max(0, (int)start.Column - 1), (int)start.Index, (int)length);
    }

    private static string OneLine(string message) => message.Replace("\r", "").Replace('\n', ' ');
}
