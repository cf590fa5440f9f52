using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M050 to A0M052: nothing is left out without a reason.</summary>
public sealed class UncarriedTests
{
    [Theory]
    [InlineData(
        "  - { operation: trace_tree, reason: a diagnosis of proxies }\n", "hostile.json(1,1)",
        "error A0M050: Operation 'trace_tree' (TRACE /trees/{number}) is a TRACE request, which tools cannot carry yet. Say "
        + "under 'not_carried' in the manifest of its tag, spec/tools/default.yaml, why that is all right.")]
    [InlineData(
        "  - { operation: get_rows, reason: get_tree reads them one by one }\n", "hostile.json(1,1)",
        "error A0M050: Operation 'get_rows' (GET /rows/{ids}) needs the path parameter 'ids', which is a list of lists or objects, "
        + "which tools cannot carry yet. Say under 'not_carried' in the manifest of its tag, spec/tools/default.yaml, why that is all "
        + "right.")]
    [InlineData(
        "  - { operation: get_tree, parts: [cookie session], reason: callers have tokens }\n", "tools.yaml(9,40)",
        "error A0M051: Tool 'auth0_get_tree' leaves out the cookie session of operation 'get_tree', which is a list of cookies. Say under "
        + "'not_carried' with 'parts' why that is all right.")]
    public void WhatIsLeftOutWithoutAReason_IsAnError(string line, string place, string message)
        => AssertErrors(Hostile.With(Hostile.Acknowledged.Replace(line, "", StringComparison.Ordinal)), $"{place}: {message}");

    [Theory]
    [InlineData(
        "  - { operation: post_notes, reason: x }\n",
        "tools.yaml(8,18): error A0M052: 'post_notes' is carried. Remove it from 'not_carried'.")]
    [InlineData(
        "  - { operation: get_tree, parts: [query tags], reason: x }\n",
        "tools.yaml(8,36): error A0M052: 'query tags' is carried. Remove it from 'not_carried'.")]
    [InlineData(
        "  - { operation: get_row, reason: x }\n",
        "tools.yaml(8,18): error A0M041: The document has no operation 'get_row'; did you mean 'get_rows'?")]
    [InlineData(
        "  - { operation: get_rows }\n",
        "tools.yaml(8,7): error A0M006: 'not_carried' must be entries of 'operation' and 'reason', with 'parts' where the rest "
        + "is carried.")]
    public void ReasonForWhatIsCarriedOrUnknown_IsAnError(string line, string message)
        => AssertErrors(Hostile.With(Hostile.Acknowledged + line), message);

    private static void AssertErrors(GeneratorHarness inputs, params string[] expected)
        => Assert.Equal(
            expected,
            inputs.Run().Result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString()));
}
