using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Team.Settings;

/// <summary>A settings file as it was read: its tree, and the problems found so far, each with its place.</summary>
internal sealed class SettingsFile
{
    private const string DuplicateKey = "Duplicate key ";

    private readonly string _name;
    private readonly List<(long Line, long Column, string Text)> _problems = [];

    private SettingsFile(string name, YamlMappingNode root) => (_name, Root) = (name, root);

    public YamlMappingNode Root { get; }

    /// <summary>Reads YAML.</summary>
    /// <param name="name">The file as messages name it.</param>
    /// <exception cref="SettingsException">It is not YAML, or not one mapping.</exception>
    public static SettingsFile Parse(string name, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new SettingsException([$"{Place(name, broken.Start)}: {Meaning(broken.Message)}"]);
        }

        return stream.Documents switch
        {
            [{ RootNode: YamlMappingNode root }] => new SettingsFile(name, root),
            [] => new SettingsFile(name, new YamlMappingNode()),
            var documents =>
                throw new SettingsException([$"{Place(name, documents[0].RootNode.Start)}: expected one mapping, e.g. 'tenants:'"]),
        };
    }

    /// <summary>Notes a problem at a node.</summary>
    public void Report(YamlNode? at, string problem)
        => _problems.Add(at is null || at.Start.Line == 0
            ? (0, 0, $"{_name}: {problem}")
            : (at.Start.Line, at.Start.Column, $"{Place(_name, at.Start)}: {problem}"));

    /// <summary>Notes a problem of a variable, which has no place in the file.</summary>
    public void ReportVariable(string variable, string problem) => _problems.Add((long.MaxValue, 0, $"{variable}: {problem}"));

    /// <exception cref="SettingsException">There were problems; they are told from top to bottom.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new SettingsException([.. _problems.OrderBy(static problem => problem.Line)
                .ThenBy(static problem => problem.Column).Select(static problem => problem.Text)]);
        }
    }

    /// <summary>What the parser means, where operators meet it.</summary>
    private static string Meaning(string message) => message switch
    {
        _ when message.StartsWith(DuplicateKey, StringComparison.Ordinal) => $"'{message[DuplicateKey.Length..]}' is there twice",
        _ when message.Contains("tab", StringComparison.Ordinal) => "a tab stands here or in the next line; indent with spaces",
        _ when message.Contains("quoted scalar", StringComparison.Ordinal) => "the quotation mark at the end of this text is missing",
        _ when message.Contains("invalid mapping", StringComparison.Ordinal) =>
            "this line is indented unlike the lines around it, or is a text with ': ' in it that needs quotes",
        _ => $"this is not YAML ({message.TrimEnd('.')})",
    };

    private static string Place(string name, Mark mark)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}:{mark.Line}:{mark.Column}");
}
