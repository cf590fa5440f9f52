using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>What the entries under <c>spec/tools</c> say about access, read without the generator.</summary>
/// <param name="Access">As stated; null leaves it to the document.</param>
internal sealed record ManifestEntry(string Name, string? Access, string? Reason)
{
    private static readonly Lazy<IReadOnlyDictionary<string, ManifestEntry>> s_all =
        new(static () => Read().ToDictionary(static entry => entry.Name, StringComparer.Ordinal));

    /// <summary>Every entry by the name of its tool.</summary>
    public static IReadOnlyDictionary<string, ManifestEntry> All => s_all.Value;

    private static IEnumerable<ManifestEntry> Read()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ApiDocument.RepositoryRoot, "spec", "tools"), "*.yaml"))
        {
            using var reader = File.OpenText(file);
            var yaml = new YamlStream();
            yaml.Load(reader);
            foreach (var entry in ((YamlSequenceNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["tools"]).Cast<YamlMappingNode>())
            {
                yield return new ManifestEntry(Text(entry, "name")!, Text(entry, "access"), Text(entry, "reason"));
            }
        }
    }

    private static string? Text(YamlMappingNode entry, string key)
        => entry.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;
}
