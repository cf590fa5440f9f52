using System.Text.Json;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Reads the date of the document, which messages name, from the file that its import wrote.</summary>
internal static class ProvenanceReader
{
    /// <summary>The date, e.g. <c>2026-06-25</c>; empty when the file has none.</summary>
    public static Result<string> Read(InputFile file)
    {
        try
        {
            return SpecReader.Read(file.Text.ToString()).StringAt("date") is { Length: > 0 } date ? new(date, []) : Broken(file);
        }
        catch (JsonException)
        {
            return Broken(file);
        }
    }

    public static Result<string> Without(EquatableArray<LocatedProblem> problems) => new("", problems);

    private static Result<string> Broken(InputFile file)
        => Without(
            new[] { new LocatedProblem(DiagnosticDescriptors.UndatedDocument.Id, file.Path, default, []) }.ToEquatableArray());
}
