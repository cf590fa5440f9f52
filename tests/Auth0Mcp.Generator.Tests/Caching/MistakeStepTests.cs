using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Caching;

/// <summary>What a mistake in the YAML recomputes, and its repair.</summary>
public sealed class MistakeStepTests
{
    private static readonly GeneratorRun s_first = Garden.Inputs.Run();

    [Fact]
    public void MistakeAndItsRepair_LeaveTheOtherToolsCached()
    {
        var broken = s_first.Rerun(Garden.Inputs.Edit("plants.yaml", "operation: get_plants_by_id", "operation: get_plants_by_di"));
        broken.DemandDiagnostics(
            "plants.yaml(24,16): error A0M020: Tool 'auth0_get_plant': the document has no operation 'get_plants_by_di'; did you "
            + "mean 'get_plants_by_id', 'delete_plants_by_id', 'patch_plants_by_id'?");
        broken.DemandReasons("""
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Modified 1, Cached 8
            Bound: Modified 1, Cached 8
            Tools: Cached 8, Removed 1
            Interfaces: Modified 1, Unchanged 1
            Catalog: Modified 1
            Operations: Unchanged 1
            Outputs: Modified 3, Cached 35, Removed 1
            """);

        var repaired = broken.Rerun(Garden.Inputs);
        repaired.DemandDiagnostics();
        repaired.DemandReasons("""
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Modified 1, Cached 8
            Bound: Modified 1, Cached 8
            Tools: New 1, Cached 8
            Interfaces: Modified 1, Unchanged 1
            Catalog: Modified 1
            Operations: Unchanged 1
            Outputs: New 1, Modified 3, Cached 35
            """);
        Assert.Equal(s_first.Sources, repaired.Sources);
    }

    [Fact]
    public void MistakeThatMovesDown_IsReportedAtItsNewPlaceAndBindsNothing()
    {
        var broken = Garden.Inputs.Edit("plants.yaml", "operation: get_plants_by_id", "operation: get_plants_by_di");

        var moved = broken.RunOnce().Rerun(broken.Edit("plants.yaml", "toolset: plants\n", "\n\n\ntoolset: plants\n"));

        moved.DemandDiagnostics(
            "plants.yaml(27,16): error A0M020: Tool 'auth0_get_plant': the document has no operation 'get_plants_by_di'; did you "
            + "mean 'get_plants_by_id', 'delete_plants_by_id', 'patch_plants_by_id'?");
        moved.DemandReasons("""
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Unchanged 7, Cached 2
            Outputs: Modified 1, Cached 37
            """);
    }
}
