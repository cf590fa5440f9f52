using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M115 to A0M118: what errors of the API mean.</summary>
public sealed class ErrorRuleTests
{
    [Fact]
    public void Rules_AreEmittedInTheirOrder()
    {
        var source = Errors("""
            - status: [404, 5xx]
              code: gone
              message: [no * plant]
              operation: get_plants
              target: item
              scope: missing
              kind: lost
              next: >-
                Call {tool}
                or auth0_get_plant.
            - { status: 404, next: Nothing. }
            """).Reports().Sources["ManagementErrors.g.cs"];

        Assert.Contains(
            """new() { Statuses = [new(404, 404), new(500, 599)], Codes = ["gone"], Messages = ["no * plant"], Operations = """
            + """["get_plants"], Target = ErrorTarget.Item, Scope = ScopeState.Missing, Kind = "lost", Text = "Call {tool} or """
            + """auth0_get_plant." },""",
            source,
            StringComparison.Ordinal);
        Assert.True(source.IndexOf("Call {tool}", StringComparison.Ordinal) < source.IndexOf("Nothing.", StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownOperation_IsReportedWithItsNearest()
        => Errors("- { operation: [get_plnts], next: No. }").Reports(
            "errors.yaml(2,17): error A0M115: The document has no operation 'get_plnts'; did you mean 'get_plants'?");

    [Fact]
    public void UnknownTool_IsReportedWithItsNearest()
        => Errors("- { status: 404, next: Call auth0_get_plnt. }").Reports(
            "errors.yaml(2,24): error A0M116: There is no tool 'auth0_get_plnt'; did you mean 'auth0_get_plant'?");

    [Theory]
    [InlineData("- { status: 404, next: A. }", "- { status: 404, next: B. }")]
    [InlineData("- { status: 4xx, next: A. }", "- { status: [404, 409], message: x, next: B. }")]
    [InlineData("- { message: no plant, next: A. }", "- { message: there is no plant here, status: 404, next: B. }")]
    [InlineData("- { message: no * plant, next: A. }", "- { message: no such * plant here, next: B. }")]
    [InlineData("- { code: [a, b], message: x, next: A. }", "- { code: b, next: B. }")]
    public void RuleThatIsNeverReached_IsReported(string first, string second)
        => Errors(first + "\n" + second).Reports(
            "errors.yaml(3,5): error A0M117: The rule at line 2 explains every error that this one would. Move this rule before "
            + "it, or remove one of the two.");

    [Theory]
    [InlineData("- { status: 404, target: item, next: A. }", "- { status: 404, next: B. }")]
    [InlineData("- { status: 404, code: a, next: A. }", "- { status: 404, message: a, next: B. }")]
    [InlineData("- { message: plant * no, next: A. }", "- { message: no * plant, next: B. }")]
    [InlineData("- { scope: missing, next: A. }", "- { scope: unknown, next: B. }")]
    public void NarrowerRule_MayComeFirst(string first, string second) => Errors(first + "\n" + second).Reports();

    [Fact]
    public void UnknownPlaceholder_IsReportedWithItsNearest()
        => Errors("- { status: 404, next: 'Call {tol}.' }").Reports(
            "errors.yaml(2,24): error A0M118: The server knows no placeholder 'tol'; did you mean 'tool'? Write one of tool, "
            + "scope, grant, wait, create, list, argument:NAME.");

    [Theory]
    [InlineData(
        "- { status: 200, next: A. }",
        "errors.yaml(2,13): error A0M006: 'status' must be an HTTP status of an error, e.g. 404, or a class of them, e.g. 5xx.")]
    [InlineData(
        "- { target: thing, next: A. }", "errors.yaml(2,13): error A0M006: 'target' must be one of item, part, settings, collection.")]
    [InlineData(
        "- { status: 404 }",
        "errors.yaml(2,5): error A0M006: 'an error rule' must be given with 'next': what happened, and what to do.")]
    [InlineData(
        "- { next: A. }",
        "errors.yaml(2,5): error A0M006: 'an error rule' must be given with a condition: status, code, message, operation, "
        + "target or scope.")]
    public void WrongShape_IsReportedAtItsPlace(string rule, string diagnostic) => Errors(rule).Reports(diagnostic);

    private static GeneratorHarness Errors(string rules) => Garden.Inputs.With("errors.yaml", InputRole.Errors, "errors:\n" + rules);
}
