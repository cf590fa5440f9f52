using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>What <c>spec/secrets.yaml</c> says, read without the generator.</summary>
internal sealed class SecretDeclarations
{
    private readonly HashSet<string> _harmless;

    private SecretDeclarations(YamlMappingNode root)
        => (Secrets, _harmless, OpenObjects) = (Places(root, "secret"), Places(root, "harmless"), Schemas(root));

    /// <summary>Each as <c>Schema.property</c>.</summary>
    public IReadOnlySet<string> Secrets { get; }

    /// <summary>Those of properties that only the overlay knows, as <c>Schema.property</c> or as <c>Schema.place.property</c>.</summary>
    public IReadOnlySet<string> OverlaySecrets { get; } = Overlay();

    /// <summary>The schemas whose secrets are named though the document does not list them.</summary>
    public IReadOnlySet<string> OpenObjects { get; }

    public static SecretDeclarations Read() => new(Load("secrets.yaml"));

    private static YamlMappingNode Load(string file)
    {
        using var reader = File.OpenText(Path.Combine(ApiDocument.RepositoryRoot, "spec", file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static HashSet<string> Overlay()
        => ((YamlSequenceNode)Load("overlay.yaml").Children["schemas"]).Cast<YamlMappingNode>()
            .Where(static entry => entry.Children.ContainsKey("secret") && entry.Children.ContainsKey("of"))
            .SelectMany(
                static entry =>
                ((YamlSequenceNode)entry.Children["of"]).SelectMany(schema => ((YamlSequenceNode)entry.Children["secret"])
                .Select(property => entry.Children.TryGetValue("at", out var place)
                    ? $"{schema}.{place}.{property}"
                    : $"{schema}.{property}")))
            .ToHashSet(StringComparer.Ordinal);

    public bool IsSecret(string schema, string property) => Secrets.Contains($"{schema}.{property}");

    public bool IsHarmless(string schema, string property) => _harmless.Contains($"{schema}.{property}");

    private static HashSet<string> Places(YamlMappingNode root, string list)
        => ((YamlSequenceNode)root.Children[list]).Cast<YamlMappingNode>()
            .SelectMany(
                static entry =>
                ((YamlSequenceNode)entry.Children["properties"]).Select(property => $"{entry.Children["schema"]}.{property}"))
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Schemas(YamlMappingNode root)
        => ((YamlSequenceNode)root.Children["open"]).Select(static entry => entry["schema"].ToString())
            .ToHashSet(StringComparer.Ordinal);
}
