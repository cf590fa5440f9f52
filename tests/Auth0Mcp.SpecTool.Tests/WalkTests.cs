using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Diff.Report;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>The walk from 427 operations to 452, from a manifest that knows only the older ones.</summary>
public sealed partial class WalkTests(Walk walk) : IClassFixture<Walk>
{
    [UpstreamFact]
    public void Report_HasExactly25Additions()
    {
        var additions = Differences.Between(Upstream.OlderFacts, Upstream.NewerFacts).All
            .Where(static difference => difference is { Aspect: Aspect.Operation, Kind: ChangeKind.Added });

        Assert.Equal(25, additions.Count());
        Assert.Contains("Operations: 427 → 452.", walk.Printed, StringComparison.Ordinal);
    }

    [UpstreamFact]
    public void EveryOtherDifference_IsOfAKnownKind()
    {
        var lines = RevisionReport.Of(Differences.Between(Upstream.OlderFacts, Upstream.NewerFacts), Shipped(walk.Before)).Lines;

        Assert.DoesNotContain(
            lines, static line => line.Difference.Aspect == Aspect.Operation && line.Difference.Kind != ChangeKind.Added);
        Assert.All(
            lines.Where(static line => line.Effect == Effect.Breaking && line.Difference.Aspect != Aspect.Secret),
            static line => Assert.NotEmpty(line.Tools));
        Assert.Contains(lines, static line => line is { Effect: Effect.Breaking, Difference.Path: "default_method" });
        Assert.Contains(
            lines, static line =>
            line is { Effect: Effect.Additive, Difference: { Path: "token_vault_privileged_access", Kind: ChangeKind.Added } });
        Assert.Contains(lines, static line => line is { Effect: Effect.Neutral, Difference.Aspect: Aspect.Default });
    }

    [UpstreamFact]
    public void WhatIsPrinted_IsUnder200Lines() => Assert.InRange(walk.Printed.Split('\n').Length, 30, 199);

    [UpstreamFact]
    public void EachNewOperation_HasAStubWithTheNameOfTheNamingRule()
    {
        var added = Shipped(walk.After).Select(static tool => tool.Name).Except(Shipped(walk.Before).Select(static tool => tool.Name));

        Assert.Equal(
            """
            auth0_create_experiment
            auth0_create_feature_flag
            auth0_create_feature_flag_variation
            auth0_create_segment
            auth0_delete_experiment
            auth0_delete_feature_flag
            auth0_delete_feature_flag_variation
            auth0_delete_segment
            auth0_get_experiment
            auth0_get_feature_flag
            auth0_get_feature_flag_variation
            auth0_get_phone_provider_protection
            auth0_get_segment
            auth0_list_experiments
            auth0_list_feature_flag_variations
            auth0_list_feature_flags
            auth0_list_segments
            auth0_update_experiment
            auth0_update_experiment_status
            auth0_update_feature_flag
            auth0_update_feature_flag_status
            auth0_update_feature_flag_variation
            auth0_update_phone_provider_protection
            auth0_update_segment
            auth0_validate_experiment
            """.ReplaceLineEndings("\n").Split('\n'),
            added.Order(StringComparer.Ordinal));
    }

    [UpstreamFact]
    public void NewTools_JoinTheFileOfTheirTag()
    {
        Assert.Contains(
            "operation: get_phone-provider-protection", walk.After["tools/attack-protection.yaml"], StringComparison.Ordinal);
        Assert.Contains("toolset: experimentation\ntools:\n", walk.After["tools/experimentation.yaml"], StringComparison.Ordinal);
    }

    [UpstreamFact]
    public void LinesThatWereThere_AreStillThereInTheirOrder()
    {
        foreach (var file in walk.Before.Manifests.Append(SpecFolder.VocabularyFile).Append(SpecFolder.SecretsFile)
            .Append(SpecFolder.OverlayFile))
        {
            var after = new Queue<string>(walk.After[file].Split('\n'));
            foreach (var line in walk.Before[file].Split('\n'))
            {
                while (after.TryDequeue(out var next) && next != line)
                {
                }

                Assert.True(after.Count > 0 || line.Length == 0, $"{file}: '{line}' is gone.");
            }
        }
    }

    [UpstreamFact]
    public void PrintedDecisions_AreTheErrorsOfTheGenerator()
    {
        var reported = Generate(walk.After).Result.Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Location.GetLineSpan())
            .Select(static span => $"spec/{span.Path}:{span.StartLinePosition.Line + 1}: ")
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(reported);
        Assert.All(DecisionPattern.Matches(walk.Printed), match => Assert.Contains(match.Groups[1].Value, reported));
        Assert.Equal(reported.Count, DecisionPattern.Count(walk.Printed));
        Assert.Contains(
            "A0M060 auth0_create_experiment: 'name', 'title', 'description' and 'examples' are still to be written", walk.Printed,
            StringComparison.Ordinal);
        Assert.Contains("A0M060 groups.experimentation.segments: ", walk.Printed, StringComparison.Ordinal);
        Assert.Contains("A0M060 ExperimentValidationError: 'reason' is still to be written", walk.Printed, StringComparison.Ordinal);
    }

    [UpstreamFact]
    public void FilledIn_EveryOperationThatTheCommittedManifestCoversIsATool()
    {
        var committed = SpecFolder.Read(Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "spec"));

        var run = Generate(walk.FilledIn());

        Assert.Empty(run.Result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal(
            Shipped(committed).Select(static tool => tool.Operation).Distinct().Order(StringComparer.Ordinal),
            run.Values<Generator.Model.ToolModel>(Generator.TrackingNames.Tools).Select(static tool => tool.Operation.Id)
            .Distinct().Order(StringComparer.Ordinal));
    }

    [UpstreamFact]
    public void FilesThatChanged_AreDataAlone() =>
        Assert.All(walk.Changed, static file => Assert.Matches(@"^spec/.*\.(yaml|json|txt)$", file));

    [UpstreamFact]
    public void SecondUpdate_ChangesNothing()
    {
        Assert.Empty(walk.ChangedAgain);
        Assert.Contains("Nothing differs.", walk.PrintedAgain, StringComparison.Ordinal);
        Assert.Equal(Decisions(walk.Printed), Decisions(walk.PrintedAgain));
    }

    [UpstreamFact]
    public void DryRun_PrintsTheSameAndWritesNothing()
    {
        Assert.Empty(walk.ChangedByDryRun);
        Assert.Equal(Decisions(walk.Printed), Decisions(walk.PrintedByDryRun));
    }

    private static IReadOnlyList<ShippedTool> Shipped(SpecFolder folder) => ToolCatalog.Of(folder).Shipped;

    private static string Decisions(string printed) => printed[printed.IndexOf("## Decisions", StringComparison.Ordinal)..];

    private static GeneratorRun Generate(SpecFolder folder) => folder.Files
        .Aggregate(GeneratorHarness.Empty.Complete(), (inputs, file) => inputs.With(file.Path, file.Role, folder[file.Path]))
        .RunOnce();

    [GeneratedRegex(@"^- /?(spec/\S+:\d+: )", RegexOptions.Multiline)]
    private static partial Regex DecisionPattern { get; }
}
