using System.Globalization;
using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Tests;

/// <summary>The same input gives the same bytes, whoever's machine it is.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void SecondRun_GivesTheSameBytes() => Assert.Equal(RealCatalog.Committed.Sources, CommittedFiles.Inputs.RunUntracked().Sources);

    [Fact]
    public void FilesInReverseOrder_GiveTheSameBytes()
        => Assert.Equal(RealCatalog.Committed.Sources, CommittedFiles.Inputs.InReverseOrder().RunUntracked().Sources);

    [Fact]
    public void WindowsLineEnds_GiveTheSameBytes()
    {
        var inputs = CommittedFiles.Inputs.Files.Aggregate(
            CommittedFiles.Inputs, static (inputs, file) => inputs.With(file.Path, file.Content.ReplaceLineEndings("\r\n")));

        Assert.Equal(RealCatalog.Committed.Sources, inputs.RunUntracked().Sources);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void AnotherCulture_GivesTheSameBytesAndMessages(string culture)
    {
        var faulty = Garden.Inputs
            .Edit("plants.yaml", "title: Get plant", "titel: Get plant")
            .Edit("plants.yaml", "sort: name", "page: -1.5")
            .Edit("beds.yaml", "access: destructive", "access: READ");
        var expected = faulty.RunUntracked();

        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);

            Assert.Equal(RealCatalog.Committed.Sources, CommittedFiles.Inputs.RunUntracked().Sources);
            Assert.Equal(expected.Sources, faulty.RunUntracked().Sources);
            Assert.Equal(expected.Diagnostics, faulty.RunUntracked().Diagnostics);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void EmittedFiles_AreUtf8WithoutMarkAndEndTheirLinesAlike()
        => Assert.All(RealCatalog.Committed.Result.GeneratedSources, static (GeneratedSourceResult source) =>
        {
            var text = source.SourceText.ToString();

            Assert.Equal("utf-8", source.SourceText.Encoding!.WebName);
            Assert.Empty(source.SourceText.Encoding.GetPreamble());
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.True(text.All(char.IsAscii), source.HintName);
        });

    [Fact]
    public void EmittedFiles_NameNoPlaceOfTheMachine()
    {
        var elsewhere = CommittedFiles.Inputs.Files.Aggregate(
            GeneratorHarness.Empty, static (inputs, file) => inputs.With("/somewhere/else/" + file.Path, file.Role, file.Content));

        Assert.Equal(RealCatalog.Committed.Sources, elsewhere.RunUntracked().Sources);
    }
}
