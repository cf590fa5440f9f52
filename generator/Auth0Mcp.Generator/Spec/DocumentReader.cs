using System.Text;
using System.Text.Json;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Reads the document file; a broken one is a problem, and no document.</summary>
internal static class DocumentReader
{
    public static Result<SpecDocument?> Read(InputFile file, ManifestSettings settings)
    {
        try
        {
            var root = SpecReader.Read(file.Text.ToString());
            return WhyUseless(root) is { } reason
                ? Broken(file, default, reason)
                : new Result<SpecDocument?>(new SpecDocument(file, root, settings), []);
        }
        catch (JsonException exception)
        {
            return Broken(file, PlaceOf(exception, file.Text.ToString()), "it is not valid JSON at this place");
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json refuses half a surrogate pair.
            return Broken(file, default, "it has a string that is not Unicode text");
        }
    }

    public static Result<SpecDocument?> Without(EquatableArray<LocatedProblem> problems) => new(null, problems);

    private static string? WhyUseless(SpecNode root)
    {
        if (root["paths"] is not { IsObject: true })
        {
            return "it has no 'paths'";
        }

        var ids = OperationReader.Ids(root).ToList();
        if (FirstDuplicate(ids) is { } id)
        {
            return $"operationId '{id}' occurs twice";
        }

        if (FirstDuplicate(ids.Select(CSharpNames.Pascal)) is { } method)
        {
            var two = ids.Where(id => CSharpNames.Pascal(id) == method).Take(2).ToList();
            return $"operationIds '{two[0]}' and '{two[1]}' give the same C# method '{method}'";
        }

        return FirstDuplicate((root["components"]?["schemas"]?.Members ?? []).Select(static schema => schema.Key)) is { } schema
            ? $"schema '{schema}' occurs twice"
            : ReferenceChecker.FirstProblem(root);
    }

    private static string? FirstDuplicate(IEnumerable<string> names)
        => names.GroupBy(static name => name, StringComparer.Ordinal).Where(static group => group.Count() > 1)
            .Select(static group => group.Key).FirstOrDefault();

    /// <summary>The reader counts lines by <c>\n</c> and columns in bytes of UTF-8; editors count characters.</summary>
    private static TextRange PlaceOf(JsonException exception, string text)
    {
        var start = 0;
        var line = 0;
        for (; line < exception.LineNumber && text.IndexOf('\n', start) is var end and >= 0; line++)
        {
            start = end + 1;
        }

        var bytes = Encoding.UTF8.GetBytes(text.Substring(start).Split('\n')[0]);
        var column = Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length));
        return new TextRange(line, column, start + column, 0);
    }

    private static Result<SpecDocument?> Broken(InputFile file, TextRange range, string reason)
        => Without(new[]
        {
            new LocatedProblem(DiagnosticDescriptors.InvalidDocument.Id, file.Path, range, new[] { reason }.ToEquatableArray()),
        }.ToEquatableArray());
}
