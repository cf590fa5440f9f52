using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M005 to A0M013: entries judged by themselves, without the document.</summary>
public sealed class EntryTests
{
    private const string EntryKeys =
        "name, operation, title, description, toolsets, core, access, reason, idempotent, depth, advertise, rename, aliases, "
            + "hide, describe, defaults, page, conflicts, dashboard, update, mints, confirm, examples";

    [Theory]
    [InlineData("titel: Do thing", "(7,5)", "'titel'; did you mean 'title'? Keys allowed here: " + EntryKeys)]
    [InlineData("colour: green", "(7,5)", "'colour'. Keys allowed here: " + EntryKeys)]
    [InlineData("zzzzzz: 1", "(7,5)", "'zzzzzz'. Keys allowed here: " + EntryKeys)]
    [InlineData(
        "page: { checkpiont: id }", "(7,13)", "'checkpiont'; did you mean 'checkpoint'? Keys allowed here: checkpoint, reach, beyond")]
    [InlineData(
        "defaults: { fields: { value: id, wehn: {} } }", "(7,38)",
        "'wehn'; did you mean 'when'? Keys allowed here: value, when, unless")]
    [InlineData(
        "defaults:\n  fields:\n    - { value: id, unles: [id] }", "(9,24)",
        "'unles'; did you mean 'unless'? Keys allowed here: value, when, unless")]
    public void UnknownKeyInATool_IsReportedAtTheKey(string lines, string place, string message)
        => Garden.Tool("get_plants_by_id", lines).Reports($"tools.yaml{place}: error A0M005: Unknown key {message}.");

    [Fact]
    public void UnknownKeyOfTheFile_IsReportedAtTheKey()
        => Garden.Manifest("toolset: plants\ntool: []\n").Reports(
            "tools.yaml(2,1): error A0M005: Unknown key 'tool'; did you mean 'tools'? Keys allowed here: toolset, tools, not_carried.");

    [Theory]
    [InlineData("core: yes", "(7,11)", "'core' must be true or false.")]
    [InlineData("core: [true]", "(7,11)", "'core' must be text.")]
    [InlineData("idempotent: \"True\"", "(7,17)", "'idempotent' must be true or false.")]
    [InlineData("depth: two", "(7,12)", "'depth' must be a whole number.")]
    [InlineData("depth: -1", "(7,12)", "'depth' must be a whole number.")]
    [InlineData("depth: 6", "(7,12)", "'depth' must be a whole number from 1 to 5.")]
    [InlineData("depth: 99999999999", "(7,12)", "'depth' must be a whole number.")]
    [InlineData("hide: fields", "(7,11)", "'hide' must be a list of words, e.g. [a, b].")]
    [InlineData("examples:\n  - Which one: this?", "(8,9)", "'examples' must be a list of words; one with ': ' in it needs quotes.")]
    [InlineData("rename: [id]", "(7,13)", "'rename' must be a mapping, e.g. { name: value }.")]
    [InlineData("describe: { id: [a] }", "(7,21)", "'id' must be text.")]
    [InlineData("access: readonly", "(7,13)", "'access' must be read, write or destructive.")]
    [InlineData("page: log_id", "(7,11)", "'page' must be a mapping, e.g. { name: value }.")]
    [InlineData(
        "defaults: { fields: [a, b] }", "(7,25)",
        "'fields' must be a value, a rule '{ value: …, when: …, unless: … }' or a list of rules.")]
    [InlineData(
        "defaults: { fields: [] }", "(7,25)", "'fields' must be a value, a rule '{ value: …, when: …, unless: … }' or a list of rules.")]
    [InlineData("defaults: { fields: { unless: [id] } }", "(7,25)", "'fields' must be a rule with a 'value'.")]
    public void ValueOfTheWrongKind_IsReportedAtTheValue(string lines, string place, string message)
        => Garden.Tool("get_plants_by_id", lines).Reports($"tools.yaml{place}: error A0M006: {message}");

    [Fact]
    public void ToolsThatAreNoList_AreReportedAtTheValue()
        => Garden.Manifest("toolset: plants\ntools: { name: auth0_do_thing }\n").Reports(
            "tools.yaml(2,8): error A0M006: 'tools' must be a list of entries, each starting with '- '.");

    [Theory]
    [InlineData("tools: []\n", "(1,1)")]
    [InlineData("tools: []\ntoolset:\n", "(2,9)")]
    [InlineData("", "(1,1)")]
    public void MissingToolset_IsReported(string yaml, string place)
        => Garden.Manifest(yaml).Reports(
            $"tools.yaml{place}: error A0M006: 'toolset' must be the area of the tools in this file, e.g. 'toolset: users'.");

