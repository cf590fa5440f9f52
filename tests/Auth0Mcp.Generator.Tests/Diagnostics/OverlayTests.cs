using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>
/// The overlay's section <c>schemas</c>: each kind of change, notices of what the document says itself, and A0M084 for what names
/// nothing.
/// </summary>
public sealed class OverlayTests
{
    [Theory]
    [InlineData("of: [NewPlant]", "properties: { colour: { type: string } }", "colour", """{"type":"string"}""")]
    [InlineData(
        "of: [NewPlant]", "change: { name: { maxLength: 200, minLength: null } }", "name", """{"type":"string","maxLength":200}""")]
    [InlineData("of: [NewPlant]", "nullable: [name]", "name", """{"type":["string","null"],"minLength":1,"maxLength":80}""")]
    [InlineData("of: [NewPlant]", "nullable: [order]", "order", """{"anyOf":[{"$ref":"#/$defs/PlantOrder"},{"type":"null"}]}""")]
    [InlineData(
        "of: [NewPlant]", "nullable: [height]", "height", """{"oneOf":[{"type":"integer"},{"type":"string"},{"type":"null"}]}""")]
    [InlineData("of: [NewPlant]", "values: { order: [age] }", "order", """{"type":"string","enum":["name","height","age"]}""")]
    [InlineData(
        "operations: [post_plants], body: request", "values: { order: [age] }", "order",
        """{"type":"string","enum":["name","height","age"]}""")]
    public void Change_IsEnforced(string place, string change, string argument, string expected)
        => Assert.Equal(
            expected,
            Property(
            Enforced(
            Overlay(place, change)
            .Edit("vocabulary.yaml", "groups:\n  plants:\n", "groups:\n  plants:\n    colour: Of its petals\n").Reports()),
                argument).GetRawText());

    [Fact]
    public void ValuesOfAComponent_AreThoseWhereverItIsUsed()
        => Assert.Equal(
            """{"type":"string","enum":["name","height","age"]}""",
            Enforced(Overlay("of: [PlantOrder]", "values: [age]").Reports()).GetProperty("$defs").GetProperty("PlantOrder")
            .GetRawText());

