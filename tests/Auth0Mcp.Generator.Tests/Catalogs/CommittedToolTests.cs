using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>What must hold of every tool of the repository.</summary>
public sealed partial class CommittedToolTests
{
    [Fact]
    public void Catalog_HasNoDiagnostic() => RealCatalog.Committed.DemandDiagnostics();

    [Fact]
    public void EveryEntryOfTheManifest_IsATool()
    {
        var entries = RealCatalog.Committed.Values<Manifest.ToolEntry>(TrackingNames.Entries).Select(static entry => entry.Name);

        Assert.Equal(entries, RealCatalog.Tools.Select(static tool => tool.Name));
        Assert.NotEmpty(RealCatalog.Tools);
    }

    [Fact]
    public void EveryOperationOfTheDocument_HasATool()
        => Assert.Equal(
            RealCatalog.Document.Operations.Keys.Order(StringComparer.Ordinal),
            RealCatalog.Tools.Select(static tool => tool.Operation.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Names_AreUniqueAndShortAndInSnakeCase()
    {
        var names = RealCatalog.Tools.Select(static tool => tool.Name).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, static name =>
        {
            Assert.Matches("^auth0(_[a-z0-9]+){2,}$", name);
            Assert.InRange(name.Length, 1, 48);
        });
    }

    [Fact]
    public void ArgumentNames_AreOfTheFormThatClientsTake()
        => Assert.All(
            RealCatalog.Tools.SelectMany(static tool => tool.Arguments),
            static argument => Assert.Matches("^[a-zA-Z0-9_.-]{1,64}$", argument.Name));

    [Fact]
    public void EveryAdvertisedArgument_IsDescribed()
        => Assert.All(RealCatalog.Tools, static tool =>
        {
            foreach (var property in JsonElement.Parse(tool.AdvertisedSchema).GetProperty("properties").EnumerateObject())
            {
                Assert.True(
                    property.Value.TryGetProperty("description", out var text) && text.GetString()!.Length > 0,
                    $"{tool.Name}: {property.Name}");
            }
        });

    [Fact]
    public void EveryUnfinishedOperation_SaysSoInItsDescription()
    {
        var unfinished = RealCatalog.Tools.Where(static tool => tool.Operation.Lifecycle is "EA" or "beta").ToList();

        Assert.NotEmpty(unfinished);
        Assert.All(
            unfinished,
            static tool => Assert.EndsWith(
            tool.Operation.Lifecycle == "EA" ? " Early access." : " Beta.", tool.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Description_IsNoLongerThanAWrittenOneMayBe()
        => Assert.All(RealCatalog.Tools, static tool => Assert.InRange(tool.Description.Length, 1, 400));

    [Fact]
    public void Texts_AreOneTidyLine()
        => Assert.All(
            RealCatalog.Tools.SelectMany(static tool => tool.Examples.Append(tool.Title).Append(tool.Description)),
            static text => Assert.Matches(Tidy(), text));

    [Fact]
    public void Access_IsNoLooserThanTheDocumentWithoutAReason()
        => Assert.All(RealCatalog.Tools, static tool =>
        {
            var implied = Implied(tool.Operation);
            var entry = RealCatalog.Committed.Values<Manifest.ToolEntry>(TrackingNames.Entries).Single(entry => entry.Name == tool.Name);

            Assert.True(
                tool.Access >= implied || entry.Reason is { Length: > 0 },
                $"{tool.Name} is {tool.Access}, {tool.Operation.Id} implies {implied}.");
            Assert.False(tool is { Access: ToolAccess.Read, Operation.Method: "DELETE" }, $"{tool.Name} deletes.");
        });

    /// <summary>The rule of the design, written once more: GET reads, DELETE and delete scopes destroy, the rest writes.</summary>
    private static ToolAccess Implied(OperationModel operation)
    {
        var deletes = operation.Scopes.Count(static scope => scope.Split(':')[0] == "delete");
        return operation.Method switch
        {
            "DELETE" => ToolAccess.Destructive,
            _ when deletes > 0 && deletes == operation.Scopes.Count => ToolAccess.Destructive,
            "GET" when operation.Scopes.IsEmpty || operation.Scopes.Any(static scope => scope.Split(':')[0] == "read") =>
                ToolAccess.Read,
            _ => ToolAccess.Write,
        };
    }

    [GeneratedRegex(@"^\S(.*\S)?$")]
    private static partial Regex Tidy();
}
