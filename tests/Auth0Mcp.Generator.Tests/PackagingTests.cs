using System.Reflection;
using System.Xml.Linq;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests;

/// <summary>The generator is loaded into the compiler's process: what it refers to must be there, or come with it.</summary>
public sealed class PackagingTests
{
    private static readonly AssemblyName[] s_references = typeof(ManagementApiGenerator).Assembly.GetReferencedAssemblies();

    /// <summary>The project file hands YamlDotNet to the compiler, and nothing else.</summary>
    [Fact]
    public void References_AreTheCompilersAndYamlDotNet()
        => Assert.All(s_references, static reference => Assert.True(
            reference.Name is "netstandard" or "YamlDotNet"
            || reference.Name!.StartsWith("System.", StringComparison.Ordinal)
            || reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal),
            reference.FullName));

    /// <summary>An assembly of the framework is only found when the compiler's copy is at least as new.</summary>
    [Fact]
    public void References_AreNoNewerThanTheFramework()
        => Assert.All(
            s_references.Where(static reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal)),
            static reference => Assert.True(reference.Version <= Assembly.Load(reference.Name!).GetName().Version, reference.FullName));

    /// <summary>A newer one is skipped with a warning (CS9057) by older compilers of SDK 10.</summary>
    [Fact]
    public void Roslyn_IsTheOneThatEverySdk10Loads()
        => Assert.All(
            s_references.Where(static reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            static reference => Assert.Equal(new Version(4, 14, 0, 0), reference.Version));

    /// <summary>YamlDotNet itself must need nothing that the compiler lacks.</summary>
    [Fact]
    public void YamlDotNet_NeedsOnlyTheFramework()
        => Assert.All(
            typeof(YamlDotNet.Core.Parser).Assembly.GetReferencedAssemblies(),
            static reference => Assert.True(
            reference.Name is "netstandard" or "mscorlib" || reference.Name!.StartsWith("System", StringComparison.Ordinal),
            reference.FullName));

    [Fact]
    public void Generator_IsTheOnlyPublicType()
        => Assert.Equal([typeof(ManagementApiGenerator)], typeof(ManagementApiGenerator).Assembly.GetExportedTypes());

    /// <summary>What a build takes from a spec folder is what <c>SpecTool</c> reads of it.</summary>
    [Fact]
    public void Props_GiveEachFileTheRoleThatTheLayoutKnows()
    {
        var props = XDocument.Parse(Harness.CommittedFiles.Read("generator", "Auth0Mcp.Generator", "build", "Auth0Mcp.Generator.props"));
        var given = props.Descendants("AdditionalFiles").Select(static item =>
            $"{item.Attribute("Auth0McpRole")!.Value} "
                + $"{item.Attribute("Include")!.Value.Replace("$(Auth0McpSpec)/", "", StringComparison.Ordinal)}");

        Assert.Equal(SpecLayout.Files.Select(static file => $"{file.Role.ToString().ToLowerInvariant()} {file.Pattern}"), given);
    }
}
