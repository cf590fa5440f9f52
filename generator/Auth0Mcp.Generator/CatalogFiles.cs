using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator;

/// <summary>
/// Every file of <c>spec/</c>, read: one step per file. A new kind of file gets a line here, in <see cref="InputRole"/> and in
/// <see cref="SpecLayout"/>.
/// </summary>
internal sealed class CatalogFiles
{
    private CatalogFiles(IncrementalValuesProvider<InputFile> files)
    {
        Settings = files.Single(InputRole.Settings, SettingsReader.Read, SettingsReader.Without);
        Policy = Settings.Then(static file => file.Value);
        Imported = files.Single(InputRole.Document, Policy, DocumentReader.Read, DocumentReader.Without)
            .WithTrackingName(TrackingNames.Document);
        Provenance = files.Only(InputRole.Provenance)
            .Each(static file => Guard.Read(file, ProvenanceReader.Read, ProvenanceReader.Without));
        Overlay = files.Single(InputRole.Overlay, OverlayReader.Read, OverlayFile.Without).WithTrackingName(TrackingNames.Overlay);
        Attached = Overlay.Then(static file => file.Attached).WithTrackingName(TrackingNames.Attached);
        Options = files.Single(InputRole.Options, OptionsReader.Read, OptionsFile.Without);
        Vocabulary = files.Single(InputRole.Vocabulary, VocabularyReader.Read, VocabularyFile.Without)
            .WithTrackingName(TrackingNames.Vocabulary);
        Secrets = files.Single(InputRole.Secrets, SecretsReader.Read, SecretsFile.Without).WithTrackingName(TrackingNames.Secrets);
        Phrases = files.Every(InputRole.Phrases, PhrasesReader.Read, PhrasesFile.Without);
        Words = files.Every(InputRole.Words, WordsReader.Read, WordsFile.Without);
        Errors = files.Only(InputRole.Errors).Each(static file => Guard.Read(file, ErrorsReader.Read, ErrorsFile.Without));
        Prompts = files.Every(InputRole.Prompt, PromptReader.Read, PromptFile.Without);
        Resources = files.Only(InputRole.Resources).Each(static file => Guard.Read(file, ResourcesReader.Read, ResourcesFile.Without));
        LogTypes = files.Only(InputRole.LogTypes).Each(static file => Guard.Read(file, LogTypesReader.Read, LogTypesFile.Without));
        Manifests = files.Where(static file => file.Role == InputRole.Manifest)
            .Each(Policy, static (file, policy) =>
                Guard.Read(file, content => ManifestReader.Read(content, policy), ManifestFile.Without))
            .WithTrackingName(TrackingNames.Manifest);
        NotCarried = Manifests.Together().Then(static all => all.SelectMany(static file => file.NotCarried).ToEquatableArray());
        Retired = Manifests.Together().Then(static all => Manifest.Retired.Of(all));
    }

    public IncrementalValueProvider<SettingsFile> Settings { get; }

    /// <summary>The settings without what is wrong with their file.</summary>
    public IncrementalValueProvider<ManifestSettings> Policy { get; }

    /// <summary>The document as it was imported, before the overlay is laid over it.</summary>
    public IncrementalValueProvider<Result<SpecDocument?>> Imported { get; }

    public IncrementalValuesProvider<Result<string>> Provenance { get; }

    public IncrementalValueProvider<OverlayFile> Overlay { get; }

    public IncrementalValueProvider<AttachFile> Attached { get; }

    public IncrementalValueProvider<OptionsFile> Options { get; }

    public IncrementalValueProvider<VocabularyFile> Vocabulary { get; }

    public IncrementalValueProvider<SecretsFile> Secrets { get; }

    public IncrementalValuesProvider<EquatableArray<PhrasesFile>> Phrases { get; }

    public IncrementalValuesProvider<EquatableArray<WordsFile>> Words { get; }

    public IncrementalValuesProvider<ErrorsFile> Errors { get; }

    public IncrementalValuesProvider<EquatableArray<PromptFile>> Prompts { get; }

    public IncrementalValuesProvider<ResourcesFile> Resources { get; }

    public IncrementalValuesProvider<LogTypesFile> LogTypes { get; }

    public IncrementalValuesProvider<ManifestFile> Manifests { get; }

    /// <summary>What the manifests say of what tools cannot carry.</summary>
    public IncrementalValueProvider<EquatableArray<LocatedNotCarried>> NotCarried { get; }

    /// <summary>What the retired entries of all manifests speak of.</summary>
    public IncrementalValueProvider<Retired> Retired { get; }

    public static CatalogFiles Read(IncrementalValuesProvider<InputFile> files) => new(files);
}
