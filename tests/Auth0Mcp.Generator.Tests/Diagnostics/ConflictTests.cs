using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>Arguments that cannot be given together, and where a list ends.</summary>
public sealed class ConflictTests
{
    [Fact]
    public void ArgumentOfAConflict_HasToExist()
        => Garden.Tool(
            "get_plants", "conflicts: [{ argument: page, with: [per_pge], reason: No. }]\nhide: [habitat, x-gardener, q]").Reports(
            "tools.yaml(7,42): error A0M021: Tool 'auth0_do_thing': operation 'get_plants' has no parameter or property "
            + "'per_pge'; did you mean 'per_page'?");

    [Fact]
    public void ConflictWithoutAReason_IsRefused()
        => Garden.Tool("get_plants", "conflicts: [{ argument: page, with: [per_page] }]\nhide: [habitat, x-gardener, q]").Reports(
            "tools.yaml(7,17): error A0M006: 'a conflict' must be given with 'argument', 'with' and 'reason': why, and what to do.");

    [Fact]
    public void DefaultInConflict_IsNotSentThen()
    {
        var run =
            Garden.Tool(
                "get_plants",
                "defaults: { per_page: 5 }\nconflicts: [{ argument: page, with: [per_page], reason: No. }]\nhide: [habitat, "
                + "x-gardener, q]").Reports();
        Assert.Contains("\"unless\":[\"page\"]", run.Sources["Tools/auth0_do_thing.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void AdviceThatNamesAnUnknownTool_IsReported()
        => Garden.Tool("get_plants", "page: { reach: 10, beyond: Call auth0_do_thng. }\nhide: [habitat, x-gardener, q]").Reports(
            "tools.yaml(7,32): error A0M119: Tool 'auth0_do_thing': there is no tool 'auth0_do_thng' to go on with; did you mean "
            + "'auth0_do_thing'?");

    [Fact]
    public void Reach_IsEmitted()
        => Assert.Contains(
            "{ Reach = 10, Beyond = \"Narrow it.\" };",
            Garden.Tool("get_plants", "page: { reach: 10, beyond: Narrow it. }\nhide: [habitat, x-gardener, q]")
            .Reports().Sources["Tools/auth0_do_thing.g.cs"],
            StringComparison.Ordinal);
}
