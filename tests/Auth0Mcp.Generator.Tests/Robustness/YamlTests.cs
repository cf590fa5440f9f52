using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>
/// YAML that is not a manifest, or too clever to be one: each is a diagnostic at its place, and none takes the compiler down.
/// </summary>
public sealed class YamlTests
{
    [Theory]
    [InlineData("describe: [x", "(8,1): error A0M004: YAML syntax: A comma or the closing ']' is missing.")]
    [InlineData(
        "hide: [x\nexamples:\n  - y",
        "(7,11): error A0M004: YAML syntax: This cannot be read from here on; a bracket, brace or quote may be missing.")]
    [InlineData("\tdescribe: x", "(7,5): error A0M004: YAML syntax: A tab stands here; indent with spaces.")]
    [InlineData("title: again", "(7,5): error A0M004: YAML syntax: The key 'title' is given twice.")]
    [InlineData("examples: [\"a\\uD83C\"]", "(7,16): error A0M004: YAML syntax: This text has an escape that stands for no character.")]
    [InlineData("? [a, b]\n: c", "(7,7): error A0M004: YAML syntax: A key must be a word.")]
    public void BrokenYaml_IsReportedAtItsPlace(string lines, string expected)
        => Garden.Tool("get_plants_by_id", lines).Reports("tools.yaml" + expected);

    [Theory]
    [InlineData("describe: &self { id: *self }", "Anchors and tags (&name, !name) are not read; put quotes around a text that starts so.")]
    [InlineData("describe: *nobody", "Aliases (*name) are not read; write the value out.")]
    [InlineData("examples: !one [a]", "Anchors and tags (&name, !name) are not read; put quotes around a text that starts so.")]
    public void AnchorAliasOrTag_IsRefusedAtItsPlace(string lines, string message)
        => Garden.Tool("get_plants_by_id", lines).Reports($"tools.yaml(7,15): error A0M004: YAML syntax: {message}");

    [Fact]
    public void ValueNestedTooDeeply_IsRefused()
    {
        var deep = $"examples: {new string('[', 10_000)}{new string(']', 10_000)}";

        Garden.Tool("get_plants_by_id", deep).Reports(
            "tools.yaml(7,45): error A0M004: YAML syntax: This is nested too deeply.");
    }

    [Fact]
    public void SecondDocument_IsRefusedWhereItStarts()
        => Garden.Manifest("toolset: plants\ntools: []\n---\ntoolset: beds\n").Reports(
            "tools.yaml(3,1): error A0M004: YAML syntax: A file holds one document; this starts another one.");

    [Theory]
    [InlineData("- a\n")]
    [InlineData("just text\n")]
    [InlineData("---\n")]
    public void FileThatIsNoMapping_IsReported(string yaml)
        => Assert.Single(
            Garden.Manifest(yaml).Run().Diagnostics,
            static line => line.Contains(": error A0M006: 'the file' must be a mapping.", StringComparison.Ordinal));

    [Theory]
    [InlineData("overlay.yaml")]
    [InlineData("vocabulary.yaml")]
    [InlineData("secrets.yaml")]
    public void EveryFile_IsReadWithTheSameCare(string file)
        => Assert.Contains(
            $"{file}(1,4): error A0M004: YAML syntax: Aliases (*name) are not read; write the value out.",
            Garden.Inputs.With(file, "a: *b\n").Run().Diagnostics);
}
