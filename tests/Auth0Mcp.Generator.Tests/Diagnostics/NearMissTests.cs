using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>What a message suggests, and how its sentence ends.</summary>
public sealed class NearMissTests
{
    [Theory]
    [InlineData("get_plant", "'get_plant'; did you mean 'get_plants'?")]
    [InlineData("post_plant", "'post_plant'; did you mean 'post_plants'?")]
    [InlineData("patch_plants_by_di", "'patch_plants_by_di'; did you mean 'patch_plants_by_id', 'get_plants_by_id'?")]
    [InlineData("water", "'water'.")]
    [InlineData("gets_plant", "'gets_plant'; did you mean 'get_plants'?")]
    public void Operation_IsSuggestedFromAllOfTheDocument(string written, string ending)
        => Garden.Tool(written).Reports(
            $"tools.yaml(4,16): error A0M020: Tool 'auth0_do_thing': the document has no operation {ending}");

    [Theory]
    [InlineData("care.watre.litres", "'care.watre.litres'; did you mean 'care.water'?")]
    [InlineData("care.water.liters", "'care.water.liters'; did you mean 'care.water.litres'?")]
    [InlineData("companions.companions.nam", "'companions.companions.nam'; did you mean 'companions.companions.name'?")]
    [InlineData("caer.water", "'caer.water'; did you mean 'care'?")]
    [InlineData("care.water.litres.more", "'care.water.litres.more'.")]
    [InlineData("xxxxxxx", "'xxxxxxx'.")]
    public void Property_IsSuggestedFromWhereThePathStillLeadsSomewhere(string written, string ending)
    {
        Garden.Tool("post_plants", $"describe: {{ {written}: x }}").Reports(
            $"tools.yaml(7,17): error A0M021: Tool 'auth0_do_thing': operation 'post_plants' has no parameter or property {ending}");
    }

    [Fact]
    public void AtMostThree_AreSuggestedNearestFirst()
        => Assert.Equal(["plan", "plane", "plans"], NearMiss.Several("plan", ["plants", "plant", "play", "plan", "plane", "plans"]));

    [Fact]
    public void NeighboursSwapped_AreOneEdit() => Assert.Equal(["from"], NearMiss.Several("form", ["from", "sort"]));

    [Fact]
    public void TextTooLongToBeAName_IsNotCompared() => Assert.Empty(NearMiss.Several(new string('a', 101), [new string('a', 100)]));
}
