using System.Text.Json;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Reads the document file; a broken one is a problem, and no document.</summary>
internal static class DocumentReader
{
    public static Result<SpecDocument?> Read(InputFile file)
    {
        try
        {
            var root = SpecReader.Read(file.Text.ToString());
            if (root["paths"] is not { IsObject: true })
            {
                return Broken(file, default, "it has no 'paths'");
            }

            return FirstDuplicate(root) is { } id
                ? Broken(file, default, $"operationId '{id}' occurs twice")
                : new Result<SpecDocument?>(new SpecDocument(file, root), default);
        }
        catch (JsonException exception)
        {
            var place = new TextRange((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0), 0, 0);
            return Broken(file, place, "it is not valid JSON at this place");
        }
    }

    private static string? FirstDuplicate(SpecNode root)
        => OperationReader.Read(root).GroupBy(static operation => operation.Id, StringComparer.Ordinal).Where(static group => group.Count() > 1).Select(static group => group.Key).FirstOrDefault();

    private static Result<SpecDocument?> Broken(InputFile file, TextRange range, string reason)
        => new(null, new[]
        {
            new LocatedProblem(DiagnosticDescriptors.InvalidDocument.Id, file.Path, range, new[] { reason }.ToEquatableArray()),
        }.ToEquatableArray());
}
