using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Emit;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator;

/// <summary>
/// Joins the API document with the tool manifest: files → document, rules and entries → bound tools → C#.
/// Each step holds values only, so the compiler recomputes what an edit really changed. <c>generator/README.md</c> walks through it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ManagementApiGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Compared by content checksum: a file read again without a change stops here, before anything is parsed.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => InputFiles.Classify(pair.Left, pair.Right, cancellation))
            .Where(static file => file.Role != InputRole.None)
            .WithTrackingName(TrackingNames.Files);

        // Read once per content. Rules lose their places before they are joined: a comment in a YAML file binds nothing again.
        var imported = files.Single(InputRole.Document, DocumentReader.Read, DocumentReader.Without).WithTrackingName(TrackingNames.Document);
        var overlay = files.Single(InputRole.Overlay, OverlayReader.Read, OverlayFile.Without).WithTrackingName(TrackingNames.Overlay);

        // From here on there is one document, the one that the API lives up to.
        var document = imported.Combine(overlay.Select(static (file, _) => file.Overlay))
            .Select(static (pair, _) => pair.Left.Value is { } read ? OverlaidDocument.Apply(read, pair.Right) : null);
        var attached = overlay.Select(static (file, _) => file.Attached).WithTrackingName(TrackingNames.Attached);
        var vocabulary = files.Single(InputRole.Vocabulary, VocabularyReader.Read, VocabularyFile.Without).WithTrackingName(TrackingNames.Vocabulary);
        var secrets = files.Single(InputRole.Secrets, SecretsReader.Read, SecretsFile.Without).WithTrackingName(TrackingNames.Secrets);
        var api = document
            .Combine(vocabulary.Select(static (file, _) => file.Vocabulary))
            .Combine(secrets.Select(static (file, _) => file.Rules))
            .Combine(attached.Select(static (file, _) => file.Rules))
            .Select(static (all, _) => (Document: all.Left.Left.Left, Vocabulary: all.Left.Left.Right, Secrets: all.Left.Right, Attached: all.Right))
            .Select(static (all, _) => all.Document is { } read ? new ApiContext(read, all.Vocabulary, all.Secrets, new AttachedPlaces(read, all.Attached)) : null);

        // One value per tool, without its place: an edit to one entry binds one tool.
        var manifests = files.Where(static file => file.Role == InputRole.Manifest)
            .Select(static (file, _) => Guard.Read(file, ManifestReader.Read, ManifestFile.Without))
            .WithTrackingName(TrackingNames.Manifest);
        var located = manifests.SelectMany(static (file, _) => file.Tools);
        var entries = located.Select(static (tool, _) => tool.Entry).WithTrackingName(TrackingNames.Entries);
        var bound = entries.Combine(api)
            .Where(static pair => pair.Right is not null)
            .Select(static (pair, _) => Guard.Bind(pair.Left, pair.Right!))
            .WithTrackingName(TrackingNames.Bound);

        // Equal tools re-emit nothing, whatever changed in the document around them. In the order of the files: sorted, a renamed tool
        // would move those behind it to other places, and what is in another place counts as changed.
        var tools = bound.Combine(entries.Collect().Select(static (all, _) => Catalog.RepeatedNames(all)))
            .Select(static (pair, _) => Catalog.Tool(pair.Left, pair.Right))
            .WhereNotNull()
            .WithTrackingName(TrackingNames.Tools);
        var interfaces = tools.Collect().SelectMany(static (all, _) => Catalog.Interfaces(all)).WithTrackingName(TrackingNames.Interfaces);
        var removed = manifests.Collect().Select(static (all, _) => Tombstones.Standing(all));
        var catalog = tools.Collect().Combine(removed).Select(static (pair, _) => new CatalogModel(Catalog.Names(pair.Left), pair.Right)).WithTrackingName(TrackingNames.Catalog);
        var operations = document
            .Combine(tools.Collect().Select(static (all, _) => Catalog.Accesses(all)))
            .Select(static (pair, _) => Catalog.Rows(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Operations);

        var secretVocabulary = api.Select(static (all, _) => all is null ? SecretVocabulary.None : SecretVocabulary.Of(all))
            .WithTrackingName(TrackingNames.SecretVocabulary);

        context.Emit(tools, static tool => ToolEmitter.FileName(tool), static tool => ToolEmitter.Emit(tool));
        context.Emit(interfaces, static model => InterfaceEmitter.FileName(model), static model => InterfaceEmitter.Emit(model));
        context.Emit(catalog, static _ => CatalogEmitter.FileName, static model => CatalogEmitter.Emit(model));
        context.Emit(interfaces.Collect().Select(static (all, _) => Catalog.InterfaceNames(all)), static _ => InterfaceEmitter.RootFileName, static names => InterfaceEmitter.EmitRoot(names));
        context.Emit(operations, static _ => OperationTableEmitter.FileName, static rows => OperationTableEmitter.Emit(rows));

        context.Emit(secretVocabulary, static _ => SecretVocabularyEmitter.FileName, static names => SecretVocabularyEmitter.Emit(names));

        var provenance = files.Only(InputRole.Provenance).Select(static (file, _) => Guard.Read(file, ProvenanceReader.Read, ProvenanceReader.Without));
        var patch = imported.Combine(document)
            .Select(static (pair, _) => pair.Left.Value is { } read && pair.Right is { } whole ? MergePatch.Between(read.Root, whole.Root)?.ToJson() : null);
        context.Emit(
            provenance.Combine(patch).Select(static (pair, _) => new TextPair(pair.Left.Value, pair.Right ?? "{}")),
            static _ => DocumentEmitter.FileName,
            static model => DocumentEmitter.Emit(model.Key, model.Text));

        // Guidance is one text for all tools, so that what is described for many is written and read once.
        var options = files.Single(InputRole.Options, OptionsReader.Read, OptionsFile.Without);
        var guides = document.Combine(attached.Select(static (file, _) => file.Rules)).Combine(options.Select(static (file, _) => file.Wording))
            .Select(static (all, _) => GuideProjection.Project(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.Guides);
        context.Emit(guides, static _ => GuideEmitter.FileName, static model => GuideEmitter.Emit(model));

        // The search reads its words by itself: no tool is bound or emitted again for them.
        var synonyms = files.Only(InputRole.Synonyms).Select(static (file, _) => Guard.Read(file, SynonymsReader.Read, SynonymsFile.Without));
        context.Emit(synonyms.Select(static (file, _) => file.Synonyms), static _ => SynonymsEmitter.FileName, static words => SynonymsEmitter.Emit(words));
        var phrases = files.Every(InputRole.Phrases, PhrasesReader.Read, PhrasesFile.Without);
        context.Emit(
            phrases.Select(static (all, _) => all.SelectMany(static file => file.Phrases).ToEquatableArray()),
            static _ => SynonymsEmitter.PhrasesFileName,
            static said => SynonymsEmitter.EmitPhrases(said));
        var words = files.Every(InputRole.Words, WordsReader.Read, WordsFile.Without);
        context.Emit(words, static _ => SynonymsEmitter.WordsFileName, static lists => SynonymsEmitter.EmitWords(lists));

        // So do errors: a rule binds no tool again.
        var errors = files.Only(InputRole.Errors).Select(static (file, _) => Guard.Read(file, ErrorsReader.Read, ErrorsFile.Without));
        context.Emit(errors.Select(static (file, _) => file.Rules), static _ => ErrorTableEmitter.FileName, static rules => ErrorTableEmitter.Emit(rules));

        // Diagnostics are a branch of their own: they carry places, and places change with every line.
        var misnamed = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => InputFiles.CheckRole(pair.Left, pair.Right))
            .WhereNotNull();
        context.Report(files.Collect().Combine(misnamed.Collect()).Select(static (pair, _) => InputFiles.CheckRoles(pair.Left, pair.Right)));
        context.Report(imported.Select(static (result, _) => result.Problems));
        context.Report(provenance.Select(static (result, _) => result.Problems));
        context.Report(overlay.Combine(imported).Select(static (pair, _) => InputFiles.Check(pair.Left.Problems, pair.Right.Value, pair.Left.Check)));
        var whole = tools.Collect().Combine(manifests.Collect());
        context.Report(vocabulary.Combine(document).Combine(whole).Select(static (all, _) => InputFiles
            .Check(all.Left.Left.Problems, all.Left.Right, all.Left.Left.Check)
            .Concat(all.Left.Left.Check(all.Right.Left, all.Right.Right)).ToEquatableArray()));
        context.Report(secrets.Combine(attached).Combine(document).Select(static (all, _) => InputFiles.Check(
            all.Left.Left.Problems, all.Right, read => all.Left.Left.Check(read, new AttachedPlaces(read, all.Left.Right.Rules)))));
        context.Report(attached.Combine(document).Select(static (pair, _) => InputFiles.Check(pair.Left.Problems, pair.Right, pair.Left.Check)));
        context.Report(options.Combine(attached).Combine(document)
            .Select(static (all, _) => InputFiles.Check(all.Left.Left.Problems, all.Right, read => all.Left.Left.Check(all.Left.Right.Rules, read))));
        context.Report(manifests.Collect().Select(static (all, _) => all.SelectMany(static file => file.Problems).Concat(Tombstones.Check(all)).ToEquatableArray()));
        var isComplete = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => InputFiles.ClaimsToBeComplete(options));
        context.Report(located.Collect().Combine(document).Combine(isComplete)
            .Select(static (all, _) => ManifestChecks.Find(all.Left.Left, all.Left.Right, all.Right)));
        context.Report(phrases.Combine(entries.Collect()).Select(static (all, _) => all.Left.SelectMany(file => file.Check(all.Right)).ToEquatableArray()));
        context.Report(words.Select(static (all, _) => all.SelectMany(static file => file.Problems).ToEquatableArray()));
        context.Report(synonyms.Combine(entries.Collect()).Combine(document).Select(static (all, _) => all.Left.Left.Check(all.Left.Right, all.Right)));
        context.Report(errors.Combine(entries.Collect()).Combine(document).Select(static (all, _) => all.Left.Left.Check(all.Left.Right, all.Right)));
        context.Report(bound.Where(static tool => !tool.Problems.IsEmpty).Collect()
            .Combine(located.Collect())
            .Select(static (pair, _) => BindingProblems.Locate(pair.Left, pair.Right)));
    }
}
