using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Team.Settings;

/// <summary>A settings file as it was read: its tree, and the problems found so far, each with its place.</summary>
internal sealed class SettingsFile
{
    private readonly string _name;
    private readonly List<string> _problems = [];

    private SettingsFile(string name, YamlMappingNode root) => (_name, Root) = (name, root);

    public YamlMappingNode Root { get; }

    public IReadOnlyList<string> Problems => _problems;

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
            throw new SettingsException([$"{Place(name, broken.Start)}: {broken.Message}"]);
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
        => _problems.Add($"{(at is null || at.Start.Line == 0 ? _name : Place(_name, at.Start))}: {problem}");

    /// <summary>Notes a problem of a variable, which has no place in the file.</summary>
    public void ReportVariable(string variable, string problem) => _problems.Add($"{variable}: {problem}");

    /// <exception cref="SettingsException">There were problems.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new SettingsException(_problems);
        }
    }

    private static string Place(string name, Mark mark)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}:{mark.Line}:{mark.Column}");
}
