using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M002 and A0M040 to A0M042: the files beside the manifests.</summary>
public sealed class SharedFileTests
{
    [Fact]
    public void MissingDocumentAndManifest_AreReportedWithTheLineToAdd()
        => GeneratorHarness.Empty.Reports(
            "error A0M002: No additional file has the role 'document'. Add it to the project: <AdditionalFiles Include=\"…\" "
            + "Auth0McpRole=\"document\" />.",
            "error A0M002: No additional file has the role 'manifest'. Add it to the project: <AdditionalFiles Include=\"…\" "
            + "Auth0McpRole=\"manifest\" />.");

    [Fact]
    public void MissingDocument_IsReportedOnce()
        => Garden.Inputs.Without("garden.json").Reports(
            "error A0M002: No additional file has the role 'document'. Add it to the project: <AdditionalFiles Include=\"…\" "
            + "Auth0McpRole=\"document\" />.");

    [Fact]
    public void FileWithoutARole_IsNoInput()
    {
        var run = Garden.Inputs.With("notes.yaml", InputRole.None, "- : [").Reports();

        Assert.Equal(Garden.Inputs.Run().Sources, run.Sources);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "date": 20260625 }""")]
    [InlineData("{")]
    public void ProvenanceWithoutADate_IsReported(string json)
        => Garden.Inputs.With("provenance.json", InputRole.Provenance, json).Reports(
            "provenance.json(1,1): error A0M083: The provenance of the API document has no 'date', which messages name. Run the "
            + "import again.");

    [Fact]
    public void ProvenanceAndOverlay_AreToldInTheOutput()
    {
        var source = Garden.Inputs.With("provenance.json", InputRole.Provenance, """{ "date": "2026-06-25" }""")
            .Reports().Sources["ManagementDocument.g.cs"];

        Assert.Contains("public const string Date = \"2026-06-25\";", source, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"q\"", source, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFiles_MayBeMissingOrEmpty()
    {
        var inputs = Garden.Tool("delete_plants_by_id", "describe: { id: Which }");

        inputs.Without("overlay.yaml", "vocabulary.yaml", "secrets.yaml").Reports();
        inputs.With("overlay.yaml", "").With("vocabulary.yaml", "# nothing yet\n").With("secrets.yaml", "\n").Reports();
    }

    [Fact]
    public void OverlayThatTheDocumentCaughtUpWith_IsANoticeAtTheParameter()
    {
        var run = Overlay("get_plants_by_id", "name: fields, in: query, schema: { type: integer }").Reports(
            "overlay.yaml(3,18): info A0M040: 'get_plants_by_id' now has the query parameter 'fields' itself. Remove it from the "
            + "overlay.");

        Assert.Equal(
            ["""    [global::Refit.Query] [global::Refit.AliasAs("fields")] string fields,"""],
            run.Sources["Interfaces/IPlantsApi.g.cs"].Split('\n')
            .Where(static line => line.Contains(" fields,", StringComparison.Ordinal)).Select(static line => line[4..]));
    }

    [Fact]
    public void OverlayParameterInAnotherPlace_IsAnotherParameter()
        => Overlay("get_plants_by_id", "name: x-gardener, in: header, schema: { type: string }")
            .Edit("vocabulary.yaml", "shared:\n", "shared:\n  x-gardener: Who asks\n").Reports();

    [Fact]
    public void OverlayOfAnUnknownOperation_IsReportedAtTheOperation()
        => Overlay("get_plant", "name: q, in: query, schema: { type: string }").Reports(
            "overlay.yaml(2,16): error A0M041: The document has no operation 'get_plant'; did you mean 'get_plants'?");

    [Theory]
    [InlineData("operation", "(2,5)")]
    [InlineData("add", "(2,5)")]
    [InlineData("date", "(2,5)")]
    [InlineData("reason", "(2,5)")]
    public void OverlayEntryWithoutWhatItNeeds_IsReportedAtTheEntry(string key, string place)
    {
        var lines = Overlay("get_plants", "name: q, in: query, schema: { type: string }")["overlay.yaml"].Split('\n').ToList();
        lines.RemoveAll(line => line.TrimStart(' ', '-').StartsWith(key, StringComparison.Ordinal));
        lines[1] = "  - " + lines[1].TrimStart(' ', '-');

        Garden.Tool("delete_plants_by_id").With("overlay.yaml", string.Join('\n', lines)).Reports(
            $"overlay.yaml{place}: error A0M006: 'an overlay entry' must be given with 'operation', 'add', 'date' and 'reason'.");
    }

    [Theory]
    [InlineData("in: query, schema: { type: string }")]
    [InlineData("name: q, in: query")]
    [InlineData("name: q, in: path, schema: { type: string }")]
    [InlineData("name: q, schema: { type: string }")]
    public void OverlayParameterWithoutWhatItNeeds_IsReportedAtTheParameter(string parameter)
        => Overlay("get_plants", parameter).Reports(
            "overlay.yaml(3,10): error A0M006: 'add' must be a parameter: { name: …, in: query, schema: { type: string } }.");

    [Fact]
    public void UnknownKeyInTheOverlay_IsReportedAtTheKey()
        => Overlay("get_plants", "name: q, in: query, schema: { type: string }, requierd: true")
            .With("tools.yaml", Garden.Tool("delete_plants_by_id")["tools.yaml"]).Reports(
            "overlay.yaml(3,58): error A0M005: Unknown key 'requierd'; did you mean 'required'? Keys allowed here: name, in, "
            + "required, schema.");

    [Fact]
    public void VocabularyOfAnUnknownGroup_IsReportedAtTheGroup()
        => Garden.Inputs.Edit("vocabulary.yaml", "  plants.labels:\n    body: ", "  plant.labels:\n    body: ").Reports(
            "plants.yaml(54,5): info A0M024: Tool 'auth0_label_plant': no wording for body. Add it under groups.plants.labels in "
            + "the vocabulary, or under 'describe' of this tool.",
            "vocabulary.yaml(20,3): error A0M042: No operation of the document is in the group 'plant.labels'; did you mean "
            + "'plants.labels'?");

    [Theory]
    [InlineData("groups:\n  plants: text\n", "(2,11): error A0M006: 'plants' must be a mapping, e.g. { name: value }.")]
    [InlineData("shared:\n  id: [a]\n", "(2,7): error A0M006: 'id' must be text.")]
    [InlineData("groups:\n  plants:\n    name: { a: b }\n", "(3,11): error A0M006: 'name' must be text.")]
    [InlineData(
        "share: {}\n",
        "(1,1): error A0M005: Unknown key 'share'; did you mean 'shared'? Keys allowed here: aliases, comma_separated, shared, groups.")]
    public void VocabularyOfTheWrongForm_IsReportedAtItsPlace(string yaml, string expected)
        => Garden.Tool("delete_plants_by_id", "describe: { id: Which }").With("vocabulary.yaml", yaml)
            .Reports("vocabulary.yaml" + expected);

    private static GeneratorHarness Overlay(string operation, string parameter)
        => Garden.Tool("get_plants_by_id").With("overlay.yaml", $$"""
            parameters:
              - operation: {{operation}}
                add: { {{parameter}} }
                date: 2026-11-22
                reason: The API takes it.
            """);
}
