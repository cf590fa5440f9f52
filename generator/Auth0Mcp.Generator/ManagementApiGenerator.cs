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
        var document = read.Imported.Then(
            read.Overlay.Then(static file => file.Overlay),
            static (imported, overlay) => imported.Value is { } found ? OverlaidDocument.Apply(found, overlay) : null);
        var api = document.Then(
            read.Vocabulary.Then(static file => file.Vocabulary),
            read.Secrets.Then(static file => file.Rules),
            read.Attached.Then(static file => file.Rules),
            static (document, vocabulary, secrets, attached) => document is null
                ? null
                : new ApiContext(document, vocabulary, secrets, new AttachedPlaces(document, attached)));

        // One value per tool, without its place: an edit to one entry binds one tool.
        var located = read.Manifests.Many(static file => file.Tools);
        var entries = located.Each(static tool => tool.Entry).WithTrackingName(TrackingNames.Entries);
        var bound = entries.Each(api, static (entry, api) => api is null ? null : Guard.Bind(entry, api))
            .WithTrackingName(TrackingNames.Bound)
            .WhereNotNull();

        // Equal tools re-emit nothing, whatever changed in the document around them. In the order of the files: sorted, a renamed tool
        // would move those behind it to other places, and what is in another place counts as changed.
        var repeated = entries.Together().Then(static all => Catalog.RepeatedNames(all));
        var tools = bound.Each(repeated.With(read.Policy), static (tool, all) => Catalog.Tool(tool, all.First, all.Second))
            .WhereNotNull()
            .WithTrackingName(TrackingNames.Tools);
        var allTools = tools.Together();
        var interfaces = allTools.Many(static all => Catalog.Interfaces(all)).WithTrackingName(TrackingNames.Interfaces);
        var catalog = allTools.Then(
            read.Manifests.Together().Then(static all => Tombstones.Standing(all)),
            document.Then(read.NotCarried, static (document, entries) => Uncarried.Rows(document, entries)),
            static (all, removed, notCarried) => new CatalogModel(Catalog.Names(all), removed, notCarried))
            .WithTrackingName(TrackingNames.Catalog);
        var operations = document.Then(
            allTools.Then(static all => Catalog.Accesses(all)), static (document, stated) => Catalog.Rows(document, stated))
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
            interfaces.Together().Then(static all => Catalog.InterfaceNames(all)),
            @namespace,
            static _ => InterfaceEmitter.RootFileName,
            static names => InterfaceEmitter.EmitRoot(names));
        context.Emit(
            operations, @namespace, static _ => OperationTableEmitter.FileName, static rows => OperationTableEmitter.Emit(rows));
        context.Emit(
            secretVocabulary, @namespace, static _ => SecretVocabularyEmitter.FileName,
            static names => SecretVocabularyEmitter.Emit(names));

        var patch = read.Imported.Then(document, static (imported, document) => imported.Value is { } before && document is { } after
            ? MergePatch.Between(before.Root, after.Root)?.ToJson()
            : null);
        context.Emit(
            read.Provenance.Each(patch, static (provenance, patch) => new TextPair(provenance.Value, patch ?? "{}")),
            @namespace,
            static _ => DocumentEmitter.FileName,
            static model => DocumentEmitter.Emit(model.Key, model.Text));

        // Guidance is one text for all tools, so that what is described for many is written and read once.
        var guides = document.Then(
            read.Attached.Then(static file => file.Rules),
            read.Options.Then(static file => file.Wording),
            static (document, rules, wording) => GuideProjection.Project(document, rules, wording))
            .WithTrackingName(TrackingNames.Guides);
        context.Emit(guides, @namespace, static _ => GuideEmitter.FileName, static model => GuideEmitter.Emit(model));

        // The search reads its words by itself: no tool is bound or emitted again for them. So do errors.
        context.Emit(
            read.Phrases.Each(read.Retired, static (files, retired) => files
                .SelectMany(static file => file.Phrases)
                .Where(said => !retired.Names.Contains(said.Tool))
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
            read.Prompts.Each(read.Policy, static (files, policy) => files
                .Where(static file => file.Json.Length > 0)
                .Select(file => new TextPair(file.Name, file.WithTools(policy)))
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
        var known = frameworks.Each(static file => file.Entry).WhereNotNull().Together()
            .Then(static all => all.OrderBy(static entry => entry.Id, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.Frameworks);
        context.Emit(known, @namespace, static _ => FrameworkEmitter.FileName, static entries => FrameworkEmitter.Emit(entries));
        context.Report(frameworks.Together().Then(static all => FrameworkFile.Check(all)));

        // Diagnostics are a branch of their own: they carry places, and places change with every line.
        CatalogDiagnostics.Register(context, files, read, document, bound, tools, project);
    }
}
