namespace Auth0Mcp.Generator.Values;

/// <summary>
/// Which files a spec folder holds, and what each is to the generator. <c>build/Auth0Mcp.Generator.props</c> says the same to a
/// build, and a test holds the two together.
/// </summary>
internal static class SpecLayout
{
    /// <summary>Roles with the path of their file, or of their files, below the folder.</summary>
    public static IReadOnlyList<(InputRole Role, string Pattern)> Files { get; } =
    [
        (InputRole.Document, "management-api.json"),
        (InputRole.Provenance, "management-api.provenance.json"),
        (InputRole.Settings, "settings.yaml"),
        (InputRole.Overlay, "overlay.yaml"),
        (InputRole.Options, "options.yaml"),
        (InputRole.Vocabulary, "vocabulary.yaml"),
        (InputRole.Secrets, "secrets.yaml"),
        (InputRole.Phrases, "phrases/*.yaml"),
        (InputRole.Words, "words/*.yaml"),
        (InputRole.Errors, "errors.yaml"),
        (InputRole.Prompt, "prompts/*.yaml"),
        (InputRole.Resources, "resources.yaml"),
        (InputRole.LogTypes, "log-types.yaml"),
        (InputRole.Manifest, "tools/*.yaml"),
        (InputRole.Framework, "frameworks/*.yaml"),
    ];
}
