namespace Auth0Mcp.SpecTool.Import;

/// <summary>The three files of an import: either all are replaced, or none is touched.</summary>
internal sealed class ImportFiles
{
    public ImportFiles(string document)
    {
        var stem = Path.ChangeExtension(document, null);
        Document = document;
        Provenance = $"{stem}.provenance.json";
        Operations = $"{stem}.operations.txt";
    }

    public string Document { get; }

    public string Provenance { get; }

    public string Operations { get; }

    public IReadOnlyList<string> Paths => [Document, Provenance, Operations];

    /// <summary>Writes all files; raises <see cref="SpecException"/> when one cannot be written.</summary>
    public void Write(ImportResult import)
    {
        var replacements = new[]
        {
            new FileReplacement(Document, import.Document),
            new FileReplacement(Provenance, import.Provenance),
            new FileReplacement(Operations, import.Operations),
        };

        try
        {
            foreach (var replacement in replacements)
                replacement.Stage();
            foreach (var replacement in replacements)
                replacement.Swap();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            foreach (var replacement in replacements)
                replacement.Undo();
            throw SpecException.At(Document, $"cannot write: {error.Message}", error);
        }
        finally
        {
            foreach (var replacement in replacements)
                replacement.CleanUp();
        }
    }
}
