using System.Collections.Immutable;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>The input files of a generator run. Immutable: each method answers with changed inputs.</summary>
internal sealed class GeneratorHarness
{
    private readonly bool _isComplete;

    private GeneratorHarness(ImmutableArray<InputText> files, bool isComplete) => (Files, _isComplete) = (files, isComplete);

    public static GeneratorHarness Empty { get; } = new([], isComplete: false);

    public ImmutableArray<InputText> Files { get; }

    /// <summary>The content of a file, by its path.</summary>
    public string this[string path] => Files.Single(file => file.Path == path).Content;

    /// <summary>Adds a file, or replaces the one of that path.</summary>
    public GeneratorHarness With(string path, InputRole role, string content)
        => With(path, role == InputRole.None ? null : role.ToString().ToLowerInvariant(), content);

    /// <summary>The same, with the role as a project file writes it.</summary>
    public GeneratorHarness With(string path, string? role, string content)
    {
        var file = new InputText(path, role, content);
        var index = Files.Select(static existing => existing.Path).ToList().IndexOf(path);
        return new(index < 0 ? Files.Add(file) : Files.SetItem(index, file), _isComplete);
    }

    /// <summary>The same files, in a project that claims a tool for every operation.</summary>
    public GeneratorHarness Complete() => new(Files, isComplete: true);

    /// <summary>Replaces the content of a file.</summary>
    public GeneratorHarness With(string path, string content) => With(path, Files.Single(file => file.Path == path).Role, content);

    public GeneratorHarness Without(params string[] paths) => new([.. Files.Where(file => !paths.Contains(file.Path))], _isComplete);

    public GeneratorHarness WithoutRole(InputRole role)
        => new([.. Files.Where(file => !string.Equals(file.Role, role.ToString(), StringComparison.OrdinalIgnoreCase))], _isComplete);

    public GeneratorHarness InReverseOrder() => new([.. Files.Reverse()], _isComplete);

    /// <summary>Every file read from disk once more.</summary>
    public GeneratorHarness ReadAgain() => new([.. Files.Select(static file => file.ReadAgain())], _isComplete);

    /// <summary>Replaces a passage that occurs exactly once in a file.</summary>
    public GeneratorHarness Edit(string path, string passage, string replacement)
    {
        var content = this[path];
        var at = content.IndexOf(passage, StringComparison.Ordinal);
        Assert.True(
            at >= 0 && content.IndexOf(passage, at + 1, StringComparison.Ordinal) < 0, $"'{passage}' must occur once in {path}.");
        return With(path, content.Replace(passage, replacement, StringComparison.Ordinal));
    }

    /// <summary>Runs the generator, then once more over the same bytes, and demands that the second run computed nothing.</summary>
    public GeneratorRun Run()
    {
        var run = RunOnce();
        run.Rerun(ReadAgain()).DemandNothingComputed();
        return run;
    }

    /// <summary>Runs, and demands exactly these diagnostics; see <see cref="GeneratorRun.DemandDiagnostics"/>.</summary>
    public GeneratorRun Reports(params string[] diagnostics)
    {
        var run = Run();
        run.DemandDiagnostics(diagnostics);
        return run;
    }

    /// <summary>Runs the generator without the second look, for tests that make hundreds of runs.</summary>
    public GeneratorRun RunOnce() => Start(IncrementalGeneratorOutputKind.None, isTracked: true);

    /// <summary>The same for tests of what is emitted: no step is tracked.</summary>
    public GeneratorRun RunUntracked() => Start(IncrementalGeneratorOutputKind.None, isTracked: false);

    /// <summary>
    /// Runs what reports: no step is tracked, and no tool is emitted. For tests of diagnostics that make hundreds of runs.
    /// </summary>
    public GeneratorRun RunLight() => Start(IncrementalGeneratorOutputKind.Implementation, isTracked: false);

    private GeneratorRun Start(IncrementalGeneratorOutputKind without, bool isTracked)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new ManagementApiGenerator().AsSourceGenerator()],
            Files,
            optionsProvider: new RoleOptions(_isComplete),
            driverOptions: new GeneratorDriverOptions(without, isTracked));
        return GeneratorRun.Start(this, driver);
    }
}
