using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M090 to A0M093, and what is made of schemas that the overlay attaches.</summary>
public sealed class AttachTests
{
    private const string Rule = """
        attach:
          - name: care
            operations: [post_plants, get_plants_by_id]
            at: extras
            chosen_by: kind
            schemas: ["Care*Plant"]
            date: 2026-11-29
            reason: The document leaves it open.

        """;

    private const string Secrets = """
          - schema: Extras
            properties: [lock.pin_secret]
        harmless:
          - schema: Extras
            properties: [metadata.*]
            reason: public
        """;

    private const string Schemas = """
        "Extras": { "type": "object", "additionalProperties": true },
              "CareFernPlant": { "allOf": [{ "$ref": "#/components/schemas/Shared" }, { "type": "object", "properties": {
                "kind": { "const": "fern" }, "extras": { "$ref": "#/components/schemas/FernExtras" } } }] },
              "CareRosePlant": { "type": "object", "properties": {
                "kind": { "type": "string", "enum": ["rose"] }, "extras": { "type": "object", "properties": { "thorns": { "type": "boolean" } } } } },
              "Shared": { "type": "object", "additionalProperties": false },
              "FernExtras": { "type": "object", "title": "x", "additionalProperties": false, "properties": {
                "shade": { "$ref": "#/components/schemas/Shade" }, "lock": { "type": "object", "properties": { "pin_secret": { "type": "string" } } },
                "password": { "type": "object", "properties": { "length": { "type": "integer" } } },
                "metadata": { "type": "object", "properties": { "token": { "type": "string" } } } } },
              "Shade": { "type": "boolean" },
              "Habitats": { "type"
        """;

    [Fact]
    public void AttachedSchemas_AreWrittenOnceForAllTools()
    {
        var guides = Inputs(Rule).Reports().Values<GuideModel>(TrackingNames.Guides).Single();

        Assert.Equal(["post_plants"], guides.Operations);
        Assert.Equal(
            """
            {"rules":[{"operations":["post_plants"],"at":"extras","by":"kind","variants":{
            "fern":{"$ref":"#/$defs/FernExtras"},"rose":{"type":"object","properties":{"thorns":{"type":"boolean"}}}},"wording":{}}],
            "$defs":{"FernExtras":{"type":"object","properties":{"shade":{"type":"boolean"},
            "lock":{"type":"object","properties":{"pin_secret":{"type":"string"}}},
            "password":{"type":"object","properties":{"length":{"type":"integer"}}},
            "metadata":{"type":"object","properties":{"token":{"type":"string"}}}}}}}
            """.ReplaceLineEndings(""),
            guides.Json);
    }

    [Fact]
    public void SecretOfOneForm_IsHiddenAndWhatOnlySoundsSoIsNot()
    {
        var tool = Inputs(Rule).Reports().Values<ToolModel>(TrackingNames.Tools).Single();

        Assert.Equal(
            """{"p":{"lock":{"p":{"pin_secret":true}},"password":{},"metadata":{"t":true}}}""",
            JsonElement.Parse(tool.Secrets).GetProperty("$defs").GetProperty("Extras").GetRawText());
    }

    [Fact]
    public void SuspectedSecretOfAForm_NeedsADecision()
        => Inputs(Rule).Edit("secrets.yaml", "  - schema: Extras\n    properties: [lock.pin_secret]\n", "").Reports(
            "tools.yaml(4,16): error A0M032: The response of 'auth0_do_thing' has the string 'Extras.lock.pin_secret', whose "
            + "name suggests a secret. "
            + "Declare it in the secrets file, under 'secret' or under 'harmless' with a reason.");

    [Fact]
    public void RuleForNoProperty_IsReportedWithTheNearest()
        => Inputs(Rule).Edit("secrets.yaml", "[metadata.*]", "[metadata.*, lock.pin]").Reports(
            "secrets.yaml(8,30): error A0M033: The document has no property in schema 'Extras' called 'lock.pin'.");

