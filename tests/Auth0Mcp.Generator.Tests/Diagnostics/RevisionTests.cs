using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M060 to A0M062: what a new revision of the document leaves to a person, and tools that are gone.</summary>
public sealed class RevisionTests
{
    private const string Tool = """
        toolset: plants
        tools:
          - name: auth0_do_thing
            operation: delete_plants_by_id
            title: Do thing
            description: Does the thing.
            describe: { id: Which }

        """;

    [Theory]
    [InlineData(
        "title: Do thing", "title: \"todo: a short name for people\"", "(5,12)",
        "auth0_do_thing: 'title' is still to be written: a short name for people.")]
    [InlineData(
        "title: Do thing", "title: 'TODO: a short name'", "(5,12)", "auth0_do_thing: 'title' is still to be written: a short name.")]
    [InlineData("title: Do thing", "title: \" todo:\"", "(5,12)", "auth0_do_thing: 'title' is still to be written: a value.")]
    [InlineData("id: Which", "id: \"todo: what it is\"", "(7,21)", "auth0_do_thing: 'id' is still to be written: what it is.")]
    [InlineData(
        "describe: { id: Which }", "describe: { id: Which }\n    examples: [a, \"todo: more\"]", "(8,19)",
        "auth0_do_thing: 'examples' is still to be written: more.")]
    [InlineData(
        "describe: { id: Which }", "describe: { id: Which }\n    access: \"todo: read or write\"", "(8,13)",
        "auth0_do_thing: 'access' is still to be written: read or write.")]
    [InlineData("toolset: plants", "toolset: \"todo: the area\"", "(1,10)", "'toolset' is still to be written: the area.")]
    public void PendingValueOfAManifest_IsReportedAtTheValue(string line, string pending, string place, string message)
        => Garden.Manifest(Tool).Edit("tools.yaml", line, pending).Reports(
            $"tools.yaml{place}: error A0M060: {message} Write it in place of the todo.");

    [Fact]
    public void PendingBlockText_IsReportedWhereItStarts()
        => Garden.Manifest(Tool)
            .Edit("tools.yaml", "description: Does the thing.", "description: >-\n      todo: what it does\n      and returns").Reports(
            "tools.yaml(6,18): error A0M060: auth0_do_thing: 'description' is still to be written: what it does and returns. "
            + "Write it in place of the todo.");

    [Fact]
    public void PendingWordingOfTheVocabulary_IsReportedAtTheValue()
        => Garden.Manifest(Tool).With("vocabulary.yaml", "shared:\n  id: \"todo: what it is\"\n").Reports(
            "vocabulary.yaml(2,7): error A0M060: shared: 'id' is still to be written: what it is. Write it in place of the todo.");

    [Fact]
    public void PendingSecretRule_IsReportedAtTheValue()
        => Garden.Manifest(Tool)
            .With("secrets.yaml", "secret:\n  - schema: Plant\n    properties: [sensor_token]\n    reason: \"todo: is it one\"\n")
                .Reports(
            "secrets.yaml(4,13): error A0M060: Plant: 'reason' is still to be written: is it one. Write it in place of the todo.");

    [Fact]
    public void TextThatOnlyMentionsATodo_IsFine()
        => Garden.Manifest(Tool).Edit("tools.yaml", "Does the thing.", "\"Lists what is left (todo: nothing).\"").Reports();

