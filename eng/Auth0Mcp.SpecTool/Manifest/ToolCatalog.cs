using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Auth0Mcp.Generator;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Diff.Report;
using Auth0Mcp.SpecTool.Import;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>
/// The manifest joined with its document, read by the readers of the generator; what is wrong with it is what a build reports.
/// </summary>
internal sealed class ToolCatalog
{
    /// <summary>Folders and texts never change, so what was read of one stays true as long as it lives.</summary>
    private static readonly ConditionalWeakTable<SpecFolder, ToolCatalog> s_read = [];
    private static readonly ConditionalWeakTable<string, Dictionary<ManifestSettings, SpecDocument>> s_documents = [];

    private readonly Lazy<ImmutableArray<LocatedProblem>> _problems;

    private ToolCatalog(SpecFolder folder)
    {
        Settings = SettingsReader.Read(File(folder, SpecFolder.SettingsFile, InputRole.Settings)).Value;
        Imported = ReadDocument(folder, Settings);
        Overlay = OverlayReader.Read(File(folder, SpecFolder.OverlayFile, InputRole.Overlay));
        Overlaid = new OverlayReport();
        var document = OverlaidDocument.Apply(Imported, Overlay.Overlay, Overlaid);
        Secrets = SecretsReader.Read(File(folder, SpecFolder.SecretsFile, InputRole.Secrets));
        var vocabulary = VocabularyReader.Read(File(folder, SpecFolder.VocabularyFile, InputRole.Vocabulary)).Vocabulary;
        Api = new ApiContext(document, vocabulary, Secrets.Rules, new AttachedPlaces(document, Overlay.Attached.Rules));

        var manifests = folder.Manifests.Select(path => ManifestReader.Read(File(folder, path, InputRole.Manifest), Settings))
            .ToImmutableArray();
        Tools = [.. manifests.SelectMany(static manifest => manifest.Tools)];
        Tombstones = [.. manifests.SelectMany(static manifest => manifest.Tombstones)];
        NotCarried = [.. manifests.SelectMany(static manifest => manifest.NotCarried)];
        Retired = Retired.Of(manifests);
        _problems = new(() => folder.Build.Report(folder));
    }

    public ManifestSettings Settings { get; }

    public ApiContext Api { get; }

    public OverlayFile Overlay { get; }

    /// <summary>The document before the overlay is laid over it.</summary>
    public SpecDocument Imported { get; }

    /// <summary>What the imported document makes of the overlay.</summary>
    public OverlayReport Overlaid { get; }

    public SecretsFile Secrets { get; }

    public ImmutableArray<LocatedTool> Tools { get; }

    public ImmutableArray<LocatedTombstone> Tombstones { get; }

    /// <summary>What the manifest says of what tools cannot carry.</summary>
    public ImmutableArray<LocatedNotCarried> NotCarried { get; }

    /// <summary>What retired entries speak of.</summary>
    public Retired Retired { get; }

    /// <summary>Everything that a build reports, information included; the generator runs the first time.</summary>
    public ImmutableArray<LocatedProblem> Problems => _problems.Value;

    /// <summary>What differences can touch.</summary>
    public IReadOnlyList<ShippedTool> Shipped =>
        [.. Tools.Select(static tool => new ShippedTool(
            tool.Entry.Name, tool.Entry.Operation, tool.Entry.Hide.ToHashSet(StringComparer.Ordinal)))];

    /// <summary>Operations of the document that no entry names, in ordinal order.</summary>
    public IEnumerable<OperationSpec> OperationsWithoutTool
    {
        get
        {
            var covered = Tools.Select(static tool => tool.Entry.Operation).ToHashSet(StringComparer.Ordinal);
            return Api.Document.Operations.Values
                .Where(operation => !covered.Contains(operation.Id))
                .OrderBy(static operation => operation.Id, StringComparer.Ordinal);
        }
    }

    /// <summary>Why no tool can carry an operation yet, or null when one can.</summary>
    public string? WhyNotCarried(OperationSpec operation) => Carriage.WhyNot(operation, Api.Document);

    /// <summary>
    /// Reads the folder as the generator does; raises <see cref="SpecException"/> when there is no document to join with.
    /// </summary>
    public static ToolCatalog Of(SpecFolder folder) => s_read.GetValue(folder, static folder => new ToolCatalog(folder));

    private static SpecDocument ReadDocument(SpecFolder folder, ManifestSettings settings)
    {
        var known = s_documents.GetOrCreateValue(folder[SpecFolder.DocumentFile]);
        lock (known)
        {
            if (!known.TryGetValue(settings, out var document))
            {
                var read = Generator.Spec.DocumentReader.Read(File(folder, SpecFolder.DocumentFile, InputRole.Document), settings);
                document = read.Value ?? throw SpecException.At(
                    folder.Show(SpecFolder.DocumentFile),
                    string.Join(' ', read.Problems.Select(static problem => problem.ToDiagnostic().GetMessage(null))));
                known.Add(settings, document);
            }

            return document;
        }
    }

    private static InputFile File(SpecFolder folder, string path, InputRole role) => new(path, role, SourceText.From(folder[path]));
}
