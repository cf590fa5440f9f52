using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>Arguments that the server takes itself: which tools have them, and what callers see of them.</summary>
public sealed class LocalArgumentTests
{
    [Theory]
    [InlineData("get_plants", "fields")]
    [InlineData("post_plants", "fields")]
    [InlineData("get_plants_by_id", "")]
    [InlineData("delete_plants_by_id", "confirmation")]
    [InlineData("put_plant_labels", "")]
    [InlineData("post_plant_uproot", "confirmation")]
    public void Tool_TakesFieldsOfAnswersThatHoldObjectsAndConfirmationOfWhatItDestroys(string operation, string expected)
    {
        var tool = Tool(operation);

        Assert.Equal(expected, string.Join(' ', Local(tool)));
        Assert.Equal(operation == "get_plants_by_id", tool.SelectsFields);
    }

    [Theory]
    [InlineData("""{ "type": "array", "items": { "type": "object" } }""", "fields")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "$ref": "#/components/schemas/Plant" }] }""", "fields")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""", "fields")]
    [InlineData("""{ "type": "array", "items": { "type": "string" } }""", "")]
    [InlineData("""{ "type": "string" }""", "")]
    [InlineData("""{}""", "")]
    public void AnswerWithoutObjects_HasNoFieldsToSelect(string answer, string expected)
    {
        var run = Garden.Tool("get_bed_moisture", "access: write")
            .Edit("garden.json", """{ "type": "object", "properties": { "percent": { "type": "number" } } }""", answer).Reports();

        Assert.Equal(expected, string.Join(' ', Local(run.Values<ToolModel>(TrackingNames.Tools).Single())));
    }

    [Fact]
    public void MintedSecret_BringsAPlaceForIt()
        => Assert.Equal(["fields", "secret_to"], Local(Tool("post_plants", "mints: [sensor_token]")));

    [Fact]
    public void MintedSecretThatIsNotInTheAnswer_IsReported()
        => Garden.Tool("post_plants", "mints: [sensor_tokn]").Reports(
            "tools.yaml(7,13): error A0M101: Tool 'auth0_do_thing': the answer of operation 'post_plants' has no property "
            + "'sensor_tokn' that the API could make; did you mean 'sensor_token'?");

    [Fact]
    public void MintedSecretOfOneFormOfTheAnswer_IsKnown()
        => Garden.Tool("post_plants", "mints: [sensor_token]")
            .Edit(
                "garden.json",
                """{ "201": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Plant" } } } } }""",
                """{ "201": { "content": { "application/json": { "schema": { "oneOf": [{ "$ref":"""
                + """ "#/components/schemas/PlantPage" }, { "$ref": "#/components/schemas/Plant" }] } } } } }""")
            .Reports();

    [Fact]
    public void TightenedAccess_BringsTheConfirmation()
        => Assert.Equal(
            ["fields", "secret_to", "confirmation"], Local(Tool("post_plants", "access: destructive\nmints: [sensor_token]")));

    [Fact]
    public void LoosenedAccess_TakesTheConfirmationAway()
        => Assert.Empty(Local(Tool("post_plant_uproot", "access: write\nreason: It can be planted again.")));

    [Fact]
    public void BodyPropertyCalledFields_IsNoSelection()
    {
        var run = Garden.Tool("post_plants", "mints: [sensor_token]")
            .Edit("garden.json", "\"name\": { \"type\": \"string\", \"minLength\": 1, \"maxLength\": 80 }",
                "\"name\": { \"type\": \"string\" }, \"fields\": { \"type\": \"array\" }").Reports();

        var tool = run.Sources["Tools/auth0_do_thing.g.cs"];

        Assert.Contains("\"secret_to\" => null,", tool, StringComparison.Ordinal);
        Assert.DoesNotContain("\"fields\" => null,", tool, StringComparison.Ordinal);
    }

    [Fact]
    public void LocalArguments_StandLastInBothSchemasWithSharedWording()
    {
        var tool = Tool("delete_plants_by_id");

        Assert.EndsWith(
            ""","confirmation":{"type":"string","description":"What the server asked for"}},"required":["id"]"""
            + ""","additionalProperties":false}""", tool.AdvertisedSchema, StringComparison.Ordinal);
        Assert.EndsWith(
            ""","confirmation":{"type":"string","maxLength":200}},"required":["id"],"additionalProperties":false}""",
            tool.EnforcedSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldsThatTheApiTakes_AreCheckedAsTheServerTakesThem()
    {
        var run = Garden.Tool("get_plants_by_id")
            .Edit("garden.json", """{ "name": "fields", "in": "query", "schema": { "type": "string" } }""",
                """{ "name": "fields", "in": "query", "schema": { "type": "string", "maxLength": 5, "pattern": "^[a-z,]*$" } }""")
                .Reports();
        var schema = JsonElement.Parse(run.Values<ToolModel>(TrackingNames.Tools).Single().EnforcedSchema);

        Assert.Equal("""{"type":"string","maxLength":1000}""", schema.GetProperty("properties").GetProperty("fields").GetRawText());
    }

    [Fact]
    public void LocalArgumentWithoutWording_IsOfferedAllTheSame()
    {
        var run = Garden.Tool("delete_plants_by_id", "describe: { id: Which }").Without("vocabulary.yaml").Reports();

        Assert.Contains("\"confirmation\":{\"type\":\"string\"}", run.Sources["Tools/auth0_do_thing.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void EntryMayDescribeALocalArgument()
        => Assert.Contains(
            "\"confirmation\":{\"type\":\"string\",\"description\":\"Say yes\"}",
            Tool("delete_plants_by_id", "describe: { confirmation: Say yes }").AdvertisedSchema, StringComparison.Ordinal);

    [Fact]
    public void RenameOntoALocalArgument_IsReportedAtRename()
        => Garden.Tool("delete_plants_by_id", "rename: { id: confirmation }").Reports(
            "tools.yaml(7,5): error A0M022: Tool 'auth0_do_thing': argument 'confirmation' would stand for both path 'id' and "
            + "the server's own 'confirmation'. Rename one of them under 'rename'.");

    [Theory]
    [InlineData("rename: { confirmation: consent }", "(7,15)")]
    [InlineData("hide: [confirmation]", "(7,12)")]
    public void LocalArgument_IsNeitherRenamedNorHidden(string line, string place)
        => Garden.Tool("delete_plants_by_id", line).Reports(
            $"tools.yaml{place}: error A0M021: Tool 'auth0_do_thing': operation 'delete_plants_by_id' has no parameter or "
            + "property 'confirmation'.");

    private static ToolModel Tool(string operation, string more = "")
        => Garden.Tool(operation, more + (operation == "get_plants" ? "describe: { x-gardener: Who, q: What, habitat: Where }" : ""))
            .Reports().Values<ToolModel>(TrackingNames.Tools).Single();

    private static IEnumerable<string> Local(ToolModel tool)
        => tool.Arguments.Where(static argument => argument.Place == ArgumentPlace.Local).Select(static argument => argument.Name);
}
