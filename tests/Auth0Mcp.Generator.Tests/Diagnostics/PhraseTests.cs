using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M070 and A0M071 where they concern phrases and lists of words, which come in any number of files.</summary>
public sealed class PhraseTests
{
    [Fact]
    public void PhrasesOfAllFiles_AreEmittedByToolAndWriter()
    {
        var source = Phrases("auth0_get_plant: { support: [look at it, open it], founder: [what is this] }\n")
            .With("b.yaml", InputRole.Phrases, "auth0_list_plants: { support: [all plants] }\n")
            .Reports().Sources["SearchPhrases.g.cs"];

        Assert.Contains(
            """    "auth0_get_plant\u0009support\u0009look at it\u0009open it\u000a" +""", source, StringComparison.Ordinal);
        Assert.Contains("""    "auth0_get_plant\u0009founder\u0009what is this\u000a" +""", source, StringComparison.Ordinal);
        Assert.Contains("""    "auth0_list_plants\u0009support\u0009all plants\u000a" +""", source, StringComparison.Ordinal);
    }

    [Fact]
    public void PhrasesWithoutAWriter_AreReported()
        => Phrases("auth0_get_plant: [look at it]\n").Reports(
            "a.yaml(1,18): error A0M006: 'auth0_get_plant' must be a mapping, e.g. { name: value }.");

    [Fact]
    public void WriterOrToolWithoutPhrases_IsReportedAtItsKey()
        => Phrases("auth0_get_plant: { support: [] }\nauth0_list_plants: {}\n").Reports(
            "a.yaml(1,20): error A0M070: 'support' has no words. Write what people say for it, or remove the entry.",
            "a.yaml(2,1): error A0M070: 'auth0_list_plants' has no words. Write what people say for it, or remove the entry.");

    [Fact]
    public void PhrasesForAnUnknownTool_AreReportedWithItsNearest()
        => Phrases("auth0_get_plnt: { support: [x] }\n").Reports(
            "a.yaml(1,1): error A0M071: There is no tool 'auth0_get_plnt'; did you mean 'auth0_get_plant'?");

    [Fact]
    public void PhrasesForAToolOfTheServerItself_AreTaken()
        => Assert.Contains(
            """    "auth0_grow_garden\u0009support\u0009plant it all\u000a" +""",
            Phrases("auth0_grow_garden: { support: [plant it all] }\n")
                .With("settings.yaml", InputRole.Settings, "hand_written: [auth0_grow_garden]\n").Reports().Sources["SearchPhrases.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void Words_AreEmittedWithTheNameOfTheirList()
        => Assert.Contains(
            """    "de\u0009pflanze\u0009plant\u000a" +""",
            Garden.Inputs.With("spec/words/de.yaml", InputRole.Words, "pflanze: plant\n").Reports().Sources["SearchWords.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void WordThatNothingStandsFor_IsReportedAtItsKey()
        => Garden.Inputs.With("de.yaml", InputRole.Words, "pflanze: ''\n").Reports(
            "de.yaml(1,1): error A0M070: 'pflanze' has no words. Write what people say for it, or remove the entry.");

    private static GeneratorHarness Phrases(string yaml) => Garden.Inputs.With("a.yaml", InputRole.Phrases, yaml);
}
