using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Live;

/// <summary>What is emitted compiles without a warning, with Refit's generator behind it.</summary>
public sealed class CompilationTests
{
    [Fact]
    public void CommittedCatalog_CompilesWithoutAWarning()
    {
        RealCatalog.Committed.DemandDiagnostics();

        Assert.Empty(RealCatalog.Live.Diagnostics);
    }

    [Fact]
    public void AToolForEveryOperation_CompilesWithoutAWarning()
    {
        var tools = RealCatalog.EveryOperation.Values<Model.ToolModel>(TrackingNames.Tools).Count();
        var carried = RealCatalog.EveryOperation.Diagnostics.Count(static line => line.Contains("A0M025", StringComparison.Ordinal));
        Assert.Equal(RealCatalog.Document.Operations.Count, tools + carried);

        Assert.Empty(LiveCompilation.Of(RealCatalog.EveryOperation).Diagnostics);
    }

    [Fact]
    public void EmptyCatalog_CompilesToo()
        => Assert.Empty(LiveCompilation.Of(Garden.Manifest("toolset: plants\ntools: []\n").Reports()).Diagnostics);

    [Fact]
    public void HostileTexts_StayTexts()
    {
        const string Hostile = "\"quotes\" \\\\ \\\" {braces} */ // </summary> & <c> \u2028 \u0085 é 🌵 \t \"\"\"\"\"";
        var inputs = Garden.Tool("get_plants_by_id", $"describe:\n  id: '{Hostile}'\nexamples: ['{Hostile}']")
            .Edit("tools.yaml", "title: Do thing", $"title: '{Hostile}'")
            .Edit("tools.yaml", "description: Does the thing.", $"description: '{Hostile}'")
            .Edit("garden.json", "\"/plants/{id}\": {", "\"/plants/{id}/<a>&*/\": {");

        Assert.Empty(LiveCompilation.Of(inputs.Reports()).Diagnostics);
    }
}
