using System.IO.Compression;

namespace Auth0Mcp.Samples.Tests.Packaging;

/// <summary>The generator as others get it: a package, and nothing of this repository around it.</summary>
[Collection(RunsTheSdk.Name)]
public sealed class PackageTests(FreshProject project) : IClassFixture<FreshProject>
{
    [Fact]
    public void Package_HoldsTheGeneratorWhatItNeedsAndHowItIsUsed()
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(project.Feed, "*.nupkg").Single());

        Assert.Equal(
            [
                "README.md", "analyzers/dotnet/cs/Auth0Mcp.Generator.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/Auth0Mcp.Generator.props", "build/Auth0Mcp.Generator.targets",
            ],
            package.Entries.Select(static entry => entry.FullName)
                .Where(static name => name.Contains('/', StringComparison.Ordinal) ? name[0] is 'a' or 'b' or 'l' : name == "README.md")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ProjectWithTheReferencesAlone_BuildsWithoutAWarningAndCallsItsTool()
    {
        var (exitCode, output) = await project.TryAsync("run", "--project", "Shelf");

        Assert.True(exitCode == 0, output);
        Assert.Equal("Read GET https://shelf.example/v1/books/0%208", output.Trim());
    }

    [Fact]
    public async Task MistakeInTheManifest_IsAnErrorAtItsLine()
    {
        project.Write("Shelf.Api/spec/tools/books.yaml", FreshProject.Manifest.Replace("getBook", "getBok", StringComparison.Ordinal));
        try
        {
            var (exitCode, output) = await project.TryAsync("build", "Shelf.Api");

            Assert.NotEqual(0, exitCode);
            Assert.Contains("books.yaml(4,16): error A0M020: ", output, StringComparison.Ordinal);
            Assert.Contains("did you mean 'getBook'?", output, StringComparison.Ordinal);
        }
        finally
        {
            project.Write("Shelf.Api/spec/tools/books.yaml", FreshProject.Manifest);
        }
    }
}
