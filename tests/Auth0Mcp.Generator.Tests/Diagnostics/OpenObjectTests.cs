using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M049, and what the map of secrets says about objects whose properties the document does not list.</summary>
public sealed class OpenObjectTests
{
    private const string Rule =
        "open:\n  - { schema: Extras, names_like_secrets: true, secret: [settings.*, lock.pin.now, lock.pin, login], harmless: "
            + "[seed_colour] }\n";

    [Fact]
    public void OpenObject_IsMappedByPathAndByName()
    {
        var definition = JsonElement.Parse(Tool(Rule).Secrets).GetProperty("$defs").GetProperty("Extras");

        Assert.Equal(
            """{"p":{"settings":{"a":true},"lock":{"p":{"pin":true}},"login":true},"n":["seed_colour"]}""", definition.GetRawText());
    }

    [Fact]
    public void OpenObjectWithoutSmell_IsMappedByPathAlone()
        => Assert.Equal(
            """{"r":["Extras"],"$defs":{"Extras":{"p":{"login":true}}}}""",
            Tool("open:\n  - { schema: Extras, secret: [login] }\n").Secrets);

    [Fact]
    public void ObjectWhoseKeysAreNoNames_IsMarked()
        => Assert.Equal(
            """{"r":["Extras"],"$defs":{"Extras":{"t":true}}}""",
            Tool("open:\n  - { schema: Extras, names_like_secrets: false }\n").Secrets);

    [Fact]
    public void OpenObjectThatNobodyMentions_IsNotMapped() => Assert.Equal("", Tool("").Secrets);

    [Fact]
    public void UnknownSchema_IsReportedWithWhatIsNear()
        => Inputs("open:\n  - { schema: Extra, names_like_secrets: false }\n").Reports(
            "secrets.yaml(2,15): error A0M033: The document has no schema 'Extra'; did you mean 'Extras'?");

    [Theory]
    [InlineData("Care")]
    [InlineData("PlantOrder")]
    [InlineData("Habitats")]
    public void SchemaThatIsNoOpenObject_IsReported(string schema)
        => Inputs($"open:\n  - {{ schema: {schema}, names_like_secrets: false }}\n").Reports(
            $"secrets.yaml(2,15): error A0M049: Schema '{schema}' is not an object of unlisted properties. Name its secrets "
            + "under 'secret', property by property.");

    [Theory]
    [InlineData("{ names_like_secrets: false }")]
    [InlineData("{ schema: Extras, names_like_secrets: true }")]
    [InlineData("{ schema: Extras, names_like_secrets: false, harmless: [a] }")]
    public void RuleThatHidesNothing_IsReported(string rule)
        => Inputs($"open:\n  - {rule}\n").Reports(
            "secrets.yaml(2,7): error A0M006: 'open' must be entries of 'schema' and 'secret', 'harmless', or "
            + "'names_like_secrets: false'.");

    private static ToolModel Tool(string secrets) => Inputs(secrets).Reports().Values<ToolModel>(TrackingNames.Tools).Single();

    private static GeneratorHarness Inputs(string secrets)
        => Garden.Tool("get_bed_moisture", "access: write").With("secrets.yaml", secrets)
            .Edit("garden.json", """{ "type": "object", "properties": { "percent": { "type": "number" } } }""",
                """{ "$ref": "#/components/schemas/Extras" }""")
            .Edit("garden.json", "\"Habitats\": { \"type\"",
                "\"Extras\": { \"type\": \"object\", \"additionalProperties\": true },\n      \"Habitats\": { \"type\"");
}
