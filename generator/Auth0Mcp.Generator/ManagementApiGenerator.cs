using Auth0Mcp.Generator.Binding;
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
        var project = context.AnalyzerConfigOptionsProvider.Then(static options => ProjectOptions.Of(options.GlobalOptions));
        var @namespace = project.Then(static options => options.Namespace);

        // Read once per content. Rules lose their places before they are joined: a comment in a YAML file binds nothing again.
        var read = CatalogFiles.Read(files);

        // From here on there is one document, the one that the API lives up to.
        var document = read.Imported.Combine(read.Overlay.Then(static file => file.Overlay))
            .Then(static pair => pair.Left.Value is { } imported ? OverlaidDocument.Apply(imported, pair.Right) : null);
        var api = document
            .Combine(read.Vocabulary.Then(static file => file.Vocabulary))
            .Combine(read.Secrets.Then(static file => file.Rules))
            .Combine(read.Attached.Then(static file => file.Rules))
            .Then(static all => all.Left.Left.Left is { } found
                ? new ApiContext(found, all.Left.Left.Right, all.Left.Right, new AttachedPlaces(found, all.Right))
                : null);

        // One value per tool, without its place: an edit to one entry binds one tool.
        var located = read.Manifests.Many(static file => file.Tools);
        var entries = located.Each(static tool => tool.Entry).WithTrackingName(TrackingNames.Entries);
        var bound = entries.Combine(api)
            .Where(static pair => pair.Right is not null)
            .Each(static pair => Guard.Bind(pair.Left, pair.Right!))
            .WithTrackingName(TrackingNames.Bound);

        // Equal tools re-emit nothing, whatever changed in the document around them. In the order of the files: sorted, a renamed tool
        // would move those behind it to other places, and what is in another place counts as changed.
        var tools = bound.Combine(entries.Collect().Then(static all => Catalog.RepeatedNames(all))).Combine(read.Policy)
            .Each(static pair => Catalog.Tool(pair.Left.Left, pair.Left.Right, pair.Right))
            .WhereNotNull()
            .WithTrackingName(TrackingNames.Tools);
        var interfaces = tools.Collect().Many(static all => Catalog.Interfaces(all)).WithTrackingName(TrackingNames.Interfaces);
        var removed = read.Manifests.Collect().Then(static all => Tombstones.Standing(all));
        var notCarried = document.Combine(read.NotCarried).Then(static pair => Uncarried.Rows(pair.Left, pair.Right));
        var catalog = tools.Collect().Combine(removed).Combine(notCarried)
            .Then(static all => new CatalogModel(Catalog.Names(all.Left.Left), all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.Catalog);
        var operations = document
            .Combine(tools.Collect().Then(static all => Catalog.Accesses(all)))
            .Then(static pair => Catalog.Rows(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Operations);
        var secretVocabulary = api.Then(static all => all is null ? SecretVocabulary.None : SecretVocabulary.Of(all))
            .WithTrackingName(TrackingNames.SecretVocabulary);

        // Depends on nothing but the project: made once.
        context.Emit(
            project.Many(static options => options.HasContract ? [] : ContractEmitter.Files()), @namespace,
            static file => ContractEmitter.FileName(file), static file => ContractEmitter.Emit(file));

        // No hand-written code names the class of a tool: only a whole build needs those.
        context.EmitImplementation(tools, @namespace, static tool => ToolEmitter.FileName(tool), static tool => ToolEmitter.Emit(tool));
        context.Emit(
            interfaces, @namespace, static model => InterfaceEmitter.FileName(model), static model => InterfaceEmitter.Emit(model));
        context.Emit(catalog, @namespace, static _ => CatalogEmitter.FileName, static model => CatalogEmitter.Emit(model));
        context.Emit(
            interfaces.Collect().Then(static all => Catalog.InterfaceNames(all)),
            @namespace,
            static _ => InterfaceEmitter.RootFileName,
            static names => InterfaceEmitter.EmitRoot(names));
        context.Emit(
            operations, @namespace, static _ => OperationTableEmitter.FileName, static rows => OperationTableEmitter.Emit(rows));
        context.Emit(
            secretVocabulary, @namespace, static _ => SecretVocabularyEmitter.FileName,
            static names => SecretVocabularyEmitter.Emit(names));

        var patch = read.Imported.Combine(document).Then(static pair => pair.Left.Value is { } imported && pair.Right is { } whole
            ? MergePatch.Between(imported.Root, whole.Root)?.ToJson()
            : null);
        context.Emit(
            read.Provenance.Combine(patch).Each(static pair => new TextPair(pair.Left.Value, pair.Right ?? "{}")),
            @namespace,
            static _ => DocumentEmitter.FileName,
            static model => DocumentEmitter.Emit(model.Key, model.Text));

        // Guidance is one text for all tools, so that what is described for many is written and read once.
        var guides = document.Combine(read.Attached.Then(static file => file.Rules))
            .Combine(read.Options.Then(static file => file.Wording))
            .Then(static all => GuideProjection.Project(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.Guides);
        context.Emit(guides, @namespace, static _ => GuideEmitter.FileName, static model => GuideEmitter.Emit(model));

        // The search reads its words by itself: no tool is bound or emitted again for them. So do errors.
        context.Emit(
            read.Phrases.Combine(read.Retired).Each(static pair => pair.Left
                .SelectMany(static file => file.Phrases)
                .Where(said => !pair.Right.Names.Contains(said.Tool))
                .ToEquatableArray()),
            @namespace,
            static _ => SearchWordsEmitter.PhrasesFileName,
            static said => SearchWordsEmitter.EmitPhrases(said));
        context.Emit(
            read.Words, @namespace, static _ => SearchWordsEmitter.WordsFileName, static lists => SearchWordsEmitter.EmitWords(lists));
        context.Emit(
            read.Errors.Each(static file => file.Rules), @namespace, static _ => ErrorTableEmitter.FileName,
            static rules => ErrorTableEmitter.Emit(rules));

        // Texts that are handed out as they are: nothing else depends on them.
        context.Emit(
            read.Prompts.Combine(read.Policy).Each(static pair => pair.Left
                .Where(static file => file.Json.Length > 0)
                .Select(file => new TextPair(file.Name, file.WithTools(pair.Right)))
                .ToEquatableArray()),
            @namespace,
            static _ => TextsEmitter.PromptsFileName,
            static all => TextsEmitter.EmitPrompts(all));
        context.Emit(
            read.Resources.Each(static file => file.Json), @namespace, static _ => TextsEmitter.ResourcesFileName,
            static json => TextsEmitter.EmitResources(json));
        context.Emit(
            read.LogTypes.Each(static file => file.Json), @namespace, static _ => TextsEmitter.LogTypesFileName,
            static json => TextsEmitter.EmitLogTypes(json));

        // Frameworks have nothing to do with the document: each file is read by itself, and a moved line emits nothing.
        var frameworks = files.Where(static file => file.Role == InputRole.Framework)
            .Each(static file => Guard.Read(file, FrameworkReader.Read, FrameworkFile.Without));
        var known = frameworks.Each(static file => file.Entry).WhereNotNull().Collect()
            .Then(static all => all.OrderBy(static entry => entry.Id, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.Frameworks);
        context.Emit(known, @namespace, static _ => FrameworkEmitter.FileName, static entries => FrameworkEmitter.Emit(entries));
        context.Report(frameworks.Collect().Then(static all => FrameworkFile.Check(all)));

        // Diagnostics are a branch of their own: they carry places, and places change with every line.
        CatalogDiagnostics.Register(context, files, read, document, bound, tools, project);
    }
}
