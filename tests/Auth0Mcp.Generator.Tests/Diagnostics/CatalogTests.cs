using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M043 to A0M048: what only the whole catalog shows.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData("The id", "id")]
    [InlineData("Ids of the thing", "id")]
    [InlineData("this ID", "id")]
    [InlineData("--", "id")]
    public void WordingOfAnEntryThatRepeatsTheName_IsReportedAtTheText(string text, string name)
        => Garden.Tool("delete_plants_by_id", $"describe:\n  {name}: \"{text}\"").Reports(
            $"tools.yaml(8,11): error A0M043: \"{text}\" says no more of '{name}' than its name does. Say what a person would "
            + "not guess: a unit, a format, an example, what it changes.");

    [Theory]
    [InlineData("Which one")]
    [InlineData("id_…")]
    [InlineData("id of the plant")]
    public void WordingThatSaysMore_IsFine(string text)
        => Garden.Tool("delete_plants_by_id", $"describe: {{ id: \"{text}\" }}").Reports();

    [Fact]
    public void WordingOfTheVocabularyThatRepeatsTheName_IsReportedAtTheText()
        => Garden.Inputs.Edit("vocabulary.yaml", "  page: Page number, first is 0", "  page: The page")
            .Edit("vocabulary.yaml", "    soil: Kind of soil", "    soil: Soil of the bed").Reports(
            "vocabulary.yaml(2,9): error A0M043: \"The page\" says no more of 'page' than its name does. Say what a person would "
            + "not guess: a unit, a format, an example, what it changes.",
            "vocabulary.yaml(26,11): error A0M043: \"Soil of the bed\" says no more of 'soil' than its name does. Say what a "
            + "person would not guess: a unit, a format, an example, what it changes.");

    [Fact]
    public void TextsThatAnotherToolHasToo_AreReportedAtTheSecond()
        => Garden.Inputs.Edit("plants.yaml", "    title: Get plant", "    title: List  PLANTS.")
            .Edit("plants.yaml", "description: Takes the plant out of its bed.",
                "description: digs the plant out, and forgets it").Reports(
            "plants.yaml(25,12): error A0M044: The title of 'auth0_get_plant' is that of 'auth0_list_plants' at plants.yaml(3). "
            + "Say in both what sets them apart.",
            "plants.yaml(64,18): error A0M044: The description of 'auth0_uproot_plant' is that of 'auth0_delete_plant' at "
            + "plants.yaml(48). Say in both what sets them apart.");

    [Fact]
    public void TextsInTwoFiles_AreReportedInTheLater()
        => Garden.Inputs.Edit("beds.yaml", "    title: Replace bed", "    title: List plants").Reports(
            "plants.yaml(5,12): error A0M044: The title of 'auth0_list_plants' is that of 'auth0_replace_bed' at beds.yaml(3). "
            + "Say in both what sets them apart.");

    [Fact]
    public void OperationWithoutATool_IsReportedBehindTheLastToolOfItsTag()
        => Garden.Inputs.Complete().Reports(
            "garden.json(1,1): error A0M045: No tool calls operation 'get_garden_events' (GET /events). Add it to a manifest of "
            + "its own, spec/tools/events.yaml: - { name: auth0_get_garden_events, operation: get_garden_events, title: …, "
            + "description: … }",
            "plants.yaml(59,5): error A0M045: No tool calls operation 'post_plant_photos' (POST /plants/{id}/photos). Add it "
            + "behind 'auth0_uproot_plant': - { name: auth0_post_plant_photos, operation: post_plant_photos, title: …, "
            + "description: … }");

    [Fact]
    public void CatalogThatDoesNotClaimToBeComplete_MayLeaveOperationsOut() => Garden.Inputs.Reports();

    [Fact]
    public void FaultyTool_CoversItsOperation()
        => Garden.Inputs.Complete().With("more.yaml", InputRole.Manifest, """
            toolset: more
            tools:
              - { name: Photograph, operation: post_plant_photos, title: Photograph, description: Takes a picture.,
                  describe: { photos: Pictures, caption: Which, public: Who } }
              - { name: auth0_hear_events, operation: get_garden_events, title: Hear, description: Listens. }
            """).Reports(
            "more.yaml(3,13): error A0M011: 'Photograph' is not a tool name: only lower-case words joined by '_' are allowed. "
            + "Write auth0_<verb>_<resource> in snake case, at most 39 characters, e.g. 'auth0_list_roles'.");

    [Theory]
    [InlineData("manifst", "; did you mean 'manifest'?")]
    [InlineData("3", ".")]
    [InlineData("none", ".")]
    public void UnknownRole_IsReportedAtItsFile(string role, string ending)
        => Garden.Inputs.With("more.yaml", role, "toolset: more").Reports(
            $"more.yaml(1,1): error A0M046: '{role}' is not a role{ending} Auth0McpRole is one of: document, provenance, "
            + "settings, overlay, vocabulary, options, secrets, phrases, words, errors, prompt, resources, logtypes, manifest, "
            + "framework.");

    [Fact]
    public void EmptyRole_IsNone() => Garden.Inputs.With("more.yaml", " ", "- : [").Reports();

    [Theory]
    [InlineData("overlay", "overlay.yaml")]
    [InlineData("vocabulary", "vocabulary.yaml")]
    [InlineData("secrets", "secrets.yaml")]
    [InlineData("document", "garden.json")]
    public void SecondFileOfARole_IsReportedAndNotRead(string role, string first)
        => Garden.Inputs.With("zoo.yaml", role, "- : [").Reports(
            $"zoo.yaml(1,1): error A0M047: The role '{role}' is already that of '{first}', and this file is not read. Move its "
            + "content there.");

    [Theory]
    [InlineData("errors")]
    public void SecondFileOfAnOptionalRole_IsReportedAndNotRead(string role)
        => Garden.Inputs.With("words.yaml", role, "{}").With("zoo.yaml", role, "- : [").Reports(
            $"zoo.yaml(1,1): error A0M047: The role '{role}' is already that of 'words.yaml', and this file is not read. Move "
            + "its content there.");

    [Fact]
    public void PropertyBothSecretAndHarmless_IsReportedAtTheSecond()
    {
        var run = Garden.Inputs.Edit("secrets.yaml", "    properties: [seed_batch]", "    properties: [seed_batch, gate.code]").Reports(
            "secrets.yaml(6,30): error A0M048: 'Plant.gate.code' is declared secret at line 3 and harmless here. Keep one of the two.");

        Assert.Contains("\"code\":true", run.Sources["Tools/auth0_get_plant.g.cs"], StringComparison.Ordinal);
    }
}
