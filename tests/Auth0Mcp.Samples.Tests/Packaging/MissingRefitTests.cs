namespace Auth0Mcp.Samples.Tests.Packaging;

/// <summary>What the package cannot bring along is asked for by name.</summary>
[Collection(RunsTheSdk.Name)]
public sealed class MissingRefitTests(FreshProject project) : IClassFixture<FreshProject>
{
    [Fact]
    public async Task ProjectWithoutRefit_IsToldToReferToIt()
    {
        project.WriteContract("");

        var (exitCode, output) = await project.TryAsync("build", "Shelf.Api");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            "Auth0Mcp.Generator emits interfaces for Refit. Add <PackageReference Include=\"Refit\" /> to Shelf.Api.csproj.", output,
            StringComparison.Ordinal);
    }
}
