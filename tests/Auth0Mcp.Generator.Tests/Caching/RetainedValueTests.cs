using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Tests.Caching;

/// <summary>What the compiler keeps between runs: plain values of ours, not what they were made from.</summary>
public sealed class RetainedValueTests
{
    public static TheoryData<string> Steps => [.. TrackingNames.All];

    [Theory]
    [MemberData(nameof(Steps))]
    public void TrackedStep_RetainsOnlyValues(string step)
    {
        var values = Faulty().Values<object>(step).ToList();
        Assert.NotEmpty(values);

        var types = values.SelectMany(ValueGraph.TypesIn).Distinct().ToList();

        Assert.DoesNotContain(types, static type => !IsPlain(type));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void TrackedStep_EqualsItselfInAnotherRun(string step)
        => Assert.Equal(Faulty().Values<object>(step), Faulty().Values<object>(step));

    /// <summary>With problems in every file, so that places are among the values.</summary>
    private static GeneratorRun Faulty()
        => Garden.Inputs
            .Edit("plants.yaml", "title: Get plant", "titel: Get plant")
            .Edit("overlay.yaml", "    reason:", "    raeson: x\n    reason:")
            .Edit("vocabulary.yaml", "  beds:", "  bedz: {}\n  beds:")
            .Edit("secrets.yaml", "[sensor_token, gate.code]", "[sensor_token, gate.code, gaet]")
            .RunOnce();

    /// <summary>A type of ours, a primitive or a collection. The text of an input file is what its checksum is taken of.</summary>
    private static bool IsPlain(Type type)
        => type.IsPrimitive
           || type == typeof(string)
           || typeof(SourceText).IsAssignableFrom(type)
           || type.Namespace!.StartsWith("Auth0Mcp.Generator.", StringComparison.Ordinal)
           || type.Namespace == "Auth0Mcp.Generator"
           || type.Namespace.StartsWith("System.Collections", StringComparison.Ordinal)
           || (type.IsArray && IsPlain(type.GetElementType()!));
}
