using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>What a run of the generator left behind, and from where the next one starts.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorHarness _inputs;
    private readonly GeneratorDriver _driver;
    private readonly Compilation _compilation;

    private GeneratorRun(GeneratorHarness inputs, GeneratorDriver driver, Compilation compilation)
    {
        _inputs = inputs;
        _driver = driver.RunGenerators(compilation);
        _compilation = compilation;
        Result = _driver.GetRunResult().Results.Single();
    }

    public GeneratorRunResult Result { get; }

    /// <summary>Diagnostics as the compiler prints them: <c>file(line,column): severity id: message</c>.</summary>
    public IReadOnlyList<string> Diagnostics => [.. Result.Diagnostics.Select(static diagnostic => diagnostic.ToString())];

    /// <summary>Fails unless exactly these diagnostics were reported, in any order; the failure prints what to expect instead.</summary>
    public void DemandDiagnostics(params string[] expected)
    {
        var reported = Diagnostics.Order(StringComparer.Ordinal).ToList();
        if (!reported.SequenceEqual(expected.Order(StringComparer.Ordinal)))
        {
            Assert.Fail("Reported was:\n" + string.Join("\n", reported));
        }
    }

    /// <summary>The emitted files by name.</summary>
    public ImmutableSortedDictionary<string, string> Sources
        => Result.GeneratedSources.ToImmutableSortedDictionary(
            static source => source.HintName.Replace('\\', '/'), static source => source.SourceText.ToString(), StringComparer.Ordinal);

    public static GeneratorRun Start(GeneratorHarness inputs, GeneratorDriver driver)
        => new(inputs, driver, CSharpCompilation.Create("Edited", [CSharpSyntaxTree.ParseText("class Program;")]));

    /// <summary>The values that came out of a tracked step.</summary>
    public IEnumerable<T> Values<T>(string step) => Outputs(step).Select(static output => output.Value).OfType<T>();

    /// <summary>Runs again on what this run cached: only files whose bytes or object differ are told to the driver.</summary>
    public GeneratorRun Rerun(GeneratorHarness next)
    {
        var driver = _driver;
        foreach (var file in next.Files)
        {
            var old = _inputs.Files.Single(before => before.Path == file.Path);
            driver = ReferenceEquals(old, file) ? driver : driver.ReplaceAdditionalText(old, file);
        }

        return new(next, driver, _compilation.Clone());
    }

    /// <summary>Runs again after an edit to C# that has nothing to do with the inputs.</summary>
    public GeneratorRun RerunAfterCSharpEdit()
        => new(_inputs, _driver, _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;")));

    /// <summary>
    /// Fails unless the steps ran for these reasons: one line per step with how many of its values were cached, modified and so on.
    /// Steps of which all is cached are left out, and the failure prints what to expect instead.
    /// </summary>
    public void DemandReasons(string expected)
    {
        var reasons = TrackingNames.All.Select(step => (Step: step, Reasons: Count(Outputs(step))))
            .Append((Step: "Outputs", Reasons: Count(FinalOutputs)))
            .Where(static pair => pair.Reasons.Split(", ") is not [var only] || !only.StartsWith("Cached", StringComparison.Ordinal))
            .Select(static pair => $"{pair.Step}: {pair.Reasons}");
        if (string.Join('\n', reasons) is var actual && actual != expected)
        {
            Assert.Fail("The steps ran for these reasons:\n" + actual);
        }
    }

    /// <summary>The names of emitted files that are new, changed or gone since another run.</summary>
    public IEnumerable<string> ChangedSince(GeneratorRun before)
    {
        var (old, now) = (before.Sources, Sources);
        return old.Keys.Union(now.Keys).Where(name => old.GetValueOrDefault(name) != now.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Fails when a step computed something although no byte changed.</summary>
    public void DemandNothingComputed()
    {
        var computed = TrackingNames.All
            .SelectMany(step => Outputs(step).Select(output => (Step: step, output.Reason)))
            .Concat(FinalOutputs.Select(static output => (Step: "Outputs", output.Reason)))
            .Where(static pair => pair.Reason != IncrementalStepRunReason.Cached)
            .Select(static pair => $"{pair.Step} was {pair.Reason}");
        Assert.Empty(computed);
    }

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> FinalOutputs
        => Result.TrackedOutputSteps.SelectMany(static pair => pair.Value).SelectMany(static step => step.Outputs);

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step)
        => Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static run => run.Outputs) : [];

    private static string Count(IEnumerable<(object Value, IncrementalStepRunReason Reason)> outputs)
        => string.Join(", ", outputs
            .GroupBy(static output => output.Reason)
            .OrderBy(static group => group.Key)
            .Select(static group => $"{group.Key} {group.Count()}"));
}
