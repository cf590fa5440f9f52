using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.SpecTool.Commands;
using Auth0Mcp.SpecTool.CrossCheck;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Update;

namespace Auth0Mcp.SpecTool.Checks;

/// <summary>What must be true of the files under <c>spec/</c>.</summary>
internal static class CommittedFiles
{
    public static IReadOnlyList<SpecCheck> Checks(string specFolder)
    {
        var files = new ImportFiles(Path.Combine(specFolder, SpecFolder.DocumentFile));
        var document = new Lazy<byte[]>(() => File.ReadAllBytes(files.Document));
        var folder = new Lazy<SpecFolder>(() => SpecFolder.Read(specFolder));
        return
        [
            SpecCheck.Of("no prose in the document", () => Prose(document.Value, files)),
            SpecCheck.Of("provenance matches the document", () => Origin(document.Value, files)),
            SpecCheck.Of("NSwag's reading matches the document", () => Reading(document.Value, files)),
            SpecCheck.Of("the schemas for editors are current", () => Schemas(specFolder, folder.Value)),
            SpecCheck.Of(
                "a build reports no error", () => [.. PendingDecision.In(folder.Value).Select(static decision => decision.AsBuilt)]),
        ];
    }

    /// <summary>Only of a folder that has some: they are for whoever edits it. What is wrong with the files comes first.</summary>
    private static IReadOnlyList<string> Schemas(string specFolder, SpecFolder folder)
        => File.Exists(Path.Combine(specFolder, "tools.schema.json")) && PendingDecision.In(folder).Count == 0
        ? [.. SchemasCommand.Stale(specFolder, folder)
            .Select(static file => $"{file.Path}: says something else than the document and the manifest; run 'schemas'")]
        : [];

    private static IReadOnlyList<string> Prose(byte[] document, ImportFiles files) =>
        [.. ProseFinder.Find(DocumentReader.Read(document))
            .Select(place => $"{files.Document}: {place} is prose; import the document again")];

    private static IReadOnlyList<string> Origin(byte[] document, ImportFiles files)
    {
        if (!File.Exists(files.Provenance))
        {
            return [$"{files.Provenance}: no such file; import the document again"];
        }

        var imported = JsonNode.Parse(File.ReadAllBytes(files.Provenance))?["imported"]?["sha256"]?.GetValue<string>();
        return imported == Provenance.Sha256(document)
            ? []
            : [$"{files.Provenance}: its hash is of another document than {files.Document}, which is never edited by hand; "
                + "import it again"];
    }

    private static IReadOnlyList<string> Reading(byte[] document, ImportFiles files) => File.Exists(files.Operations)
        ? ReadingComparer.Compare(
            ImportedReading.Read(DocumentReader.Read(document)),
            [.. OperationsFile.Read(File.ReadAllBytes(files.Operations)).Select(static operation => operation.Reading)])
        : [$"{files.Operations}: no such file; import the document again"];

    /// <summary>What a build tells besides errors, such as arguments without wording.</summary>
    public static IReadOnlyList<string> Notes(string specFolder)
        => [.. PendingDecision.NotesIn(SpecFolder.Read(specFolder)).Select(static note => note.AsBuilt)];

    /// <summary>What tools cannot carry, with the reason that the manifest gives; one line where that is nothing.</summary>
    public static IReadOnlyList<string> NotCarried(string specFolder)
    {
        var catalog = ToolCatalog.Of(SpecFolder.Read(specFolder));
        var rows = Uncarried.Rows(catalog.Api.Document, catalog.NotCarried);
        return rows.IsEmpty
            ? ["every operation is carried, with all its parts"]
            : [.. rows.Select(
                static row =>
                $"{row.Operation}{(row.Part.Length == 0 ? "" : $", {row.Part}")} is not carried: {row.Why}. "
                    + $"{(row.Reason.Length == 0 ? "No reason given." : row.Reason)}")];
    }
}
