using Auth0Mcp.Generator.Tests.Harness;
using Snapshooter.Xunit;

namespace Auth0Mcp.Generator.Tests;

/// <summary>One file of each kind as it is emitted, for a person to read.</summary>
public sealed class SnapshotTests
{
    private static readonly GeneratorRun s_garden = Garden.Inputs.Run();

    [Fact]
    public void Tool_IsEmittedAs() => Match("Tools/auth0_list_plants.g.cs");

    [Fact]
    public void Interface_IsEmittedAs() => Match("Interfaces/IGardenBedsApi.g.cs");

    [Fact]
    public void RootInterface_IsEmittedAs() => Match("Interfaces/IManagementApi.g.cs");

    [Fact]
    public void Catalog_IsEmittedAs() => Match("ManagementCatalog.g.cs");

    [Fact]
    public void OperationTable_IsEmittedAs() => Match("ManagementOperations.g.cs");

    private static void Match(string file) => s_garden.Sources[file].MatchSnapshot();
}
