using System.Collections.Immutable;
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
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Each(static pair => InputFiles.CheckRole(pair.Left, pair.Right))
            .WhereNotNull();
        context.Report(files.Collect().Combine(misnamed.Collect()).Then(static pair => InputFiles.CheckRoles(pair.Left, pair.Right)));

        // What the settings say is wrong before whatever follows from it.
        var manifests = read.Manifests.Collect();
        var faults = read.Settings.Combine(read.Imported).Combine(manifests)
            .Then(static all => all.Left.Left.Check(all.Left.Right.Value, all.Right));
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
        var phrases = read.Phrases.Collect();
        context.Report(manifests.Combine(read.Settings).Combine(faults).Combine(phrases).Then(static all => UnknownToolsets.Join(
            all.Left.Left.Left, all.Left.Left.Right, all.Left.Right,
            [.. all.Right.SelectMany(static files => files).Select(static file => file.Toolset)])));

        // What they say of each other: null where that has to wait.
        var isRead = manifests.Combine(Shared(read)).Combine(faults)
            .Then(static all => all.Left.Right && all.Right.IsEmpty && all.Left.Left.All(static file => Soundness.IsRead(file.Problems)));
        var view = document.Combine(isRead).Combine(read.Retired)
            .Then(static all => all.Left.Left is { } found && all.Left.Right ? new CheckedDocument(found, all.Right) : null);
        var located = manifests.Then(static all => all.SelectMany(static file => file.Tools).ToImmutableArray());
        var isSound = located.Combine(manifests).Combine(document)
            .Then(static all => Tombstones.AreSound(all.Left.Left, all.Left.Right, all.Right));

        // What the overlay names wrongly is missing from the document, for tools, wording and secrets alike.
        var overlay = read.Overlay.Combine(read.Imported).Combine(view).Then(static all => Check(
            all.Right, _ => all.Left.Right.Value is { } imported ? all.Left.Left.Check(imported) : []));
        var attached = read.Attached.Combine(view).Then(static pair => Check(pair.Right, known => pair.Left.Check(known.Document)));
        var laid = view.Combine(overlay).Combine(attached)
            .Then(static all => HasErrors(all.Left.Right) || HasErrors(all.Right) ? null : all.Left.Left);
        var soundView = laid.Combine(isSound).Then(static pair => pair.Right ? pair.Left : null);
        var secrets = read.Secrets.Combine(read.Attached).Combine(laid).Then(static all => Check(
            all.Right,
            known => all.Left.Left.Check(known.Document, new Projection.AttachedPlaces(known.Document, all.Left.Right.Rules))));
        context.Report(overlay);
        context.Report(attached);
        context.Report(secrets);
        context.Report(read.Options.Combine(read.Attached).Combine(laid).Then(static all => Check(
            all.Right, known => all.Left.Left.Check(all.Left.Right.Rules, known.Document))));
        context.Report(read.Vocabulary.Combine(laid).Combine(located).Then(static all => Check(
            all.Left.Right, known => all.Left.Left.Check(known.Document, all.Right))));
        context.Report(read.Vocabulary.Combine(soundView).Combine(tools.Collect()).Combine(located).Then(static all => Check(
            all.Left.Left.Right, _ => all.Left.Left.Left.Check(all.Left.Right, all.Right))));
        context.Report(manifests.Combine(view).Then(static pair => Check(pair.Right, _ => Tombstones.Check(pair.Left))));
        context.Report(located.Combine(view).Then(static pair => Check(
            pair.Right, known => ManifestChecks.Find(pair.Left, known.Settings))));
        var uncarried = located.Combine(soundView).Combine(project).Combine(read.NotCarried).Then(static all => Check(
            all.Left.Left.Right, known => Uncarried.Find(known.Document, all.Left.Left.Left, all.Right, all.Left.Right.IsComplete)));
        context.Report(uncarried);
        var faulty = bound.Where(static tool => !tool.Problems.IsEmpty).Collect();
        var uncovered = located.Combine(soundView).Combine(project).Combine(faulty).Then(static all => Check(
            all.Left.Left.Right, known => Coverage.Find(known.Document, all.Left.Left.Left, all.Right, all.Left.Right.IsComplete)));
        context.Report(uncovered);
        var coveredView = soundView.Combine(uncovered).Then(static pair => pair.Right.IsEmpty ? pair.Left : null);
        context.Report(Spoken(read, located, coveredView, faulty));
        context.Report(faulty.Combine(located).Combine(laid).Combine(uncovered).Combine(secrets.Combine(uncarried))
            .Then(static all => Check(all.Left.Left.Right, _ => BindingProblems.Locate(
                all.Left.Left.Left.Left, all.Left.Left.Left.Right, all.Left.Right, all.Right.Left, all.Right.Right))));
    }

    /// <summary>Whoever speaks of a tool: together, because one misspelt name makes all of them wrong.</summary>
    private static IncrementalValueProvider<EquatableArray<LocatedProblem>> Spoken(
        CatalogFiles read, IncrementalValueProvider<ImmutableArray<LocatedTool>> located,
        IncrementalValueProvider<CheckedDocument?> soundView, IncrementalValueProvider<ImmutableArray<BoundTool>> faulty)
    {
        var things = read.Resources.Collect().Then(static all => all.SelectMany(static file => file.Names).ToEquatableArray());
        return read.Vocabulary.Combine(read.Options).Combine(read.Phrases.Collect().Combine(read.Errors.Collect()))
            .Combine(read.Prompts.Collect().Combine(read.Resources.Collect()).Combine(things))
            .Combine(located.Combine(soundView)).Combine(read.Settings.Combine(faulty))
            .Then(static all => Check(all.Left.Right.Right, known =>
            {
                var ((((vocabulary, options), (phrases, errors)), ((prompts, resources), names)), (tools, _)) = all.Left;
                var (settings, faulty) = all.Right;
                var mentions = new Mentions(tools, known.Retired, known.Settings);
                var found = mentions.InTools()
                    .Concat(mentions.InVocabulary(vocabulary))
                    .Concat(mentions.InOptions(options))
                    .Concat(phrases.SelectMany(static files => files).SelectMany(file => file.Check(tools, known.Settings)))
                    .Concat(errors.SelectMany(file => file.Check(tools, known.Document)))
                    .Concat(prompts.SelectMany(static files => files).SelectMany(file => file.Check(tools, known.Settings, names)))
                    .Concat(resources.SelectMany(file => file.Check(
                        [.. tools.Where(tool => faulty.All(other => other.Entry.Name != tool.Entry.Name))], tools, known.Document)));
                var phrased = new HashSet<string>(
                    phrases.SelectMany(static files => files).SelectMany(static file => file.Phrases).Select(static said => said.Tool),
                    StringComparer.Ordinal);
                return new MissingTools(tools, phrased, known.Retired, settings).Join([.. known.Retired.Excuse(found)]);
            }));
    }

    private static bool HasErrors(EquatableArray<LocatedProblem> problems)
        => problems.Any(static problem => DiagnosticDescriptors.ById(problem.Id).DefaultSeverity == DiagnosticSeverity.Error);

    /// <summary>The problems, without those that retired tools excuse; none while checks have to wait.</summary>
    private static EquatableArray<LocatedProblem> Check(CheckedDocument? known, Func<CheckedDocument, IEnumerable<LocatedProblem>> find)
        => known is null ? default : known.Retired.Excuse(find(known));

    /// <summary>True when the files that all tools share say all that stands in them.</summary>
    private static IncrementalValueProvider<bool> Shared(CatalogFiles read)
        => read.Overlay.Combine(read.Vocabulary).Combine(read.Secrets).Combine(read.Options).Combine(read.Settings)
            .Combine(read.Phrases.Collect().Combine(read.Errors.Collect())
                .Combine(read.Prompts.Collect().Combine(read.Resources.Collect())))
            .Then(static all =>
            {
                var ((((overlay, vocabulary), secrets), options), settings) = all.Left;
                var ((phrases, errors), (prompts, resources)) = all.Right;
                return Soundness.IsComplete(overlay.Problems)
                    && Soundness.IsComplete(overlay.Attached.Problems)
                    && Soundness.IsComplete(vocabulary.Problems)
                    && Soundness.IsComplete(secrets.Problems)
                    && Soundness.IsComplete(options.Problems)
                    && Soundness.IsComplete(settings.Problems)
                    && Soundness.IsRead(phrases.SelectMany(static all => all.SelectMany(static file => file.Problems)))
                    && Soundness.IsRead(errors.SelectMany(static file => file.Problems))
                    && Soundness.IsRead(prompts.SelectMany(static all => all.SelectMany(static file => file.Problems)))
                    && Soundness.IsRead(resources.SelectMany(static file => file.Problems));
            });

    /// <summary>The document with the overlay in it, and what may be spoken of besides.</summary>
    private sealed record CheckedDocument(SpecDocument Document, Retired Retired)
    {
        public ManifestSettings Settings => Document.Settings;
    }
}
