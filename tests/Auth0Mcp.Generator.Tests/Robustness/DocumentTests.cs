using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>Documents that cannot be read, and documents that are legal and hard on a careless reader.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void BrokenJson_IsReportedWhereItBreaks()
        => AssertBroken(
            "garden.json(3,32)", "it is not valid JSON at this place", Garden.Inputs.Edit("garden.json", "\"version\"", "version"));

    [Fact]
    public void ColumnOfBrokenJson_CountsCharactersNotBytes()
        => AssertBroken(
            "garden.json(3,32)", "it is not valid JSON at this place",
            Garden.Inputs.Edit("garden.json", "\"Garden\", \"version\"", "\"Gärtén\", version"));

    [Fact]
    public void TruncatedJson_IsReportedAtItsEnd()
        => AssertBroken("garden.json(2,5)", "it is not valid JSON at this place", Garden.Inputs.With("garden.json", "{\n  \"p"));

    [Fact]
    public void JsonThatGoesOnAfterItsEnd_IsReportedThere()
        => AssertBroken(
            "garden.json(2,1)", "it is not valid JSON at this place", Garden.Inputs.With("garden.json", "{ \"paths\": {} }\n}"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void EmptyDocument_IsBrokenJson(string content)
        => Assert.Single(
            Garden.Inputs.With("garden.json", content).Run().Diagnostics,
            static line => line.Contains("A0M003: The API document cannot be read: it is not valid JSON", StringComparison.Ordinal));

    [Fact]
    public void HalfASurrogatePair_IsReported()
        => AssertBroken(
            "garden.json(1,1)", "it has a string that is not Unicode text",
            Garden.Inputs.Edit("garden.json", "\"Garden\"", "\"\\ud83c\""));

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"paths\": [] }")]
    public void DocumentWithoutPaths_IsReported(string content)
        => AssertBroken("garden.json(1,1)", "it has no 'paths'", Garden.Inputs.With("garden.json", content));

    [Fact]
    public void OperationIdGivenTwice_IsReported()
        => AssertBroken(
            "garden.json(1,1)", "operationId 'get_plants' occurs twice",
            Garden.Inputs.Edit("garden.json", "\"post_plants\"", "\"get_plants\""));

    [Fact]
    public void SchemaGivenTwice_IsReported()
        => AssertBroken(
            "garden.json(1,1)", "schema 'Plant' occurs twice", Garden.Inputs.Edit("garden.json", "\"PlantPage\": {", "\"Plant\": {"));

    [Theory]
    [InlineData("#/components/schemas/Nowhere")]
    [InlineData("other.json#/Habitats")]
    public void ReferenceThatLeadsNowhere_IsReported(string reference)
        => AssertBroken(
            "garden.json(1,1)", $"its reference '{reference}' leads nowhere", WithHabitats($$"""{ "$ref": "{{reference}}" }"""));

    [Fact]
    public void SchemasThatOnlyReferToEachOther_AreReported()
        => AssertBroken(
            "garden.json(1,1)",
            "schema 'Habitats' is only a reference to itself",
            WithHabitats("""{ "$ref": "#/components/schemas/Biotopes" }, "Biotopes": { "$ref": "#/components/schemas/Habitats" }"""));

    /// <summary>A query holds lists of plain values, and none of lists.</summary>
    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/Habitats" } }""")]
    [InlineData(
        """{ "anyOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/Habitats" } }, { "$ref":"""
        + """ "#/components/schemas/Habitats" }] }""")]
    public void QueryThatIsAListOfItself_IsNotCarried(string schema)
        => WithHabitats(schema).Edit("plants.yaml", "    hide: [habitat]\n", "    depth: 5\n").Reports(
            "plants.yaml(4,16): error A0M051: Tool 'auth0_list_plants' leaves out the query habitat of operation 'get_plants', which is "
            + "a list of lists or objects. Say under 'not_carried' with 'parts' why that is all right.");

    /// <summary>What speaks of it is wrong only once somebody has said that it is left out.</summary>
    [Fact]
    public void WordingOfWhatIsLeftOut_WaitsForTheReason()
    {
        var described = WithHabitats("""{ "type": "array", "items": { "$ref": "#/components/schemas/Habitats" } }""")
            .Edit("plants.yaml", "    hide: [habitat]\n", "").Edit("plants.yaml", "gardener: Who asks", "gardener: Who asks\n      habitat: Home");

        Assert.Contains("error A0M051", Assert.Single(described.Run().Diagnostics), StringComparison.Ordinal);
        Assert.Contains(
            "no parameter or property 'habitat'",
            Assert.Single(described.Edit(
                "plants.yaml", "tools:\n",
                "not_carried: [{ operation: get_plants, parts: [query habitat], reason: Nobody asks for it. }]\ntools:\n").Run().Diagnostics),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "oneOf": [{ "$ref": "#/components/schemas/Habitats" }, { "type": "null" }] }""")]
    public void SchemaThatContainsItself_IsProjectedToItsEnd(string schema)
    {
        var inputs = WithHabitats(schema)
            .Edit("plants.yaml", "    hide: [habitat]\n", "    depth: 5\n")
            .Edit("plants.yaml", "gardener: Who asks", "habitat: Where it is at home")
            .Edit("vocabulary.yaml", "shared:\n", "shared:\n  gardener: Who asks\n");

        inputs.Reports();
    }

    [Fact]
    public void ResponseThatIsAUnionOfItself_IsNoList()
    {
        var inputs = WithHabitats("""{ "oneOf": [{ "$ref": "#/components/schemas/Habitats" }] }""")
            .Edit("garden.json", """{ "type": "object", "properties": { "percent": { "type": "number" } } }""",
                """{ "$ref": "#/components/schemas/Habitats" }""");

        var run = inputs.Reports();

        Assert.DoesNotContain("PageShape", run.Sources["Tools/auth0_get_bed_moisture.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ObjectAroundOneArray_IsAListForToolsNamedSo()
    {
        const string Answer = """{ "type": "object", "properties": { "percent": { "type": "number" } } }""";
        var wrapped = Garden.Inputs.Edit(
            "garden.json", Answer,
            """{ "type": "object", "properties": { "percents": { "type": "array", "items": { "type": "number" } } } }""");

        Assert.DoesNotContain("PageShape", wrapped.Reports().Sources["Tools/auth0_get_bed_moisture.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "\"percents\"",
            PageShape(
            wrapped.Edit("beds.yaml", "name: auth0_get_bed_moisture", "name: auth0_list_bed_moisture")
            .Reports().Sources["Tools/auth0_list_bed_moisture.g.cs"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void AlternativeThatIsListedTwice_IsOne()
    {
        var run = Garden.Inputs
            .Edit("garden.json", "\"Habitats\": {",
                "\"Twice\": { \"oneOf\": [{ \"type\": \"string\" }, { \"type\": \"string\", \"description\": \"again\" }] },\n   "
                + "   \"Habitats\": {")
            .Edit("garden.json", """{ "name": "in_bloom", "in": "query", "schema": { "type": "boolean" } }""",
                """{ "name": "in_bloom", "in": "query", "schema": { "$ref": "#/components/schemas/Twice" } }""")
            .Reports();

        Assert.Contains(
            """{"oneOf":[{"type":"string"}]}""",
            run.Sources["Tools/auth0_list_plants.g.cs"].Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string PageShape(string source)
        => source.Split('\n').Single(static line => line.Contains("PageShape? Page ", StringComparison.Ordinal));

    private static GeneratorHarness WithHabitats(string schema)
        => Garden.Inputs.Edit(
            "garden.json", """ "Habitats": { "type": "array", "items": { "type": "string" } }""", $""" "Habitats": {schema}""");

    private static void AssertBroken(string place, string reason, GeneratorHarness inputs)
    {
        // Nothing is reported twice: rules that need the document are not checked, and no tool is called unknown.
        var run = inputs.Reports($"{place}: error A0M003: The API document cannot be read: {reason}. Run the import again.");

        Assert.DoesNotContain(run.Sources.Keys, static name => name.StartsWith("Tools/", StringComparison.Ordinal));
    }
}
