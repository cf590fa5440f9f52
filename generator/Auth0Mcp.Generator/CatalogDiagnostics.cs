using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator;

/// <summary>
/// The branch that reports: what is wrong with each file at once, and what files say of each other only when all of them could be read.
/// Whatever an update leaves to a person is reported here, and nowhere else.
/// </summary>
internal static class CatalogDiagnostics
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<InputFile> files,
        CatalogFiles read,
        IncrementalValueProvider<SpecDocument?> document,
        IncrementalValuesProvider<BoundTool> bound,
        IncrementalValuesProvider<ToolModel> tools,
        IncrementalValueProvider<ProjectOptions> project)
    {
        var misnamed = context.AdditionalTextsProvider
            .Each(context.AnalyzerConfigOptionsProvider, static (text, options) => InputFiles.CheckRole(text, options))
            .WhereNotNull();
        context.Report(files.Together().Then(misnamed.Together(), static (all, misnamed) => InputFiles.CheckRoles(all, misnamed)));

        // What the settings say is wrong before whatever follows from it.
        var manifests = read.Manifests.Together();
        var faults = read.Settings.Then(
            read.Imported, manifests, static (settings, imported, manifests) => settings.Check(imported.Value, manifests));
        context.Report(read.Settings.Then(static file => file.Problems));
        context.Report(faults);

        // Each file by itself.
        context.Report(read.Imported.Then(static file => file.Problems));
        context.Report(read.Provenance.Each(static file => file.Problems));
        context.Report(read.Overlay.Then(static file => file.Problems.Concat(file.Attached.Problems).ToEquatableArray()));
        context.Report(read.Options.Then(static file => file.Problems));
        context.Report(read.Vocabulary.Then(static file => file.Problems));
        context.Report(read.Secrets.Then(static file => file.Problems));
        context.Report(read.Phrases.Each(static all => all.SelectMany(static file => file.Problems).ToEquatableArray()));
        context.Report(read.Words.Each(static all => all.SelectMany(static file => file.Problems).ToEquatableArray()));
        context.Report(read.Errors.Each(static file => file.Problems));
        context.Report(read.Prompts.Each(static all => all.SelectMany(static file => file.Problems).ToEquatableArray()));
        context.Report(read.Resources.Each(static file => file.Problems));
        context.Report(read.LogTypes.Each(static file => file.Problems));
        var texts = SpokenTexts.Of(read);
        context.Report(manifests.Then(
            read.Settings, faults, texts, static (manifests, settings, faults, texts) => UnknownToolsets.Join(
                manifests, settings, faults, [.. texts.Phrases.Select(static file => file.Toolset)])));

        // What they say of each other: null where that has to wait.
        var isRead = IsRead(read, texts, manifests, faults);
        var view = document.Then(isRead, read.Retired, static (document, isRead, retired) => document is not null && isRead.Holds
            ? new CheckedDocument(document, retired)
            : null);
        var located = manifests.Then(static all => all.SelectMany(static file => file.Tools).ToEquatableArray());
        var isSound = located.Then(
            manifests, document, static (tools, manifests, document) => new Verdict(Tombstones.AreSound(tools, manifests, document)));

        // What the overlay names wrongly is missing from the document, for tools, wording and secrets alike.
        var overlay = read.Overlay.Then(read.Imported, view, static (overlay, imported, view) => Check(
            view, _ => imported.Value is { } found ? overlay.Check(found) : []));
        var attached = read.Attached.Then(view, static (rules, view) => Check(view, known => rules.Check(known.Document)));
        var laid = view.Then(
            overlay, attached, static (view, overlay, attached) => HasErrors(overlay) || HasErrors(attached) ? null : view);
        var soundView = laid.Then(isSound, static (view, isSound) => isSound.Holds ? view : null);
        var secrets = read.Secrets.Then(read.Attached, laid, static (secrets, attached, laid) => Check(
            laid, known => secrets.Check(known.Document, new Projection.AttachedPlaces(known.Document, attached.Rules))));
        context.Report(overlay);
        context.Report(attached);
        context.Report(secrets);
        context.Report(read.Options.Then(read.Attached, laid, static (options, attached, laid) => Check(
            laid, known => options.Check(attached.Rules, known.Document))));
        context.Report(read.Vocabulary.Then(laid, located, static (vocabulary, laid, located) => Check(
            laid, known => vocabulary.Check(known.Document, located))));
        context.Report(read.Vocabulary.Then(
            soundView, tools.Together(), located, static (vocabulary, view, tools, located) => Check(
                view, _ => vocabulary.Check(tools, located))));
        context.Report(manifests.Then(view, static (manifests, view) => Check(view, _ => Tombstones.Check(manifests))));
        context.Report(located.Then(view, static (located, view) => Check(
            view, known => ManifestChecks.Find(located, known.Settings))));
        var uncarried = located.Then(soundView, project, read.NotCarried, static (located, view, project, notCarried) => Check(
            view, known => Uncarried.Find(known.Document, located, notCarried, project.IsComplete)));
        context.Report(uncarried);
        var faulty = bound.Where(static tool => !tool.Problems.IsEmpty).Together();
        var uncovered = located.Then(soundView, project, faulty, static (located, view, project, faulty) => Check(
            view, known => Coverage.Find(known.Document, located, faulty, project.IsComplete)));
        context.Report(uncovered);
        var coveredView = soundView.Then(uncovered, static (view, uncovered) => uncovered.IsEmpty ? view : null);
        context.Report(Spoken(read, texts, located, coveredView, faulty));
        context.Report(faulty.With(located).Then(laid, uncovered, secrets.With(uncarried), static (tools, laid, uncovered, rest) => Check(
            laid, _ => BindingProblems.Locate(tools.First, tools.Second, uncovered, rest.First, rest.Second))));
    }

    /// <summary>Whoever speaks of a tool: together, because one misspelt name makes all of them wrong.</summary>
    private static IncrementalValueProvider<EquatableArray<LocatedProblem>> Spoken(
        CatalogFiles read, IncrementalValueProvider<SpokenTexts> texts, IncrementalValueProvider<EquatableArray<LocatedTool>> located,
        IncrementalValueProvider<CheckedDocument?> soundView, IncrementalValueProvider<EquatableArray<BoundTool>> faulty)
        => read.Settings.With(soundView).Then(
            read.Vocabulary.With(read.Options), texts, located.With(faulty), static (view, wording, texts, entries) => Check(
            view.Second, known =>
            {
                var (tools, faulty) = entries;
                var names = texts.Resources.SelectMany(static file => file.Names).ToEquatableArray();
                var mentions = new Mentions(tools, known.Retired, known.Settings);
                var found = mentions.InTools()
                    .Concat(mentions.InVocabulary(wording.First))
                    .Concat(mentions.InOptions(wording.Second))
                    .Concat(texts.Phrases.SelectMany(file => file.Check(tools, known.Settings)))
                    .Concat(texts.Errors.SelectMany(file => file.Check(tools, known.Document)))
                    .Concat(texts.Prompts.SelectMany(file => file.Check(tools, known.Settings, names)))
                    .Concat(texts.Resources.SelectMany(file => file.Check(
                        [.. tools.Where(tool => faulty.All(other => other.Entry.Name != tool.Entry.Name))], tools, known.Document)));
                var phrased = new HashSet<string>(
                    texts.Phrases.SelectMany(static file => file.Phrases).Select(static said => said.Tool), StringComparer.Ordinal);
                return new MissingTools(tools, phrased, known.Retired, view.First).Join([.. known.Retired.Excuse(found)]);
            }));

    private static bool HasErrors(EquatableArray<LocatedProblem> problems)
        => problems.Any(static problem => DiagnosticDescriptors.ById(problem.Id).DefaultSeverity == DiagnosticSeverity.Error);

    /// <summary>The problems, without those that retired tools excuse; none while checks have to wait.</summary>
    private static EquatableArray<LocatedProblem> Check(CheckedDocument? known, Func<CheckedDocument, IEnumerable<LocatedProblem>> find)
        => known is null ? [] : known.Retired.Excuse(find(known));

    /// <summary>True when every file could be read, and those that all tools share say all that stands in them.</summary>
    private static IncrementalValueProvider<Verdict> IsRead(
        CatalogFiles read, IncrementalValueProvider<SpokenTexts> texts, IncrementalValueProvider<EquatableArray<ManifestFile>> manifests,
        IncrementalValueProvider<EquatableArray<LocatedProblem>> faults)
    {
        var shared = read.Overlay.With(read.Vocabulary).Then(
            read.Secrets, read.Options, read.Settings, static (laid, secrets, options, settings) => new Verdict(
                Soundness.IsComplete(laid.First.Problems)
                && Soundness.IsComplete(laid.First.Attached.Problems)
                && Soundness.IsComplete(laid.Second.Problems)
                && Soundness.IsComplete(secrets.Problems)
                && Soundness.IsComplete(options.Problems)
                && Soundness.IsComplete(settings.Problems)));
        return shared.Then(texts, manifests, faults, static (shared, texts, manifests, faults) => new Verdict(
            shared.Holds
            && Soundness.IsRead(texts.Problems)
            && faults.IsEmpty
            && manifests.All(static file => Soundness.IsRead(file.Problems))));
    }

    /// <summary>The document with the overlay in it, and what may be spoken of besides.</summary>
    private sealed record CheckedDocument(SpecDocument Document, Retired Retired)
    {
        public ManifestSettings Settings => Document.Settings;
    }

    /// <summary>Whether something holds; an object, like every value of the pipeline.</summary>
    private sealed record Verdict(bool Holds);

    /// <summary>The files that speak of tools to somebody, besides the manifests.</summary>
    private sealed record SpokenTexts(
        EquatableArray<PhrasesFile> Phrases, EquatableArray<ErrorsFile> Errors, EquatableArray<PromptFile> Prompts,
        EquatableArray<ResourcesFile> Resources)
    {
        public IEnumerable<LocatedProblem> Problems
            => Phrases.SelectMany(static file => file.Problems)
                .Concat(Errors.SelectMany(static file => file.Problems))
                .Concat(Prompts.SelectMany(static file => file.Problems))
                .Concat(Resources.SelectMany(static file => file.Problems));

        public static IncrementalValueProvider<SpokenTexts> Of(CatalogFiles read)
            => read.Phrases.Many(static all => all).Together().Then(
                read.Errors.Together(), read.Prompts.Many(static all => all).Together(), read.Resources.Together(),
                static (phrases, errors, prompts, resources) => new SpokenTexts(phrases, errors, prompts, resources));
    }
}
