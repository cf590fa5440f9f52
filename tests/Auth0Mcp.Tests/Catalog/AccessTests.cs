using System.Globalization;
using System.Text;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Snapshooter.Xunit;

namespace Auth0Mcp.Tests.Catalog;

/// <summary>
/// What a tool may do is what the document implies, unless its manifest entry states otherwise; worked out without the generator.
/// </summary>
public class AccessTests
{
    [Fact]
    public void Access_IsThatOfTheDocumentUnlessTheEntryStatesIt()
        => Assert.Equal(
            ManagementCatalog.All().Select(static tool => $"{tool.Name}: {Stated(tool) ?? Implied(tool)}"),
            ManagementCatalog.All().Select(static tool => $"{tool.Name}: {Word(tool.Access)}"));

    /// <summary>The table that a reviewer reads: whoever states another access, or changes a reason, changes it too.</summary>
    [Fact]
    public void StatedAccess_IsThatOfTheReviewedTable()
    {
        var table = new StringBuilder();
        foreach (var tool in ManagementCatalog.All().Where(static tool => Stated(tool) is not null))
        {
            var scopes = string.Join(", ", Scopes(tool));
            table.Append(
                CultureInfo.InvariantCulture,
                $"{tool.Name}: {Implied(tool)} -> {Stated(tool)} ({tool.Operation.Method}, {scopes}): "
                + $"{ManifestEntry.All[tool.Name].Reason}\n");
        }

        table.ToString().MatchSnapshot();
    }

    [Fact]
    public void LooserAccess_HasAReasonAndOnlyReadScopes()
        => Assert.All(
            ManagementCatalog.All().Where(static tool => Stated(tool) == "read" && Implied(tool) != "read"),
            static tool =>
            {
                Assert.False(string.IsNullOrWhiteSpace(ManifestEntry.All[tool.Name].Reason), tool.Name);
                Assert.Equal("write", Implied(tool));
                Assert.All(Scopes(tool), static scope => Assert.StartsWith("read:", scope, StringComparison.Ordinal));
            });

    /// <summary>
    /// The HTTP layer judges a request by its operation alone, so it may not think an operation harmless that some tool does not.
    /// </summary>
    [Fact]
    public void Guard_IsAsStrictAsTheStrictestToolOfAnOperation()
        => Assert.All(
            ManagementCatalog.All(),
            static tool => Assert.True(
            ManagementOperations.All.ToArray().Single(operation => operation.Id == tool.Operation.Id).Access >= tool.Access, tool.Name));

    private static string? Stated(OperationTool tool) => ManifestEntry.All[tool.Name].Access;

    /// <summary>DELETE and a token that may only delete destroy; GET reads; all else writes.</summary>
    private static string Implied(OperationTool tool)
    {
        var operation = ToolSamples.Documented(tool);
        var scopes = Scopes(tool);
        return operation.Method == "DELETE"
            || (scopes.Count > 0 && scopes.TrueForAll(static scope => scope.StartsWith("delete:", StringComparison.Ordinal)))
                ? "destructive"
            : operation.Method == "GET" ? "read"
            : "write";
    }

    private static List<string> Scopes(OperationTool tool) =>
    [
        .. ToolSamples.Documented(tool).Json.GetProperty("security").EnumerateArray()
            .SelectMany(static way => way.EnumerateObject())
            .SelectMany(static scheme => scheme.Value.EnumerateArray())
            .Select(static scope => scope.GetString()!),
    ];

    private static string Word(ToolAccess access) => access.ToString().ToLowerInvariant();
}