    [Fact]
    public void RemovedTool_IsFoundByItsNameAndIsNoTool()
    {
        var run =
            Garden.Manifest(Tool + "  - name: auth0_old_thing\n    removed: { replacement: auth0_do_thing, since: 0.2.0 }\n").Reports();

        Assert.Contains(
            """        "auth0_old_thing" => new("auth0_old_thing", "auth0_do_thing", "0.2.0"),""",
            run.Sources["ManagementCatalog.g.cs"],
            StringComparison.Ordinal);
        Assert.DoesNotContain("Tools/auth0_old_thing.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void RemovedToolThatNothingReplaces_IsFine()
        => Assert.Contains(
            """=> new("auth0_old_thing", null, "0.2.0"),""",
            Garden.Manifest(Tool + "  - { name: auth0_old_thing, removed: { since: 0.2.0 } }\n")
            .Reports().Sources["ManagementCatalog.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void PendingReplacement_IsReportedOnce()
        => Garden.Manifest(
            Tool + "  - name: auth0_old_thing\n    removed: { replacement: \"todo: the tool to call instead\", since: 0.2.0 }\n")
            .Reports(
            "tools.yaml(9,29): error A0M060: auth0_old_thing: 'replacement' is still to be written: the tool to call instead. "
            + "Write it in place of the todo.");

    [Theory]
    [InlineData("auth0_do_thign", "; did you mean 'auth0_do_thing'?")]
    [InlineData("auth0_something_else", ".")]
    public void UnknownReplacement_IsReportedAtTheValue(string replacement, string ending)
        => Garden.Manifest($"{Tool}  - name: auth0_old_thing\n    removed: {{ replacement: {replacement}, since: 0.2.0 }}\n").Reports(
            $"tools.yaml(9,29): error A0M061: Removed tool 'auth0_old_thing': there is no tool '{replacement}' to replace "
            + $"it{ending} Leave 'replacement' out when nothing does.");

    [Fact]
    public void ReplacementInAnotherFile_IsFound()
        => Garden.Inputs.With(
            "old.yaml", Values.InputRole.Manifest,
            "toolset: old\ntools:\n  - { name: auth0_old_thing, removed: { replacement: auth0_get_plant, since: 0.2.0 } }\n").Reports();

    [Fact]
    public void RemovedToolThatExists_IsReportedAtItsName()
        => Garden.Manifest(Tool + "  - { name: auth0_do_thing, removed: { since: 0.2.0 } }\n").Reports(
            "tools.yaml(8,13): error A0M062: Tool 'auth0_do_thing' is both removed and defined. Delete the entry with 'removed', "
            + "or give the tool another name.");

    [Theory]
    [InlineData("name: auth0_old_thing, removed: { replacement: auth0_do_thing }", "(8,39)")]
    [InlineData("removed: { since: 0.2.0 }", "(8,16)")]
    [InlineData("name: old, removed: { since: 0.2.0 }", "(8,27)")]
    public void RemovedToolWithoutWhatItNeeds_IsReported(string entry, string place)
        => Garden.Manifest($"{Tool}  - {{ {entry} }}\n").Reports(
            $"tools.yaml{place}: error A0M006: 'removed' must be given with the 'name' of the tool, and a mapping {{ "
            + $"replacement: auth0_…, since: <version> }}.");

    [Fact]
    public void UnknownKeyBesideRemoved_IsReportedAtTheKey()
        => Garden.Manifest(Tool + "  - { name: auth0_old_thing, titel: Old, removed: { since: 0.2.0, replaces: x } }\n").Reports(
            "tools.yaml(8,30): error A0M005: Unknown key 'titel'; did you mean 'title'? Keys allowed here: name, operation, "
            + "title, description, toolsets, core, access, reason, idempotent, depth, advertise, rename, aliases, hide, "
            + "describe, defaults, page, conflicts, dashboard, update, mints, confirm, examples.",
            "tools.yaml(8,67): error A0M005: Unknown key 'replaces'. Keys allowed here: replacement, since, date, was, group, schemas.");

    [Fact]
    public void AllThatOneEntryLeavesOpen_IsOneDecision()
        => Garden.Manifest(Tool)
            .Edit("tools.yaml", "title: Do thing", "title: \"todo: a short name\"")
            .Edit("tools.yaml", "Does the thing.", "\"todo: what it does\"")
            .Edit("tools.yaml", "id: Which", "id: \"todo: what it is\"").Reports(
            "tools.yaml(5,12): error A0M060: auth0_do_thing: 'title', 'description' and 'id' are still to be written: a short "
            + "name. Write it in place of each todo.");

    [Fact]
    public void ProposedName_IsADecisionAndNoTool()
    {
        var run = Garden.Manifest(Tool).Edit("tools.yaml", "name: auth0_do_thing", "name: \"todo: auth0_do_thing\"").Reports(
            "tools.yaml(3,11): error A0M060: auth0_do_thing: 'name' is still to be written: auth0_do_thing. Write it in place of "
            + "the todo.");

        Assert.DoesNotContain("Tools/auth0_do_thing.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void RulesAboutARetiredTool_StayWithoutAWord()
        => Garden.Manifest(Tool + """
              - name: auth0_list_weeds
                operation: get_weeds
                title: List weeds
                description: Lists weeds.
                removed: { since: 0.2.0, date: "2026-02-02", was: GET /weeds, group: weeds, schemas: [Weed] }

            """)
            .With("overlay.yaml",
                "parameters:\n  - operation: get_weeds\n    add: { name: q, in: query, schema: { type: string } }\n    date: "
                + "2026-01-01\n    reason: The API takes it.\n")
            .With("vocabulary.yaml", "shared:\n  id: Which\ngroups:\n  weeds: { q: Words in the name }\n")
            .With("secrets.yaml",
                Garden.Inputs["secrets.yaml"].TrimEnd() + "\n  - { schema: Weed, properties: [seed_token], reason: a seed }\n")
            .With("phrases.yaml", Values.InputRole.Phrases, "auth0_list_weeds: { me: [what grows without being asked] }\n")
            .Reports();

    [Fact]
    public void MentionOfARetiredTool_IsReported()
        => Garden.Manifest(Tool + "  - { name: auth0_old_thing, operation: get_old, removed: { since: 0.2.0 } }\n")
            .Edit("tools.yaml", "Does the thing.", "Does the thing; see auth0_old_thing.").Reports(
            "tools.yaml(6,18): error A0M119: Tool 'auth0_do_thing': there is no tool 'auth0_old_thing' to go on with; it is "
            + "removed. Name what replaced it, or no tool.");
}
