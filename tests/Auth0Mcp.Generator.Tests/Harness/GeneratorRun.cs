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

    /// <summary>One line per tracked step: how many of its values were cached, modified and so on.</summary>
    public string Reasons
        => string.Concat(TrackingNames.All.Select(step => $"{step}: {Count(Outputs(step))}\n")) + $"Outputs: {Count(FinalOutputs)}\n";

    /// <summary>Fails when a step computed something although no byte changed.</summary>
    public void DemandNothingComputed()
    {
        // A file that was read again is compared with its old self here, and nothing behind that step is run.
        var computed = TrackingNames.All
            .SelectMany(step => Outputs(step).Select(output => (Step: step, output.Reason)))
            .Concat(FinalOutputs.Select(static output => (Step: "Outputs", output.Reason)))
            .Where(static pair => pair.Reason != IncrementalStepRunReason.Cached
                && !(pair.Step == TrackingNames.Files && pair.Reason == IncrementalStepRunReason.Unchanged))
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
