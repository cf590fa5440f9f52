using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M120 to A0M122: names that arguments are known by, and the pages of the dashboard.</summary>
public sealed class AliasTests
{
    private const string Unworded = "hide: [habitat, x-gardener, q]\n";

    [Fact]
    public void AliasThatIsAnArgument_IsReportedAtTheAlias()
        => Garden.Tool("get_plants", Unworded + "aliases: { page: per_page }").Reports(
            "tools.yaml(8,16): error A0M120: Tool 'auth0_do_thing': the alias 'page' is an argument of the tool itself. Remove it.");

    [Fact]
    public void AliasOfAnUnknownArgument_IsReportedAtTheArgument()
        => Garden.Tool("get_plants", Unworded + "aliases: { seite: pge }").Reports(
            "tools.yaml(8,23): error A0M021: Tool 'auth0_do_thing': operation 'get_plants' has no parameter or property 'pge'; "
            + "did you mean 'page'?");

    [Fact]
    public void SharedAliasOfNothing_IsReportedAtTheArgument()
        => Garden.Tool("get_plants", Unworded.TrimEnd()).Edit("vocabulary.yaml", "shared:\n", "aliases:\n  seite: pge\nshared:\n")
            .Reports(
            "vocabulary.yaml(2,10): error A0M121: No tool has an argument 'pge'; did you mean 'page'?");

    [Fact]
    public void ListWithCommasThatNoToolTakes_IsReportedAtTheName()
        => Garden.Tool("get_plants", Unworded.TrimEnd())
            .Edit("vocabulary.yaml", "shared:\n", "comma_separated: [famly]\nshared:\n").Reports(
            "vocabulary.yaml(1,19): error A0M121: No tool has an argument 'famly'; did you mean 'family'?");

    [Fact]
    public void SharedAlias_IsTakenByTheFirstArgumentThatAToolHas()
    {
        var tool = Garden.Tool("get_plants", Unworded + "aliases: { seite: page }")
            .Edit("vocabulary.yaml", "shared:\n", "aliases:\n  seite: per_page\n  take: page\n  limit: [per_page, take]\nshared:\n")
            .Reports().Values<ToolModel>(TrackingNames.Tools).Single();
        Assert.Equal([new TextPair("seite", "page"), new TextPair("limit", "per_page")], tool.Aliases);
    }

    [Fact]
    public void PageWithoutItsProperty_IsReportedAtThePage()
        => Garden.Tool("get_plants_by_id", "dashboard: plants/{idd}/{id}").Reports(
            "tools.yaml(7,16): error A0M122: Tool 'auth0_do_thing': the answer of operation 'get_plants_by_id' has no property "
            + "'idd' for its dashboard page; did you mean 'id'?");

    [Fact]
    public void PagesByProperty_AreKeptInTheirOrder()
    {
        var tool =
            Garden.Tool(
                "get_plants_by_id",
                "dashboard: [{ page: \"trees/{id}\", when: { id: [tree] } }, { page: \"plants/{id:base64}\" }]").Reports()
                .Values<ToolModel>(TrackingNames.Tools).Single();
        Assert.Equal(
            [("trees/{id}", "id"), ("plants/{id:base64}", "")], tool.Dashboard.Select(static rule => (rule.Page, rule.Property)));
    }
}
