namespace Auth0Mcp.Generator;

/// <summary>Names of the pipeline steps, by which tests check what is recomputed.</summary>
internal static class TrackingNames
{
    public const string Files = nameof(Files);
    public const string Document = nameof(Document);
    public const string Overlay = nameof(Overlay);
    public const string Attached = nameof(Attached);
    public const string Vocabulary = nameof(Vocabulary);
    public const string Secrets = nameof(Secrets);
    public const string Manifest = nameof(Manifest);
    public const string Entries = nameof(Entries);
    public const string Bound = nameof(Bound);
    public const string Tools = nameof(Tools);
    public const string Interfaces = nameof(Interfaces);
    public const string Catalog = nameof(Catalog);
    public const string Operations = nameof(Operations);
    public const string SecretVocabulary = nameof(SecretVocabulary);
    public const string Guides = nameof(Guides);
    public const string Frameworks = nameof(Frameworks);

    /// <summary>Every name above.</summary>
    public static readonly string[] All =
        [Files, Document, Overlay, Attached, Vocabulary, Secrets, Manifest, Entries, Bound, Tools, Interfaces, Catalog,
            Operations, SecretVocabulary, Guides, Frameworks];
}
