using System.Text;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>
/// The generator's own look at an imported document: what it would refuse in a build is refused before anything is written.
/// </summary>
internal static class GeneratorReading
{
    /// <summary>Raises <see cref="SpecException"/> with what the generator says.</summary>
    public static void Demand(byte[] document, ManifestSettings settings)
    {
        var file = new InputFile("", InputRole.Document, SourceText.From(Encoding.UTF8.GetString(document)));
        var problems = Generator.Spec.DocumentReader.Read(file, settings).Problems;
        if (!problems.IsEmpty)
        {
            throw new SpecException($"the generator would refuse this document: {string.Join(' ', problems.Select(Text))}");
        }
    }

    private static string Text(LocatedProblem problem) => problem.Arguments.IsEmpty ? problem.Id : problem.Arguments[0];
}
