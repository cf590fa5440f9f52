using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Team.Tests.Deploy;

/// <summary>
/// What the container, Compose file and chart promise. The templates of the chart are read with every expression put in as a
/// plain value: whether they render as Helm does is not what is tested.
/// </summary>
public sealed partial class DeployTests
{
    private static readonly string s_folder = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "eng/deploy");

    public static TheoryData<string> Templates
        => new(Directory.EnumerateFiles(Path.Combine(s_folder, "helm/templates"), "*.yaml")
            .Select(static path => Path.GetFileName(path)!));

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_IsAResource(string name)
    {
        var resource = Template(name);

        Assert.NotEqual("", Text(resource, "kind"));
        Assert.NotEqual("", Text(resource, "apiVersion"));
        Assert.NotEqual("", Text(resource, "metadata", "name"));
    }

    [Fact]
    public void Pod_CanChangeNothingAroundIt()
    {
        var pod = At(Template("deployment.yaml"), "spec", "template", "spec");
        var container = ((YamlSequenceNode)At(pod, "containers")).Children.Single();

        Assert.Equal("true", Text(pod, "securityContext", "runAsNonRoot"));
        Assert.Equal("false", Text(pod, "automountServiceAccountToken"));
        Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal("/healthz/ready", Text(container, "readinessProbe", "httpGet", "path"));
        Assert.Equal("/healthz/live", Text(container, "livenessProbe", "httpGet", "path"));
    }

    [Fact]
    public void Chart_RunsTwo_KeepsOne_AndClosesTheNetwork()
    {
        Assert.Equal("2", Text(Load("helm/values.yaml"), "replicas"));
        Assert.Equal("1", Text(Template("disruption.yaml"), "spec", "minAvailable"));
        Assert.Equal(
            ["Ingress", "Egress"],
            ((YamlSequenceNode)At(Template("network.yaml"), "spec", "policyTypes")).Children.Select(
            static type => ((YamlScalarNode)type).Value));
    }

    [Fact]
    public void Compose_RunsTheServerOnAReadOnlyRoot()
    {
        var server = At(Load("compose.yaml"), "services", "server");

        Assert.Equal("true", Text(server, "read_only"));
        Assert.Equal("2", Text(server, "deploy", "replicas"));
    }

    [Fact]
    public void Container_HasNoShell_AndRunsAsNobody()
    {
        var text = File.ReadAllText(Path.Combine(s_folder, "Dockerfile"));

        Assert.Contains("chiseled", text, StringComparison.Ordinal);
        Assert.Contains("USER $APP_UID", text, StringComparison.Ordinal);
    }

    private static YamlNode Template(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(s_folder, "helm/templates", name))
            .Where(static line => !Directive().IsMatch(line))
            .Select(static line => Block().Replace(line, "$1 {}"))
            .Select(static line => Inline().Replace(line, "value"));
        return Parse(string.Join('\n', lines));
    }

    private static YamlNode Load(string name) => Parse(File.ReadAllText(Path.Combine(s_folder, name)));

    private static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Single().RootNode;
    }

    private static YamlNode At(YamlNode node, params string[] path)
        => path.Aggregate(node, static (at, key) => ((YamlMappingNode)at).Children[new YamlScalarNode(key)]);

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)At(node, path)).Value!;

    [GeneratedRegex(@"^\s*\{\{-? .*\}\}$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"(:)\s*\{\{- .*\}\}$")]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{ .*? \}\}")]
    private static partial Regex Inline();
}
