using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Caching;

/// <summary>
/// What each kind of edit recomputes, step by step. Cached: the step was not run. Unchanged: run, with an equal result, so
/// nothing behind it runs. Steps that are not listed are cached.
/// </summary>
public sealed class StepReasonTests
{
    private static readonly GeneratorRun s_first = Garden.Inputs.Run();

    [Fact]
    public void UnrelatedCSharp_RunsNothing() => s_first.RerunAfterCSharpEdit().DemandReasons("");

    [Fact]
    public void SameBytesReadAgain_ParseNothing() => s_first.Rerun(Garden.Inputs.ReadAgain()).DemandReasons("");

    [Fact]
    public void CommentInAManifest_BindsAndEmitsNothing()
        => AssertEdit(
            Garden.Inputs.Edit("plants.yaml", "toolset: plants\n", "# Everything that grows.\n\ntoolset: plants\n"),
            """
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Unchanged 7, Cached 2
            """);

    [Fact]
    public void CommentInTheSharedFiles_BindsAndEmitsNothing()
        => AssertEdit(
            Garden.Inputs.Edit("overlay.yaml", "parameters:\n", "# x\nparameters:\n")
                .Edit("vocabulary.yaml", "shared:\n", "# x\nshared:\n")
                .Edit("secrets.yaml", "secret:\n", "# x\nsecret:\n"),
            """
            Files: Modified 3, Cached 4
            Overlay: Modified 1
            Attached: Unchanged 1
            Vocabulary: Modified 1
            Secrets: Modified 1
            """);

    [Fact]
    public void OneEntry_BindsAndEmitsOneTool()
        => AssertEdit(
            Garden.Inputs.Edit("plants.yaml", "title: Get plant", "title: Get a plant"),
            """
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Modified 1, Unchanged 5, Cached 3
            Bound: Modified 1, Cached 8
            Tools: Modified 1, Cached 8
            Interfaces: Unchanged 2
            Catalog: Unchanged 1
            Outputs: Modified 1, Cached 38
            """,
            "Tools/auth0_get_plant.g.cs");

    [Fact]
    public void NewEntry_BindsAndEmitsOneTool()
        => AssertEdit(
            Garden.Inputs.With(
            "beds.yaml",
            Garden.Inputs["beds.yaml"] + "\n  - { name: auth0_show_plant, operation: get_plants_by_id, title: t, description: d }\n"),
            """
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: New 1, Cached 9
            Bound: New 1, Cached 9
            Tools: New 1, Cached 9
            Interfaces: Unchanged 2
            Catalog: Modified 1
            Operations: Unchanged 1
            Outputs: New 1, Modified 1, Cached 38
            """,
            "ManagementCatalog.g.cs", "Tools/auth0_show_plant.g.cs");

    [Fact]
    public void RenamedTool_ChangesItsFileAndTheCatalog()
        => AssertEdit(
            Garden.Inputs.Edit("plants.yaml", "name: auth0_get_plant", "name: auth0_show_plant"),
            """
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Modified 1, Unchanged 5, Cached 3
            Bound: Modified 1, Cached 8
            Tools: Modified 1, Cached 8
            Interfaces: Unchanged 2
            Catalog: Modified 1
            Operations: Unchanged 1
            Outputs: Modified 2, Cached 37
            """,
            "ManagementCatalog.g.cs", "Tools/auth0_get_plant.g.cs", "Tools/auth0_show_plant.g.cs");

    [Fact]
    public void NewAccess_ChangesTheToolAndTheOperationTable()
        => AssertEdit(
            Garden.Inputs.Edit("plants.yaml", "access: write", "access: destructive"),
            """
            Files: Modified 1, Cached 6
            Manifest: Modified 1, Cached 1
            Entries: Modified 1, Cached 8
            Bound: Modified 1, Cached 8
            Tools: Modified 1, Cached 8
            Interfaces: Unchanged 2
            Catalog: Unchanged 1
            Operations: Modified 1
            Outputs: Modified 2, Cached 37
            """,
            "ManagementOperations.g.cs", "Tools/auth0_uproot_plant.g.cs");

