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
    public void Write(ImportResult import) => FileReplacement.ReplaceAll(Replacements(import));

    /// <summary>The new contents, not written yet.</summary>
    public IReadOnlyList<FileReplacement> Replacements(ImportResult import) =>
    [
        new FileReplacement(Document, import.Document),
        new FileReplacement(Provenance, import.Provenance),
        new FileReplacement(Operations, import.Operations),
    ];

    /// <summary>Importing the committed document onto itself must not replace the record of where it came from.</summary>
    public bool IsOwnOutput(string source, ImportResult import) =>
        File.Exists(source) && File.Exists(Document)
        && string.Equals(Path.GetFullPath(source), Path.GetFullPath(Document), StringComparison.Ordinal)
        && File.ReadAllBytes(Document).AsSpan().SequenceEqual(import.Document);
}