    [Theory]
    [InlineData(
        "get_plants_by_id]", "get_plant_by_id]",
        "overlay.yaml(3,31): error A0M041: The document has no operation 'get_plant_by_id'; did you mean 'get_plants_by_id', "
        + "'delete_plants_by_id', 'patch_plants_by_id'?", true)]
    [InlineData(
        "get_plants_by_id]", "get_bed_moisture]",
        "overlay.yaml(3,31): error A0M091: Operation 'get_bed_moisture' has no property 'extras' in its body or its response.", true)]
    [InlineData(
        """schemas: ["Care*Plant"]""", """schemas: ["Care*Plant", "Seed*Plant"]""",
        "overlay.yaml(6,29): error A0M090: The document has no schema 'Seed*Plant'.", true)]
    [InlineData(
        """schemas: ["Care*Plant"]""", """variants: { fern: FernExtra, rose: Shade }""",
        "overlay.yaml(6,23): error A0M090: The document has no schema 'FernExtra'; did you mean 'FernExtras'?", false)]
    [InlineData(
        "chosen_by: kind", "chosen_by: sort",
        "overlay.yaml(5,16): error A0M092: None of these schemas has both 'extras' and a 'sort' of one value. Name the schema of "
        + "each value under 'variants' instead.", false)]
    [InlineData(
        "    date: 2026-11-29\n", "",
        "overlay.yaml(2,5): error A0M006: 'attach' must be entries of 'name', 'operations', 'at', 'chosen_by', either 'schemas' "
        + "or 'variants', 'date' and 'reason'.", false)]
    public void RuleThatNamesNothing_IsReportedAtItsPlace(string written, string instead, string problem, bool isAttachedAllTheSame)
    {
        // Secrets of what is attached have to be declared, and those of what is not may not be.
        var inputs = isAttachedAllTheSame ? Inputs(Rule) : Inputs(Rule).With("secrets.yaml", Garden.Inputs["secrets.yaml"]);

        inputs.Edit("overlay.yaml", written, instead).Reports(problem);
    }

    [Theory]
    [InlineData(
        "car:\n  fern: { shade: How much }\n",
        "options.yaml(1,1): error A0M093: There is no rule of the overlay that attaches schemas called 'car'; did you mean 'care'?")]
    [InlineData(
        "care:\n  farn: { shade: How much }\n", "options.yaml(2,3): error A0M093: There is no kind 'farn'; did you mean 'fern'?")]
    [InlineData(
        "care:\n  fern: { shadow: How much }\n",
        "options.yaml(2,11): error A0M093: There is no property in 'extras' of fern called 'shadow'; did you mean 'shade'?")]
    [InlineData(
        "care:\n  shared: { thorn: Sharp }\n",
        "options.yaml(2,13): error A0M093: There is no property in 'extras' of shared called 'thorn'; did you mean 'thorns'?")]
    public void WordingForNothing_IsReportedAtItsKey(string options, string problem)
        => Inputs(Rule).With("options.yaml", InputRole.Options, options).Reports(problem);

    [Fact]
    public void Wording_IsWrittenBesideTheSchemas()
    {
        var inputs = Inputs(Rule)
            .With("options.yaml", InputRole.Options, "care:\n  shared: { lock.pin_secret: Opens it }\n  fern: { shade: How much }\n");

        var guides = JsonElement.Parse(inputs.Reports().Values<GuideModel>(TrackingNames.Guides).Single().Json);

        Assert.Equal(
            """{"shared":{"lock.pin_secret":"Opens it"},"fern":{"shade":"How much"}}""",
            guides.GetProperty("rules")[0].GetProperty("wording").GetRawText());
    }

    private static GeneratorHarness Inputs(string rule)
        => Garden.Tool("get_plants_by_id")
            .With("overlay.yaml", rule)
            .Edit("secrets.yaml", "harmless:", Secrets)
            .Edit("garden.json", "\"sensor_token\":", "\"extras\": { \"$ref\": \"#/components/schemas/Extras\" }, \"sensor_token\":")
            .Edit("garden.json", "\"order\": { \"$ref\"",
                "\"extras\": { \"$ref\": \"#/components/schemas/Extras\" }, \"order\": { \"$ref\"")
            .Edit("garden.json", "\"Habitats\": { \"type\"", Schemas);
}
