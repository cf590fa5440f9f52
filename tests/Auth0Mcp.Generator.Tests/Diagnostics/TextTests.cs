using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M140 to A0M143: prompts, things with an address, and the codes of log events.</summary>
public sealed class TextTests
{
    private const string Water = """
        title: Water a plant
        description: Looks after one plant.
        arguments:
          - { name: plant, description: Which one, required: true, complete: plant }
        text: Look at {plant} with auth0_get_plant.

        """;

    [Fact]
    public void Prompt_IsEmittedWithTheToolsThatItNames()
    {
        var source = Prompt(Water)
            .With("spec/resources.yaml", InputRole.Resources,
                "plant: { title: Plant, get: auth0_get_plant, list: auth0_list_plants, id: id, argument: plant_id, label: name }\n")
            .Reports().Sources["ManagementPrompts.g.cs"];

        Assert.Contains("\"name\":\"water\"", source, StringComparison.Ordinal);
        Assert.Contains("\"tools\":[\"auth0_get_plant\"]", source, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownTool_IsReportedWithItsNearest()
        => Prompt("title: a\ndescription: b\ntext: Call auth0_get_plnt.\n").Reports(
            "water.yaml(3,7): error A0M140: There is no tool 'auth0_get_plnt'; did you mean 'auth0_get_plant'?");

    [Fact]
    public void ToolOfTheServerItself_IsDeclared()
        => Prompt("title: a\ndescription: b\ntext: Call auth0_search_tools.\n")
            .With("settings.yaml", InputRole.Settings, "hand_written: [auth0_search_tools]\n").Reports();

    [Fact]
    public void PlaceholderOfNoArgument_IsReported()
        => Prompt("title: a\ndescription: b\narguments: [{ name: plant, description: c }]\ntext: \"{plant|none} and {plnt}\"\n").Reports(
            "water.yaml(4,7): error A0M141: The prompt has no argument 'plnt'; did you mean 'plant'?");

    [Fact]
    public void ArgumentWithoutAPlace_IsReported()
        => Prompt("title: a\ndescription: b\narguments: [{ name: plant, description: c }]\ntext: d\n").Reports(
            "water.yaml(3,21): error A0M142: Nothing stands for the argument 'plant'. Write {plant} where it belongs, or remove it.");

    [Fact]
    public void CompletionFromNothing_IsReported()
        => Prompt(Water).Reports("water.yaml(4,70): error A0M143: There is no resource 'plant'.");

    [Fact]
    public void ThingWithAnUnknownTool_IsReported()
        => Garden.Inputs.With(
            "resources.yaml", InputRole.Resources,
            "plant: { title: Plant, get: auth0_get_plnt, list: auth0_list_plants, id: id, label: name }\n").Reports(
            "resources.yaml(1,29): error A0M140: There is no tool 'auth0_get_plnt'; did you mean 'auth0_get_plant'?");

    [Fact]
    public void SearchForAThing_IsEmitted()
        => Assert.Contains(
            "\"search_by\":\"q\",\"search\":\"name:{typed}*\",\"recent\":true",
            Garden.Inputs.With(
                "resources.yaml", InputRole.Resources,
                "plant: { title: Plant, get: auth0_get_plant, list: auth0_list_plants, id: id, argument: plant_id, label: name, "
                + "search: { q: 'name:{typed}*' }, recent: true }\n").Reports().Sources["ManagementResources.g.cs"],
            StringComparison.Ordinal);

    [Theory]
    [InlineData("q: name")]
    [InlineData("q: '{typed}', name: '{typed}'")]
    public void SearchForAnythingElse_IsReported(string search)
        => Garden.Inputs.With(
            "resources.yaml", InputRole.Resources,
            "plant: { title: Plant, get: auth0_get_plant, list: auth0_list_plants, id: id, argument: plant_id, label: name, "
            + $"search: {{ {search} }} }}\n").Reports(
            "resources.yaml(1,120): error A0M006: 'search' must be one argument with {typed} in its value.");

    [Fact]
    public void CodeThatIsExplainedTwice_IsReported()
        => Garden.Inputs.With("log-types.yaml", InputRole.LogTypes, "a: { s: One. }\nb: { s: Two. }\n").Reports(
            "log-types.yaml(2,6): error A0M006: 's' must be explained once, in a sentence.");

    [Fact]
    public void Codes_AreEmittedByGroup()
        => Assert.Contains(
            "{\"a\":{\"s\":\"One.\"}}",
            Garden.Inputs.With("log-types.yaml", InputRole.LogTypes, "a: { s: One. }\n").Reports().Sources["LogTypes.g.cs"],
            StringComparison.Ordinal);

    private static GeneratorHarness Prompt(string yaml) => Garden.Inputs.With("water.yaml", InputRole.Prompt, yaml);
}
