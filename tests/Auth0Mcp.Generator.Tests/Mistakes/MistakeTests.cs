using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Tests.Mistakes;

/// <summary>
/// What contributors get wrong in the files of this repository: one mistake is one error, at the line where it was made, and the
/// cause rather than what follows from it.
/// </summary>
public sealed class MistakeTests
{
    private static readonly Dictionary<string, Mistake> s_mistakes =
        ToolMistakes.All.Concat(NewToolMistakes.All).Concat(ToolValueMistakes.All).Concat(SharedFileMistakes.All).Concat(TextMistakes.All)
            .ToDictionary(static mistake => mistake.ToString(), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mistake_IsOneErrorWhereItWasMade(string name)
    {
        var mistake = s_mistakes[name];
        var edited = mistake.Make();

        var errors = RealCatalog.Light.Rerun(edited).Result.Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

        var told = string.Join('\n', errors.Select(static error => error.ToString()));
        Assert.True(errors.Count == 1, $"{errors.Count} errors:\n{told}");
        var place = mistake.Place(edited);
        var found = errors[0].Location.GetLineSpan();
        Assert.True(
            errors[0].Id == mistake.Id && found.Path == place.File && found.StartLinePosition.Line + 1 >= place.From
                && found.StartLinePosition.Line + 1 <= place.To,
            $"{mistake.Id} was expected at {place.File}({place.From}..{place.To}):\n{told}");
    }
}
