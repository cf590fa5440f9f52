using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M070 and A0M071: the synonyms of the tool search.</summary>
public sealed class SynonymTests
{
    [Fact]
    public void Synonyms_AreEmittedSectionBySection()
    {
        var source = Synonyms("""
            words: { plant: [flower, shrub] }
            ids: { pl_: plant }
            intents:
              list: { verbs: [list], words: [which, show all] }
            areas: { plants: green things }
            resources: { plants: leaves roots }
            tools:
              auth0_get_plant: look at one; open it
            """).Reports().Sources["SearchSynonyms.g.cs"];

        Assert.Contains("""    "plant\u0009flower; shrub\u000a"u8 +""", source, StringComparison.Ordinal);
        Assert.Contains("""    "auth0_get_plant\u0009look at one; open it\u000a"u8 +""", source, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheFile_NothingIsEmitted()
        => Assert.DoesNotContain("SearchSynonyms.g.cs", Garden.Inputs.Run().Sources.Keys);

    [Fact]
    public void EntryWithoutWords_IsReportedAtItsKey()
        => Synonyms("words: { plant: [] }\ntools: { auth0_get_plant: '' }\n").Reports(
            "synonyms.yaml(1,10): error A0M070: 'plant' has no words. Write what people say for it, or remove the entry.",
            "synonyms.yaml(2,10): error A0M070: 'auth0_get_plant' has no words. Write what people say for it, or remove the entry.");

    [Fact]
    public void UnknownTool_IsReportedWithItsNearest()
        => Synonyms("tools: { auth0_get_plnt: x }\n").Reports(
            "synonyms.yaml(1,10): error A0M071: There is no tool 'auth0_get_plnt'; did you mean 'auth0_get_plant'?");

    [Fact]
    public void UnknownToolset_IsReported()
        => Synonyms("areas: { weather: x }\n").Reports(
            "synonyms.yaml(1,10): error A0M071: There is no toolset 'weather'.");

    private static GeneratorHarness Synonyms(string yaml) => Garden.Inputs.With("synonyms.yaml", InputRole.Synonyms, yaml);
}