    [Fact]
    public void ChangeBelow_GoesThroughReferencesAndStaysThere()
    {
        var run = Overlay("of: [NewPlant], at: care.water", "properties: { hours: { type: integer } }").Reports();

        Assert.Contains("\"hours\":{\"type\":\"integer\"}", Property(Enforced(run), "care").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "hours",
            run.Values<ToolModel>(TrackingNames.Tools).Single(static tool => tool.Name == "auth0_update_thing").EnforcedSchema,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("required: [order]", "name care order")]
    [InlineData("optional: [care]", "name")]
    public void RequiredProperties_AreThoseOfTheOverlay(string change, string expected)
        => Assert.Equal(
            expected.Split(' ').Order(StringComparer.Ordinal),
            Enforced(Overlay("of: [NewPlant]", change).Reports()).GetProperty("required").EnumerateArray()
            .Select(static name => name.GetString()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("of: [Plant]", "seedling")]
    [InlineData("operations: [post_plants], body: response", "seedling")]
    public void Secret_IsHiddenInResponses(string place, string property)
    {
        var run = Overlay(place, $"properties: {{ {property}: {{ type: string }} }}, secret: [{property}]").Reports();

        Assert.Contains(
            $"\"{property}\":true",
            run.Values<ToolModel>(TrackingNames.Tools).Single(static tool => tool.Name == "auth0_do_thing").Secrets,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("of: [NewPlant]", "properties: { name: { type: string } }", "(2,37)", "'NewPlant' now has the property 'name' itself")]
    [InlineData("of: [NewPlant]", "nullable: [family]", "(2,34)", "'NewPlant' now has null for 'family' itself")]
    [InlineData("of: [NewPlant]", "required: [care]", "(2,34)", "'NewPlant' now has 'care' as required itself")]
    [InlineData("of: [NewPlant]", "optional: [order]", "(2,34)", "'NewPlant' now has 'order' as optional itself")]
    [InlineData("of: [PlantOrder]", "values: [name]", "(2,25)", "'PlantOrder' now has these values itself")]
    [InlineData("of: [NewPlant]", "change: { name: { maxLength: 80 } }", "(2,33)", "'NewPlant' now has this of 'name' itself")]
    public void ChangeThatTheDocumentCaughtUpWith_IsANotice(string place, string change, string at, string said)
        => Overlay(place, change).Reports($"overlay.yaml{at}: info A0M040: {said}. Remove it from the overlay.");

    [Theory]
    [InlineData(
        "of: [NewPlants]", "nullable: [name]", "(2,12): error A0M084: The document has no schema 'NewPlants'; did you mean 'NewPlant'?")]
    [InlineData(
        "of: [NewPlant]", "nullable: [nam]",
        "(2,34): error A0M084: The document has no property in 'NewPlant' called 'nam'; did you mean 'name'?")]
    [InlineData(
        "of: [NewPlant], at: care.watr", "nullable: [days]",
        "(2,27): error A0M084: The document has no property in 'NewPlant' called 'care.watr'; did you mean 'care.water'?")]
    [InlineData(
        "operations: [post_plant], body: request", "nullable: [name]",
        "(2,20): error A0M041: The document has no operation 'post_plant'; did you mean 'post_plants'?")]
    [InlineData(
        "operations: [get_plants], body: request", "nullable: [name]",
        "(2,39): error A0M084: The document has no request of operation 'get_plants'.")]
    [InlineData(
        "of: [NewPlant]", "nulable: [name]",
        "(2,23): error A0M005: Unknown key 'nulable'; did you mean 'nullable'? Keys allowed here: of, operations, body, at, "
        + "properties, change, values, nullable, required, optional, secret, date, removed, reason.")]
    [InlineData(
        "at: care", "nullable: [name]",
        "(2,7): error A0M006: 'an overlay entry' must be given with 'of' (schemas) or 'operations' and 'body: request' or "
        + "'response', what is different, 'date' and 'reason'.")]
    public void EntryThatNamesNothing_IsReportedAtItsPlace(string place, string change, string problem)
        => Overlay(place, change).Reports("overlay.yaml" + problem);

    [Theory]
    [InlineData("nullable: [tall]", "")]
    [InlineData(
        "nullable: [deep]", "overlay.yaml(2,51): info A0M040: 'NewPlant' now has null for 'deep' itself. Remove it from the overlay.")]
    [InlineData(
        "nullable: [tal]",
        "overlay.yaml(2,51): error A0M084: The document has no property in 'NewPlant' called 'height.size.tal'; did you mean "
        + "'height.size.tall'?")]
    public void PlaceInSeveralAlternatives_IsReportedOnceAndOnlyWhenNoneTakesTheEdit(string change, string problem)
    {
        const string Size =
            """{"type":"object","properties":{"size":{"type":"object","properties":{"deep":{"type":["integer","null"]},"###":"""
                + """{"type":"integer"}}}}}""";
        var height =
            $$"""{ "oneOf": [{{Size.Replace("###", "wide", StringComparison.Ordinal)}}, """
                + $$"""{{Size.Replace("###", "tall", StringComparison.Ordinal)}}] }""";
        Overlay("of: [NewPlant], at: height.size", change)
            .Edit("garden.json", """{ "oneOf": [{ "type": "integer" }, { "type": "string" }] }""", height)
            .Reports(problem.Length == 0 ? [] : [problem]);
    }

    [Fact]
    public void EditOfTheOverlay_EmitsTheToolsThatChange()
    {
        var first = Overlay("of: [NewPlant]", "nullable: [name]");
        var second = first.Edit("overlay.yaml", "nullable: [name]", "nullable: [name, order]");

        var changed = first.Run().Rerun(second).Sources.Where(pair => first.Run().Sources[pair.Key] != pair.Value)
            .Select(static pair => pair.Key);

        Assert.Equal(["Tools/auth0_do_thing.g.cs"], changed);
    }

    /// <summary>Tools that create and update a plant, and an overlay of one entry on line 2, from column 7 on.</summary>
    private static GeneratorHarness Overlay(string place, string change)
        => Garden.Manifest("""
            toolset: plants
            tools:
              - { name: auth0_do_thing, operation: post_plants, title: Do thing, description: Does the thing. }
              - { name: auth0_update_thing, operation: patch_plants_by_id, title: Update thing, description: Does another thing. }
            """).With("overlay.yaml", $"schemas:\n  - {{ {place}, {change}, date: 2026-11-22, reason: The API takes it. }}\n");

    private static JsonElement Enforced(GeneratorRun run)
        => JsonElement.Parse(
            run.Values<ToolModel>(TrackingNames.Tools).Single(static tool => tool.Name == "auth0_do_thing").EnforcedSchema);

    private static JsonElement Property(JsonElement schema, string name) => schema.GetProperty("properties").GetProperty(name);
}
