using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>The files of this repository.</summary>
internal static class CommittedFiles
{
    public static string Root { get; } = Repository.FindRoot(AppContext.BaseDirectory);

    /// <summary>The inputs of the real catalog, with the roles that <c>src/Auth0Mcp.ManagementApi</c> gives them and its claim to be complete.</summary>
    public static GeneratorHarness Inputs { get; } = new[] { ("tools", InputRole.Manifest), ("phrases", InputRole.Phrases), ("words", InputRole.Words) }
        .SelectMany(static folder => Directory.GetFiles(Path("spec", folder.Item1), "*.yaml").Order(StringComparer.Ordinal), static (folder, file) => (folder.Item1, folder.Item2, file))
        .Aggregate(
            GeneratorHarness.Empty.Complete()
                .With("spec/management-api.json", InputRole.Document, Read("spec", "management-api.json"))
                .With("spec/management-api.provenance.json", InputRole.Provenance, Read("spec", "management-api.provenance.json"))
                .With("spec/overlay.yaml", InputRole.Overlay, Read("spec", "overlay.yaml"))
                .With("spec/options.yaml", InputRole.Options, Read("spec", "options.yaml"))
                .With("spec/vocabulary.yaml", InputRole.Vocabulary, Read("spec", "vocabulary.yaml"))
                .With("spec/secrets.yaml", InputRole.Secrets, Read("spec", "secrets.yaml"))
                .With("spec/synonyms.yaml", InputRole.Synonyms, Read("spec", "synonyms.yaml"))
                .With("spec/errors.yaml", InputRole.Errors, Read("spec", "errors.yaml")),
            static (inputs, file) => inputs.With($"spec/{file.Item1}/{System.IO.Path.GetFileName(file.file)}", file.Item2, File.ReadAllText(file.file)));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));
}
