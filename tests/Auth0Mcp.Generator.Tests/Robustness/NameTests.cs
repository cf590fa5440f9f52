using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>Names of the document and the manifest become classes, members and files: no name may break what is emitted.</summary>
public sealed class NameTests
{
    private const string Rule =
        "only lower-case words joined by '_' are allowed. Write auth0_<verb>_<resource> in snake case, at most 39 characters, "
            + "e.g. 'auth0_list_roles'.";

    [Theory]
    [InlineData("auth0_Get_plant")]
    [InlineData("auth0: plant/..")]
    [InlineData("auth0_get_plänt")]
    [InlineData("auth0_get_ı")]
    public void BadToolName_IsReportedAndEmitsNothing(string name)
    {
        var inputs = Garden.Tool("get_plants_by_id").Edit("tools.yaml", "name: auth0_do_thing", $"name: \"{name}\"");

        var run = inputs.Reports($"tools.yaml(3,11): error A0M011: '{name}' is not a tool name: {Rule}");

        Assert.DoesNotContain(run.Sources.Keys, static file => file.StartsWith("Tools/", StringComparison.Ordinal));
    }

    [Fact]
    public void ToolNamesThatDifferByCase_DoNotBreakTheRun()
        => Garden.Tool("get_plants_by_id", "- { name: auth0_Do_thing, operation: get_plants_by_id, title: t, description: d }")
            .Edit("tools.yaml", "    - {", "  - {")
            .Reports($"tools.yaml(7,13): error A0M011: 'auth0_Do_thing' is not a tool name: {Rule}");

    [Theory]
    [InlineData("garden_beds")]
    [InlineData("Garden Beds!")]
    [InlineData("GARDEN-BEDS")]
    public void TagsThatGiveOneInterface_ShareIt(string tag)
    {
        var run = WithMoistureTag(tag).Reports();

        var file = Assert.Single(
            run.Sources,
            static source => source.Key.Contains("beds", StringComparison.OrdinalIgnoreCase)
            && source.Key.StartsWith("Interfaces/", StringComparison.Ordinal));
        Assert.Contains(" GetBedMoisture(", file.Value, StringComparison.Ordinal);
        Assert.Contains(" PutGardenBedsById(", file.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "_")]
    [InlineData("7 dwarfs", "_7Dwarfs")]
    [InlineData("wet/dry (percent)", "WetDryPercent")]
    [InlineData("größe", "Größe")]
    [InlineData("get_resource-servers_by_id", "GetResourceServersById")]
    [InlineData("themeId", "ThemeId")]
    public void AnyName_BecomesAnIdentifier(string name, string identifier) => Assert.Equal(identifier, CSharpNames.Pascal(name));

    [Theory]
    [InlineData("event", "@event")]
    [InlineData("per_page", "perPage")]
    [InlineData("X-Trace-Id", "xTraceId")]
    public void ParameterName_StartsSmallAndIsNoKeyword(string name, string identifier)
        => Assert.Equal(identifier, CSharpNames.Camel(name));

    [Fact]
    public void OperationIdsThatGiveOneMethod_AreReported()
        => Garden.Inputs.Edit("garden.json", "\"post_plants\"", "\"get-plants\"").Reports(
            "garden.json(1,1): error A0M003: The API document cannot be read: operationIds 'get_plants' and 'get-plants' give "
            + "the same C# method 'GetPlants'. Run the import again.");

    [Fact]
    public void ParametersThatGiveOneName_AreToldApart()
    {
        var run = Garden.Inputs
            .Edit("garden.json", "\"name\": \"from\", \"in\": \"query\"", "\"name\": \"X_gardener\", \"in\": \"query\"")
            .Edit("plants.yaml", "gardener: Who asks", "X_gardener: Who asks, says the query\n      gardener: Who asks")
            .Edit("plants.yaml", "[from, take]", "[take]")
            .Reports();

        var file = run.Sources["Interfaces/IPlantsApi.g.cs"];
        Assert.Contains("""[global::Refit.AliasAs("X_gardener")] string xGardener,""", file, StringComparison.Ordinal);
        Assert.Contains("""[global::Refit.Header("x-gardener")] string xGardener_,""", file, StringComparison.Ordinal);
    }

    [Fact]
    public void ParameterBehindAReference_IsTypedByWhatItRefersTo()
        => Assert.Contains(
            """[global::Refit.AliasAs("habitat")] string[] habitat,""",
            Garden.Inputs.Run().Sources["Interfaces/IPlantsApi.g.cs"],
            StringComparison.Ordinal);

    private static GeneratorHarness WithMoistureTag(string tag)
        => Garden.Inputs.Edit(
            "garden.json",
            "\"get_bed_moisture\",\n        \"tags\": [\"garden-beds\"]",
            $"\"get_bed_moisture\",\n        \"tags\": [\"{tag}\"]");
}
