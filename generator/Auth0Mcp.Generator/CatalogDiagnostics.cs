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

        // Each file by itself.
        var manifests = read.Manifests.Collect();
        context.Report(read.Imported.Then(static file => file.Problems));
        context.Report(read.Provenance.Each(static file => file.Problems));
        context.Report(read.Settings.Then(static file => file.Problems));
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
        context.Report(read.Manifests.Each(static file => file.Problems));

        // What they say of each other: null where that has to wait.
        var shared = Shared(read);
        var isRead = manifests.Combine(shared)
            .Then(static pair => pair.Right && pair.Left.All(static file => Soundness.IsRead(file.Problems)));
        var view = document.Combine(isRead).Combine(read.Retired)
            .Then(static all => all.Left.Left is { } found && all.Left.Right ? new CheckedDocument(found, all.Right) : null);
        var located = manifests.Then(static all => all.SelectMany(static file => file.Tools).ToImmutableArray());
        var isSound = located.Combine(manifests).Combine(document)
            .Then(static all => Tombstones.AreSound(all.Left.Left, all.Left.Right, all.Right));
        var soundView = view.Combine(isSound).Then(static pair => pair.Right ? pair.Left : null);

        context.Report(read.Overlay.Combine(read.Imported).Combine(view).Then(static all => Check(
            all.Right, _ => all.Left.Right.Value is { } imported ? all.Left.Left.Check(imported) : [])));
        context.Report(read.Attached.Combine(view).Then(static pair => Check(pair.Right, known => pair.Left.Check(known.Document))));
        context.Report(read.Options.Combine(read.Attached).Combine(view).Then(static all => Check(
            all.Right, known => all.Left.Left.Check(all.Left.Right.Rules, known.Document))));
        context.Report(read.Vocabulary.Combine(view).Then(static pair => Check(pair.Right, known => pair.Left.Check(known.Document))));
        context.Report(read.Vocabulary.Combine(soundView).Combine(tools.Collect()).Combine(located).Then(static all => Check(
            all.Left.Left.Right, _ => all.Left.Left.Left.Check(all.Left.Right, all.Right))));
        context.Report(read.Secrets.Combine(read.Attached).Combine(view).Then(static all => Check(
            all.Right,
            known => all.Left.Left.Check(known.Document, new Projection.AttachedPlaces(known.Document, all.Left.Right.Rules)))));
        context.Report(manifests.Combine(view).Then(static pair => Check(pair.Right, _ => Tombstones.Check(pair.Left))));
        context.Report(located.Combine(view).Then(static pair => Check(
            pair.Right, _ => ManifestChecks.Find(pair.Left))));
        context.Report(located.Combine(soundView).Combine(project).Then(static all => Check(
            all.Left.Right, known => Coverage.Find(known.Document, all.Left.Left, all.Right.IsComplete))));
        context.Report(located.Combine(soundView).Combine(project).Combine(read.NotCarried).Then(static all => Check(
            all.Left.Left.Right, known => Uncarried.Find(known.Document, all.Left.Left.Left, all.Right, all.Left.Right.IsComplete))));
        var things = read.Resources.Collect().Then(static all => all.SelectMany(static file => file.Names).ToEquatableArray());

        // Whoever speaks of a tool: together, because one misspelt name makes all of them wrong.
        var spoken = read.Vocabulary.Combine(read.Options).Combine(read.Phrases.Collect().Combine(read.Errors.Collect()))
            .Combine(read.Prompts.Collect().Combine(read.Resources.Collect()).Combine(things));
        context.Report(spoken.Combine(located.Combine(soundView)).Then(static all => Check(all.Right.Right, known =>
        {
            var (((vocabulary, options), (phrases, errors)), ((prompts, resources), names)) = all.Left;
            var tools = all.Right.Left;
            var mentions = new Mentions(tools, known.Retired, known.Settings);
            var found = mentions.InTools()
                .Concat(mentions.InVocabulary(vocabulary))
                .Concat(mentions.InOptions(options))
                .Concat(phrases.SelectMany(static files => files).SelectMany(file => file.Check(tools)))
                .Concat(errors.SelectMany(file => file.Check(tools, known.Document)))
                .Concat(prompts.SelectMany(static files => files).SelectMany(file => file.Check(tools, known.Settings, names)))
                .Concat(resources.SelectMany(file => file.Check(tools)));
            return MissingTools.Join([.. known.Retired.Excuse(found)], tools, known.Retired);
        })));
        context.Report(bound.Where(static tool => !tool.Problems.IsEmpty).Collect().Combine(located).Combine(view)
            .Then(static all => Check(all.Right, _ => BindingProblems.Locate(all.Left.Left, all.Left.Right))));
    }

    /// <summary>The problems, without those that retired tools excuse; none while checks have to wait.</summary>
    private static EquatableArray<LocatedProblem> Check(CheckedDocument? known, Func<CheckedDocument, IEnumerable<LocatedProblem>> find)
        => known is null ? default : known.Retired.Excuse(find(known));

    /// <summary>True when the files that all tools share say all that stands in them.</summary>
    private static IncrementalValueProvider<bool> Shared(CatalogFiles read)
        => read.Overlay.Combine(read.Vocabulary).Combine(read.Secrets).Combine(read.Options).Combine(read.Settings)
            .Combine(read.Phrases.Collect().Combine(read.Errors.Collect()))
            .Then(static all =>
            {
                var ((((overlay, vocabulary), secrets), options), settings) = all.Left;
                var (phrases, errors) = all.Right;
                return Soundness.IsComplete(overlay.Problems)
                    && Soundness.IsComplete(overlay.Attached.Problems)
                    && Soundness.IsComplete(vocabulary.Problems)
                    && Soundness.IsComplete(secrets.Problems)
                    && Soundness.IsComplete(options.Problems)
                    && Soundness.IsComplete(settings.Problems)
                    && Soundness.IsRead(phrases.SelectMany(static all => all.SelectMany(static file => file.Problems)))
                    && Soundness.IsRead(errors.SelectMany(static file => file.Problems));
            });

    /// <summary>The document with the overlay in it, and what may be spoken of besides.</summary>
    private sealed record CheckedDocument(SpecDocument Document, Retired Retired)
    {
        public ManifestSettings Settings => Document.Settings;
    }
}
