using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M130 to A0M135: what is known of frameworks.</summary>
public sealed class FrameworkTests
{
    private const string Good = """
        title: Ferns
        type: regular_web
        aliases: [bracken]
        covers: []
        origin: http://localhost:[[port]]
        port: 3000
        port_from: [{ file: fern.json, after: "port:" }]
        callbacks: ["[[origin]]/callback"]
        logout_urls: ["[[origin]]"]
        sdk: { package: fern, version: 1.0.0, install: "get [[package]]", checked: today }
        detect: [{ file: fern.json }]
        files:
          - path: .env
            format: env
            keys: { DOMAIN: "[[domain]]", ID: "[[client_id]]", SECRET: "[[client_secret]]" }
        guide: |
          [[install]] [[file]]
        """;

    [Fact]
    public void Framework_IsEmittedAsFactsAndGuide()
    {
        var source = Framework(Good).Reports().Sources["Frameworks.g.cs"];

        Assert.Contains("\"id\":\"fern\"", source, StringComparison.Ordinal);
        Assert.Contains(
            "\"keys\":{\"DOMAIN\":\"[[domain]]\",\"ID\":\"[[client_id]]\",\"SECRET\":\"[[client_secret]]\"}", source,
            StringComparison.Ordinal);
        Assert.Contains("\"fern\" => \"[[install]] [[file]]\"u8,", source, StringComparison.Ordinal);
    }

    [Fact]
    public void MovedLine_EmitsNothingAgain()
    {
        var inputs = Framework(Good);
        var before = inputs.Run();
        var after = before.Rerun(inputs.With("fern.yaml", "# a remark\n" + Good));

        Assert.Empty(after.ChangedSince(before));
    }

    [Fact]
    public void MissingKey_IsReported()
        => Without("title: Ferns\n").Reports("fern.yaml(1,1): error A0M130: Framework 'fern' needs 'title': every framework has it.");

    [Fact]
    public void UnknownKey_IsReportedWithItsNearest()
        => With("title: Ferns", "title: Ferns\nprot: 1").Reports(
            "fern.yaml(2,1): error A0M005: Unknown key 'prot'; did you mean 'port'? Keys allowed here: title, type, aliases, "
            + "covers, origin, port, callbacks, logout_urls, sdk, guide, detect, port_from, app_id_from, files.");

    [Fact]
    public void UnknownType_IsReported()
        => With("type: regular_web", "type: web")
            .Reports("fern.yaml(2,1): error A0M006: 'type' must be one of spa, regular_web, native.");

    [Theory]
    [InlineData(
        "path: .env", "path: ../.env",
        "fern.yaml(13,11): error A0M131: '../.env' has to be a path within the project, with '/', and without '..' and folders "
        + "that begin with a dot.")]
    [InlineData(
        "path: .env", "path: .git/config",
        "fern.yaml(13,11): error A0M131: '.git/config' has to be a path within the project, with '/', and without '..' and "
        + "folders that begin with a dot.")]
    [InlineData(
        "[{ file: fern.json }]", "[{ file: /etc/passwd }]",
        "fern.yaml(11,18): error A0M131: '/etc/passwd' has to be a path within the project, with '/', and without '..' and "
        + "folders that begin with a dot.")]
    [InlineData(
        "\"[[origin]]/callback\"", "\"https://fern.example\"",
        "fern.yaml(8,13): error A0M131: 'https://fern.example' has to begin with [[origin]] and go on with a path, e.g. "
        + "[[origin]]/callback.")]
    public void PathOutsideOfTheProject_IsReportedAtIt(string good, string bad, string expected) => With(good, bad).Reports(expected);

    [Fact]
    public void MissingPlaceholder_IsReportedAtTheKeys()
        => With("\"[[client_secret]]\"", "none")
            .Reports("fern.yaml(15,5): error A0M132: Framework 'fern': nothing here names [[client_secret]].");

    [Fact]
    public void UnknownPlaceholder_IsReportedWithItsNearest()
        => With("\"[[client_id]]\"", "\"[[client_id]][[clientid]]\"").Reports(
            "fern.yaml(15,39): error A0M118: The server knows no placeholder 'clientid'; did you mean 'client_id'?");

    [Fact]
    public void SecretInTheGuide_IsAnUnknownPlaceholder()
        => With("[[install]] [[file]]", "[[install]] [[file]] [[client_secret]]").Reports(
            "fern.yaml(16,8): error A0M118: The server knows no placeholder 'client_secret'. Only the settings of a regular_web application "
            + "hold secrets.");

    [Fact]
    public void LongGuide_IsReported()
        => With("[[install]] [[file]]", "[[install]] [[file]]" + string.Concat(Enumerable.Repeat("\n  .", 100))).Reports(
            "fern.yaml(16,1): error A0M133: The guide of 'fern' has 101 lines; at most 100 are read to their end.");

    [Fact]
    public void UnknownFramework_IsReported()
        => With("covers: []", "covers: [fren]")
            .Reports("fern.yaml(4,10): error A0M134: There is no framework 'fren'; did you mean 'fern'?");

    [Fact]
    public void NameOfTwo_IsReportedAtTheSecond()
        => Framework(Good).With("moss.yaml", InputRole.Framework, Good).Reports(
            "moss.yaml(3,11): error A0M135: 'bracken' already stands for the framework 'fern'. Keep one of the two.");

    private static GeneratorHarness Framework(string yaml) => Garden.Inputs.With("fern.yaml", InputRole.Framework, yaml);

    private static GeneratorHarness With(string good, string bad) => Framework(Good).Edit("fern.yaml", good, bad);

    private static GeneratorHarness Without(string text) => With(text, "");
}
