using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>Runs over the repository's own document, once for all tests.</summary>
internal static class RealCatalog
{
    private static readonly Lazy<GeneratorRun> s_committed = new(static () => CommittedFiles.Inputs.Run());
    private static readonly Lazy<LiveCompilation> s_live = new(static () => LiveCompilation.Of(Committed));
    private static readonly Lazy<GeneratorRun> s_light = new(static () => CommittedFiles.Inputs.RunLight());
    private static readonly Lazy<GeneratorRun> s_everyOperation = new(static () => EveryOperationInputs().RunOnce());

    /// <summary>The tools of the repository.</summary>
    public static GeneratorRun Committed => s_committed.Value;

    /// <summary>They compiled.</summary>
    public static LiveCompilation Live => s_live.Value;

    /// <summary>The same without anything but what is reported: from here a test of a mistake starts.</summary>
    public static GeneratorRun Light => s_light.Value;

    /// <summary>A bare tool for each operation of the document: whatever a contributor may add next.</summary>
    public static GeneratorRun EveryOperation => s_everyOperation.Value;

    public static SpecDocument Document => Committed.Values<Result<SpecDocument?>>(TrackingNames.Document).Single().Value!;

    public static IEnumerable<ToolModel> Tools => Committed.Values<ToolModel>(TrackingNames.Tools);

    private static GeneratorHarness EveryOperationInputs()
    {
        var entries = Document.Operations.Keys.Order(StringComparer.Ordinal).Select(static (id, index) => $$"""
              - { name: auth0_call_n{{index}}, operation: {{id}}, title: Call it, description: Calls it., depth: 2 }

            """);
        return CommittedFiles.Inputs.WithoutRole(InputRole.Manifest)
            .With("every.yaml", InputRole.Manifest, "toolset: every\ntools:\n" + string.Concat(entries));
    }
}