    [Theory]
    [InlineData("name", "(unnamed)", "auth0_<verb>_<resource>, e.g. 'auth0_list_roles'")]
    [InlineData("operation", "auth0_do_thing", "the operationId of the document, e.g. 'get_roles'")]
    [InlineData("title", "auth0_do_thing", "a short name for people, e.g. 'List roles'")]
    [InlineData("description", "auth0_do_thing", "one to three sentences: what it does, what it returns, what it changes")]
    public void MissingKey_IsReportedAtTheEntry(string key, string tool, string hint)
    {
        var lines = Garden.Tool("get_plants_by_id")["tools.yaml"].Split('\n').ToList();
        lines.RemoveAll(line => line.Contains(key + ":", StringComparison.Ordinal));
        lines[2] = "  - " + lines[2].TrimStart(' ', '-');

        Garden.Manifest(string.Join('\n', lines)).Reports($"tools.yaml(3,5): error A0M010: Tool '{tool}' needs '{key}': {hint}.");
    }

    [Theory]
    [InlineData("title:", "(5,11)", "'title': a short name for people, e.g. 'List roles'")]
    [InlineData("title: \"\"", "(5,12)", "'title': a short name for people, e.g. 'List roles'")]
    public void EmptyValueOfARequiredKey_IsReportedAtTheValue(string title, string place, string message)
        => Garden.Tool("get_plants_by_id").Edit("tools.yaml", "title: Do thing", title).Reports(
            $"tools.yaml{place}: error A0M010: Tool 'auth0_do_thing' needs {message}.");

    [Fact]
    public void RequiredKeyOfTheWrongKind_IsReportedOnce()
        => Garden.Tool("get_plants_by_id").Edit("tools.yaml", "title: Do thing", "title: [Do thing]").Reports(
            "tools.yaml(5,12): error A0M006: 'title' must be text.");

    [Theory]
    [InlineData("get_plants", "only lower-case words joined by '_' are allowed")]
    [InlineData("auth0_plants", "only lower-case words joined by '_' are allowed")]
    [InlineData("auth0_get-plants", "only lower-case words joined by '_' are allowed")]
    [InlineData("auth0_get__plants", "only lower-case words joined by '_' are allowed")]
    [InlineData("auth0_get_plants_watered_by_a_neighbour1", "it has 40 characters")]
    public void BadName_IsReportedAtTheName(string name, string reason)
        => Garden.Tool("get_plants_by_id").Edit("tools.yaml", "auth0_do_thing", name).Reports(
            $"tools.yaml(3,11): error A0M011: '{name}' is not a tool name: {reason}. Write auth0_<verb>_<resource> in snake "
            + "case, at most 39 characters, e.g. 'auth0_list_roles'.");

    [Fact]
    public void NameOf39Characters_IsFine()
        => Garden.Tool("get_plants_by_id").Edit("tools.yaml", "auth0_do_thing", "auth0_get_plants_watered_by_a_neighbour").Reports();

    [Fact]
    public void SecondToolOfAName_IsReportedWithThePlaceOfTheFirst()
    {
        var yaml = Garden.Tool("get_plants_by_id")["tools.yaml"].TrimEnd();
        var second = string.Join('\n', yaml.Split('\n').Skip(2))
            .Replace("get_plants_by_id", "delete_plants_by_id", StringComparison.Ordinal);

        var run = Garden.Manifest($"{yaml}\n\n{second}\n").Reports(
            "tools.yaml(8,11): error A0M012: Tool 'auth0_do_thing' is already defined at tools.yaml(3). Give one of the two "
            + "another name.");

        // Which of the two is meant, nobody knows.
        Assert.DoesNotContain(run.Sources.Keys, static file => file.StartsWith("Tools/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SameNameInTwoFiles_IsReportedInTheSecondByName(bool reversed)
    {
        var inputs = Garden.Inputs.With("b.yaml", Values.InputRole.Manifest, Garden.Tool("get_plants_by_id")["tools.yaml"])
            .With("a.yaml", Values.InputRole.Manifest, "# the first file by name\n" + Garden.Tool("get_plants_by_id")["tools.yaml"]);

        (reversed ? inputs.InReverseOrder() : inputs).Reports(
            "b.yaml(3,11): error A0M012: Tool 'auth0_do_thing' is already defined at a.yaml(4). Give one of the two another name.");
    }

    [Fact]
    public void DescriptionTooLong_IsReportedWithItsLength()
        => Garden.Tool("get_plants_by_id").Edit("tools.yaml", "Does the thing.", new string('x', 401)).Reports(
            "tools.yaml(6,18): error A0M013: The description of 'auth0_do_thing' has 401 characters; at most 400 are allowed, "
            + "because every client pays for them in every session.");

    [Fact]
    public void DescriptionOf400CharactersOverSeveralLines_IsFine()
    {
        var words = string.Join("\n      ", Enumerable.Repeat(new string('x', 49), 8));

        Garden.Tool("get_plants_by_id").Edit("tools.yaml", "Does the thing.", $">-\n      {words}").Reports();
    }
}