    [Fact]
    public void IrrelevantByteInTheDocument_BindsAgainAndEmitsNothing()
        => AssertEdit(
            Garden.Inputs.Edit("garden.json", "\"title\": \"Garden\"", "\"title\": \"My garden\""),
            """
            Files: Modified 1, Cached 6
            Document: Modified 1
            Bound: Unchanged 9
            Operations: Unchanged 1
            SecretVocabulary: Unchanged 1
            Guides: Unchanged 1
            """);

    [Fact]
    public void OneSchemaOfTheDocument_EmitsTheToolsThatUseIt()
        => AssertEdit(
            Garden.Inputs.Edit("garden.json", "\"maximum\": 50", "\"maximum\": 60"),
            """
            Files: Modified 1, Cached 6
            Document: Modified 1
            Bound: Modified 2, Unchanged 7
            Tools: Modified 2, Cached 7
            Interfaces: Unchanged 2
            Catalog: Unchanged 1
            Operations: Unchanged 1
            SecretVocabulary: Unchanged 1
            Guides: Unchanged 1
            Outputs: Modified 2, Cached 37
            """,
            "Tools/auth0_create_plant.g.cs", "Tools/auth0_update_plant.g.cs");

    [Fact]
    public void WordingOfTheVocabulary_EmitsTheToolsThatUseIt()
        => AssertEdit(
            Garden.Inputs.Edit("vocabulary.yaml", "How it is looked after", "Light and water"),
            """
            Files: Modified 1, Cached 6
            Vocabulary: Modified 1
            Bound: Modified 2, Unchanged 7
            Tools: Modified 2, Cached 7
            Interfaces: Unchanged 2
            Catalog: Unchanged 1
            SecretVocabulary: Unchanged 1
            Outputs: Modified 2, Cached 37
            """,
            "Tools/auth0_create_plant.g.cs", "Tools/auth0_update_plant.g.cs");

    [Fact]
    public void SecretRule_EmitsTheToolsThatReturnIt()
        => AssertEdit(
            Garden.Inputs.Edit("secrets.yaml", "properties: [sensor_token, gate.code]", "properties: [sensor_token, gate.code, name]"),
            """
            Files: Modified 1, Cached 6
            Secrets: Modified 1
            Bound: Modified 4, Unchanged 5
            Tools: Modified 4, Cached 5
            Interfaces: Unchanged 2
            Catalog: Unchanged 1
            SecretVocabulary: Unchanged 1
            Outputs: Modified 4, Cached 35
            """,
            "Tools/auth0_create_plant.g.cs", "Tools/auth0_get_plant.g.cs", "Tools/auth0_list_plants.g.cs",
            "Tools/auth0_update_plant.g.cs");

    [Fact]
    public void OverlayParameter_EmitsToolAndInterfaceOfItsOperation()
        => AssertEdit(
            Garden.Inputs.Edit("overlay.yaml", "in: query, schema: { type: string }", "in: header, schema: { type: string }"),
            """
            Files: Modified 1, Cached 6
            Overlay: Modified 1
            Attached: Unchanged 1
            Bound: Modified 1, Unchanged 8
            Tools: Modified 1, Cached 8
            Interfaces: Modified 1, Unchanged 1
            Catalog: Unchanged 1
            Operations: Unchanged 1
            SecretVocabulary: Unchanged 1
            Guides: Unchanged 1
            Outputs: Modified 2, Cached 37
            """,
            "Interfaces/IPlantsApi.g.cs", "Tools/auth0_list_plants.g.cs");

    private static void AssertEdit(GeneratorHarness edited, string reasons, params string[] changedFiles)
    {
        var run = s_first.Rerun(edited);

        run.DemandDiagnostics();
        run.DemandReasons(reasons);
        Assert.Equal(changedFiles, run.ChangedSince(s_first));
    }
}
