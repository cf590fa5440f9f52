using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests;

/// <summary>The fixture that most tests start from and break in one place.</summary>
public sealed class GardenTests
{
    [Fact]
    public void FaultlessInputs_GiveNoDiagnostic() => Garden.Inputs.Reports();

    [Fact]
    public void EveryEntry_BecomesATool()
    {
        var written = Garden.Inputs.Files.SelectMany(static file => file.Content.Split('\n'))
            .Where(static line => line.StartsWith("  - name: ", StringComparison.Ordinal))
            .Select(static line => $"Tools/{line["  - name: ".Length..]}.g.cs")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            written, Garden.Inputs.Run().Sources.Keys.Where(static name => name.StartsWith("Tools/", StringComparison.Ordinal)));
    }
}
