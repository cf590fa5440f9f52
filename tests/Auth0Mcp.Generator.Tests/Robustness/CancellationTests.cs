using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>An editor cancels a build with every key: no step goes on that nobody wants.</summary>
public sealed partial class CancellationTests
{
    [Fact]
    public void CancelledBeforehand_NothingIsRead()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var files = Garden.Inputs.Files;
        var driver = CSharpGeneratorDriver.Create(
            [new ManagementApiGenerator().AsSourceGenerator()], files, optionsProvider: new RoleOptions(isComplete: true));

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(CSharpCompilation.Create("Empty"), source.Token));
    }

    /// <summary>Steps go through <see cref="PipelineExtensions"/>, which asks the token before each.</summary>
    [Fact]
    public void EveryTransform_AsksTheToken()
    {
        var sources = Directory.GetFiles(CommittedFiles.Path("generator", "Auth0Mcp.Generator"), "*.cs")
            .Where(static path => Path.GetFileName(path) != "PipelineExtensions.cs")
            .Select(File.ReadAllText);

        Assert.All(sources, static source => Assert.DoesNotMatch(DiscardedToken, source));
    }

    [GeneratedRegex(@"\(\w+, _\) =>")]
    private static partial Regex DiscardedToken { get; }
}
