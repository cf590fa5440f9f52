using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M053 to A0M055: toolsets, examples and names. What contributors get wrong in real files is in <c>Mistakes</c>.</summary>
public sealed class ContributorTests
{
    [Fact]
    public void UnknownToolset_IsReportedWithItsNearest()
        => Garden.Inputs.With("settings.yaml", "json_uploads: true\ntoolsets: [plants, beds, labels]\n")
            .Edit("beds.yaml", "toolset: beds", "toolset: bed").Reports(
            "beds.yaml(1,10): error A0M053: 'bed' is not a toolset of this catalog; did you mean 'beds'? A new one is added "
            + "under 'toolsets' in the settings.");

    [Fact]
    public void ExampleGivenTwice_IsReported()
        => Garden.Tool("delete_plants_by_id", "examples: [Do it, do it!]").Reports(
            "tools.yaml(7,23): error A0M054: Tool 'auth0_do_thing': the example \"do it!\" is given twice. Write what another "
            + "person might say, or remove it.");

    [Fact]
    public void NameThatOtherFilesWriteDifferently_IsReportedOnceAtTheName()
        => Garden.Tool("delete_plants_by_id", "examples: [Do it]")
            .With("a.yaml", Values.InputRole.Phrases, "auth0_do_things: { me: [x] }\n")
            .With("b.yaml", Values.InputRole.Phrases, "auth0_do_things: { you: [y] }\n").Reports(
            "tools.yaml(3,11): error A0M055: Tool 'auth0_do_thing': 2 places speak of 'auth0_do_things', the first at a.yaml(1), "
            + "and no tool is called that. Write the name so here, or change it there.");

    [Fact]
    public void PhraseGivenTwice_IsReported()
        => Garden.Tool("delete_plants_by_id").With("p.yaml", Values.InputRole.Phrases, "auth0_do_thing: { me: [go, go] }\n").Reports(
            "p.yaml(1,28): error A0M007: 'go' is given twice. Keep one of the two.");

    [Fact]
    public void PhrasesOfAToolOfAnotherToolset_AreReported()
        => Garden.Tool("delete_plants_by_id").With("settings.yaml", "json_uploads: true\ntoolsets: [plants, beds]\n")
            .With("more.yaml", Values.InputRole.Manifest, """
                toolset: beds
                tools: [{ name: auth0_get_bed, operation: get_bed_moisture, access: write, title: T, description: D }]
                """)
            .With("beds.yaml", Values.InputRole.Phrases, "auth0_do_thing: { me: [go] }\n").Reports(
            "beds.yaml(1,1): error A0M072: 'auth0_do_thing' is a tool of the toolset 'plants'. Its phrases belong "
            + "into the file of that name.");

    [Fact]
    public void SettingThatFitsNothing_IsReportedInsteadOfWhatFollows()
        => Garden.Tool("delete_plants_by_id").With("settings.yaml", "json_uploads: true\ngroup_key: x-operation-grup\n").Reports(
            "settings.yaml(2,12): error A0M056: 'group_key' is 'x-operation-grup', but no operation of the document has such a member; "
            + "did you mean 'x-operation-group'?");

    [Fact]
    public void WordingForAMisspeltArgument_IsReported()
        => Garden.Inputs.Edit("vocabulary.yaml", "per_page:", "per_pag:").Reports(
            "vocabulary.yaml(3,3): error A0M057: No operation has a parameter or property 'per_pag'; did you mean 'per_page'?",
            "plants.yaml(4,5): info A0M024: Tool 'auth0_list_plants': no wording for per_page. Add it under groups.plants in the "
            + "vocabulary, or under 'describe' of this tool.");

    [Fact]
    public void PageOfWhatIsNoList_IsReported()
        => Garden.Tool("delete_plants_by_id", "page: { reach: 10 }").Reports(
            "tools.yaml(7,5): error A0M058: Tool 'auth0_do_thing': operation 'delete_plants_by_id' returns no list, so 'page' says "
            + "nothing. Remove it.");

    [Fact]
    public void ResourceThatItsToolDoesNotKnow_IsReported()
        => Garden.Tool("get_plants_by_id").With(
            "things.yaml", Values.InputRole.Resources,
            "plant: { title: T, get: auth0_do_thing, list: auth0_do_thing, id: id, label: nme }\n").Reports(
            "things.yaml(1,78): error A0M144: Tool 'auth0_do_thing' has no property 'nme'; did you mean 'name'?");
}
