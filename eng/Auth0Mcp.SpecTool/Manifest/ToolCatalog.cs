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

/// <summary>The manifest joined with its document by the steps of the generator, so that what it reports is what the compiler will.</summary>
internal sealed class ToolCatalog
{
    /// <summary>Folders and texts never change, so what was read of one stays true as long as it lives.</summary>
    private static readonly ConditionalWeakTable<SpecFolder, ToolCatalog> s_read = [];
    private static readonly ConditionalWeakTable<string, SpecDocument> s_documents = [];

    private readonly Lazy<ImmutableArray<LocatedProblem>> _problems;

    private ToolCatalog(
        ApiContext api, OverlayFile overlay, OverlayReport overlaid, ImmutableArray<ManifestFile> manifests, VocabularyFile vocabulary, SecretsFile secrets, Func<IEnumerable<LocatedProblem>> findProblems)
    {
        Api = api;
        Overlay = overlay;
        Overlaid = overlaid;
        Vocabulary = vocabulary;
        Secrets = secrets;
        Tools = [.. manifests.SelectMany(static manifest => manifest.Tools)];
        Tombstones = [.. manifests.SelectMany(static manifest => manifest.Tombstones)];
        _problems = new(() => [.. findProblems()]);
    }

    public ApiContext Api { get; }

    public OverlayFile Overlay { get; }

    /// <summary>What the imported document makes of the overlay.</summary>
    public OverlayReport Overlaid { get; }

    public VocabularyFile Vocabulary { get; }

    public SecretsFile Secrets { get; }

    public ImmutableArray<LocatedTool> Tools { get; }

    public ImmutableArray<LocatedTombstone> Tombstones { get; }

    /// <summary>Everything the generator will report, information included; binds every tool the first time.</summary>
    public ImmutableArray<LocatedProblem> Problems => _problems.Value;

    /// <summary>What differences can touch.</summary>
    public IReadOnlyList<ShippedTool> Shipped =>
        [.. Tools.Select(static tool => new ShippedTool(tool.Entry.Name, tool.Entry.Operation, tool.Entry.Hide.ToHashSet(StringComparer.Ordinal)))];

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
    public string? WhyUnsupported(OperationSpec operation)
    {
        // The least that an entry can say.
        var probe = ToolEntryParser.Parse(new YamlMap(default, [Member("name", "auth0_try_operation"), Member("operation", operation.Id)]), "", [])!;
        return Guard.Bind(probe, Api).Problems
            .Where(static problem => problem.Id == DiagnosticDescriptors.UnsupportedOperation.Id)
            .Select(static problem => problem.Arguments[2])
            .FirstOrDefault();
    }

    /// <summary>Reads the folder as the generator does; raises <see cref="SpecException"/> when there is no document to join with.</summary>
    public static ToolCatalog Of(SpecFolder folder) => s_read.GetValue(folder, Read);

    private static ToolCatalog Read(SpecFolder folder)
    {
        var imported = s_documents.GetValue(folder[SpecFolder.DocumentFile], _ => ReadDocument(folder));
        var overlay = OverlayReader.Read(File(folder, SpecFolder.OverlayFile, InputRole.Overlay));
        var overlaid = new OverlayReport();
        var document = OverlaidDocument.Apply(imported, overlay.Overlay, overlaid);
        var attached = overlay.Attached;
        var options = OptionsReader.Read(File(folder, SpecFolder.OptionsFile, InputRole.Options));
        var vocabulary = VocabularyReader.Read(File(folder, SpecFolder.VocabularyFile, InputRole.Vocabulary));
        var secrets = SecretsReader.Read(File(folder, SpecFolder.SecretsFile, InputRole.Secrets));
        var manifests = folder.Manifests.Select(path => ManifestReader.Read(File(folder, path, InputRole.Manifest))).ToImmutableArray();

        var places = new AttachedPlaces(document, attached.Rules);
        var api = new ApiContext(document, vocabulary.Vocabulary, secrets.Rules, places);
        var located = manifests.SelectMany(static manifest => manifest.Tools).ToImmutableArray();
        return new ToolCatalog(api, overlay, overlaid, manifests, vocabulary, secrets, () => overlay.Problems.Concat(overlay.Locate(overlaid))
            .Concat(attached.Problems).Concat(attached.Check(document))
            .Concat(options.Problems).Concat(options.Check(attached.Rules, document))
            .Concat(vocabulary.Problems).Concat(vocabulary.Check(document))
            .Concat(secrets.Problems).Concat(secrets.Check(document, places))
            .Concat(manifests.SelectMany(static manifest => manifest.Problems))
            .Concat(Generator.Manifest.Tombstones.Check(manifests))
            .Concat(ManifestChecks.Find(located, document, isComplete: true))
            .Concat(BindingProblems.Locate(Faulty(located, api), located)));
    }

    private static ImmutableArray<BoundTool> Faulty(ImmutableArray<LocatedTool> located, ApiContext api) =>
        [.. located.Select(tool => Guard.Bind(tool.Entry, api)).Where(static tool => !tool.Problems.IsEmpty)];

    private static YamlMember Member(string key, string text) => new(new YamlScalar(default, key, isPlain: true), new YamlScalar(default, text, isPlain: true));

    private static SpecDocument ReadDocument(SpecFolder folder)
    {
        var read = Generator.Spec.DocumentReader.Read(File(folder, SpecFolder.DocumentFile, InputRole.Document));
        return read.Value ?? throw SpecException.At(
            folder.Show(SpecFolder.DocumentFile), string.Join(' ', read.Problems.Select(static problem => problem.ToDiagnostic().GetMessage(null))));
    }

    private static InputFile File(SpecFolder folder, string path, InputRole role) => new(path, role, SourceText.From(folder[path]));
}
