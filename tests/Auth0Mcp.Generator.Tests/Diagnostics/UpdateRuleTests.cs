using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M100 and the names under <c>update:</c>: what an update replaces and merges has to be there.</summary>
public sealed class UpdateRuleTests
{
    [Fact]
    public void RulesOfWhatIsNoUpdate_AreReportedAtTheKey()
        => Garden.Tool("post_plants", "update: { replaces: [care] }").Reports(
            "tools.yaml(7,5): error A0M100: Tool 'auth0_do_thing': operation 'post_plants' is not a PATCH or PUT whose path the "
            + "document can also read, so there is nothing to merge with. Remove 'update'.");

    [Fact]
    public void UnknownKey_IsReported()
        => Garden.Tool("patch_plants_by_id", "update: { replces: [care] }").Reports(
            "tools.yaml(7,15): error A0M005: Unknown key 'replces'; did you mean 'replaces'? Keys allowed here: replaces, "
            + "merges, not_written, write_only, keeps, destinations, exclusive.");
}
