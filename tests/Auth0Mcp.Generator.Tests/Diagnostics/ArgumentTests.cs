using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M021 to A0M026: what an entry says about arguments, held against its operation.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void UnknownNameUnderRename_IsReportedAtTheKey()
        => Garden.Tool("get_plants_by_id", "rename: { id: plant, fieldz: parts }").Reports(
            "tools.yaml(7,26): error A0M021: Tool 'auth0_do_thing': operation 'get_plants_by_id' has no parameter or property "
            + "'fieldz'; did you mean 'fields'?");

    [Fact]
    public void UnknownNameUnderHide_IsReportedAtTheItem()
        => Garden.Tool("get_plants_by_id", "hide:\n  - field").Reports(
            "tools.yaml(8,9): error A0M021: Tool 'auth0_do_thing': operation 'get_plants_by_id' has no parameter or property "
            + "'field'; did you mean 'fields'?");

    [Fact]
    public void NameFromBeforeTheRename_IsUnknownUnderDescribe()
        => Garden.Tool("get_plants_by_id", "rename: { id: plant_id }\ndescribe:\n  id: The plant").Reports(
            "tools.yaml(9,7): error A0M021: Tool 'auth0_do_thing': operation 'get_plants_by_id' has no parameter or property 'id'.");

    [Fact]
    public void HiddenArgument_IsUnknownUnderDescribe()
        => Garden.Tool("get_plants_by_id", "hide: [fields]\ndescribe: { fields: Which }").Reports(
            "tools.yaml(8,17): error A0M021: Tool 'auth0_do_thing': operation 'get_plants_by_id' has no parameter or property "
            + "'fields'.");

    [Theory]
    [InlineData("defaults: { pge: 1 }", "(7,17)", "'pge'; did you mean 'page'?")]
    [InlineData("defaults: { page: { value: 1, unless: [tkae] } }", "(7,44)", "'tkae'; did you mean 'take'?")]
    [InlineData("defaults: { page: { value: 1, when: { form: x } } }", "(7,43)", "'form'; did you mean 'from'?")]
    [InlineData("defaults: { page.size: 1 }", "(7,17)", "'page.size'.")]
    [InlineData("defaults: { x-gardener: me }", "(7,17)", "'x-gardener'; did you mean 'gardener'?")]
    public void UnknownNameInADefault_IsReportedAtTheDefault(string defaults, string place, string ending)
        => Garden.Tool(
            "get_plants", defaults + "\nrename: { x-gardener: gardener }\ndescribe: { gardener: Who, q: What, habitat: Where }").Reports(
            $"tools.yaml{place}: error A0M021: Tool 'auth0_do_thing': operation 'get_plants' has no parameter or property {ending}");

    [Fact]
    public void UnknownPropertyInADefault_IsReportedWithWhatIsNear()
        => Garden.Tool("post_plants", "defaults:\n  care.lihgt: sun").Reports(
            "tools.yaml(8,7): error A0M021: Tool 'auth0_do_thing': operation 'post_plants' has no parameter or property "
            + "'care.lihgt'; did you mean 'care.light'?");

    [Fact]
    public void RenameOntoAnotherArgument_IsReportedAtRename()
        => Garden.Tool("get_plants_by_id", "rename:\n  id: fields").Reports(
            "tools.yaml(7,5): error A0M022: Tool 'auth0_do_thing': argument 'fields' would stand for both path 'id' and query "
            + "'fields'. Rename one of them under 'rename'.");

    [Fact]
    public void BodyPropertyNamedLikeAParameter_IsPrefixedAndCanBeRenamed()
    {
        var run =
            Garden.Tool("put_garden-beds_by_id", "rename: { body_event: happening }\ndescribe: { happening: What happened }").Reports();

        var source = run.Sources["Tools/auth0_do_thing.g.cs"];
        Assert.Contains("""["happening"] = "event" };""", source, StringComparison.Ordinal);
        Assert.Contains("""        "happening" => "event",""" + "\n" + """        "event" => null,""", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event", "body_event")]
    [InlineData("body_event", "event")]
    public void OneOfTwoArgumentsOfOneName_CanBeHidden(string hidden, string offered)
    {
        var schema = Garden.Tool("put_garden-beds_by_id", $"hide: [{hidden}]").Reports().Sources["Tools/auth0_do_thing.g.cs"];

        Assert.Contains($"\"{offered}\":{{\"type\":\"string\",\"description\"", schema, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{hidden}\":{{\"type\":\"string\",\"description\"", schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("defaults: { page: -1 }", "(7,23)", "default -1 for 'page' is refused by the document: the least is 0.")]
    [InlineData("defaults: { take: 101 }", "(7,23)", "default 101 for 'take' is refused by the document: the most is 100.")]
    [InlineData(
        "defaults: { take: many }", "(7,23)", "default \"many\" for 'take' is refused by the document: it must be of type integer.")]
    [InlineData("defaults: { take: 1.5 }", "(7,23)", "default 1.5 for 'take' is refused by the document: it must be of type integer.")]
    [InlineData(
        "defaults: { take: -.5 }", "(7,23)", "default \"-.5\" for 'take' is refused by the document: it must be of type integer.")]
    [InlineData(
        "defaults: { take: 007 }", "(7,23)", "default \"007\" for 'take' is refused by the document: it must be of type integer.")]
    [InlineData(
        "defaults: { take: \"7\" }", "(7,23)", "default \"7\" for 'take' is refused by the document: it must be of type integer.")]
    [InlineData(
        "defaults: { in_bloom: yes }", "(7,27)",
        "default \"yes\" for 'in_bloom' is refused by the document: it must be of type boolean.")]
    [InlineData(
        "defaults: { sort: age }", "(7,23)",
        "default \"age\" for 'sort' is refused by the document: it must be one of \"name\", \"height\".")]
    [InlineData(
        "defaults: { sort: { value: age, unless: [from] } }", "(7,23)",
        "default \"age\" for 'sort' is refused by the document: it must be one of \"name\", \"height\".")]
    [InlineData(
        "defaults: { sort: [{ value: age, when: { take: 1 } }, { value: name }] }", "(7,24)",
        "default \"age\" for 'sort' is refused by the document: it must be one of \"name\", \"height\".")]
    public void DefaultThatTheDocumentRefuses_IsReportedAtTheValue(string defaults, string place, string message)
        => Garden.Tool("get_plants", defaults + "\ndescribe: { x-gardener: Who, q: What, habitat: Where }").Reports(
            $"tools.yaml{place}: error A0M023: Tool 'auth0_do_thing': {message}");

    [Theory]
    [InlineData("defaults: { family: null }")]
    [InlineData("defaults: { care.water.litres: 2.5 }")]
    [InlineData("defaults: { companions: { value: [{ name: basil }] } }")]
    [InlineData("defaults: { height: tall }")]
    public void DefaultThatTheDocumentAllows_IsFine(string defaults) => Garden.Tool("post_plants", defaults).Reports();

    [Fact]
    public void ArgumentWithoutWording_IsInformationAtTheOperation()
        => Garden.Tool("get_plants").Reports(
            "tools.yaml(4,5): info A0M024: Tool 'auth0_do_thing': no wording for habitat, x-gardener, q. Add it under "
            + "groups.plants in the vocabulary, or under 'describe' of this tool.");

    [Fact]
    public void WordingOfTheVocabulary_IsFoundByTheDocumentsNameOfARenamedArgument()
        => Assert.Contains(
            "\"plant\":{\"type\":\"string\",\"description\":\"Id of the plant\"}",
            Garden.Tool("get_plants_by_id", "rename: { id: plant }").Reports().Sources["Tools/auth0_do_thing.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void HiddenArgument_NeedsNoWording()
        => Garden.Tool("get_plants", "hide: [habitat, x-gardener, q]").Reports();

    [Theory]
    [InlineData("\"image/png\": { \"schema\": { \"type\": \"object\",", "takes a body of type image/png")]
    [InlineData(
        "\"multipart/form-data\": { \"schema\": { \"type\": \"object\" }, \"x\": {",
        "takes a form whose fields the document does not list")]
    public void OperationThatToolsCannotCarry_IsReportedAtTheOperation(string body, string reason)
        => Garden.Tool("post_plant_photos")
            .Edit("garden.json", "\"multipart/form-data\": { \"schema\": { \"type\": \"object\",", body).Reports(
            $"tools.yaml(4,16): error A0M025: Tool 'auth0_do_thing': operation 'post_plant_photos' {reason}, which tools cannot "
            + "carry yet.");

    [Theory]
    [InlineData("hide: [name]")]
    [InlineData("hide: [name]\ndefaults: { name: { value: rose, unless: [family] } }")]
    public void HiddenRequiredArgument_IsReportedAtTheItem(string lines)
        => Garden.Tool("post_plants", lines).Reports(
            "tools.yaml(7,12): error A0M026: Tool 'auth0_do_thing': 'name' is required by the document and has no default, so it "
            + "cannot be hidden.");

    [Fact]
    public void HiddenRequiredArgumentWithADefault_IsFine()
        => Garden.Tool("post_plants", "hide: [name]\ndefaults: { name: rose }").Reports();
}
