using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>Whatever stands in a file, the generator answers with its own diagnostics and never fails.</summary>
public sealed class FuzzTests
{
    private const int RunsPerFile = 100;

    [Theory]
    [InlineData("plants.yaml")]
    [InlineData("beds.yaml")]
    [InlineData("overlay.yaml")]
    [InlineData("vocabulary.yaml")]
    [InlineData("secrets.yaml")]
    [InlineData("garden.json")]
    public void SpoiltFile_GivesDiagnosticsOfOursOrNone(string file)
    {
        for (var seed = 0; seed < RunsPerFile; seed++)
        {
            var spoilt = Mutation.Of(Garden.Inputs[file], seed);

            var run = Garden.Inputs.With(file, spoilt).RunUntracked();

            var foreign =
                run.Diagnostics.Where(static line => !line.Contains(" A0M", StringComparison.Ordinal)
                    || line.Contains("A0M001", StringComparison.Ordinal));
            Assert.True(
                run.Result.Exception is null && !foreign.Any(),
                $"Seed {seed} of {file}:\n{string.Join('\n', run.Diagnostics)}\n\n{spoilt}");
        }
    }

    [Theory]
    [InlineData("plants.yaml")]
    [InlineData("garden.json")]
    public void FileCutOffAnywhere_GivesDiagnosticsOfOursOrNone(string file)
    {
        var whole = Garden.Inputs[file];
        for (var length = 0; length < whole.Length; length += whole.Length / 60)
        {
            var run = Garden.Inputs.With(file, whole[..length]).RunUntracked();

            Assert.Null(run.Result.Exception);
            Assert.All(run.Diagnostics, static line => Assert.Matches(": (error|warning|info) A0M0(0[2-9]|[1-9])", line));
        }
    }
}
