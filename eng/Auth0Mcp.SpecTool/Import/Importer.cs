using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.SpecTool.CrossCheck;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>The import from beginning to end: read, check, filter, write, while NSwag reads the same document.</summary>
internal static class Importer
{
    /// <summary>Imports in memory; raises <see cref="SpecException"/> and leaves writing files to the caller.</summary>
    public static async Task<ImportResult> ImportAsync(SourceDocument source, ImportOptions options)
    {
        try
        {
            var root = Read(source);

            // The slowest step needs nothing from the others, so it runs beside them.
            var nswagReading = options.SecondReading
                ? Task.Run(() => NSwagReading.ReadAsync(source.Bytes))
                : Task.FromResult<IReadOnlyList<NamedOperation>>([]);

            var unknown = new UnknownKeywords();
            var filter = new FactsFilter(root, options.KeepDescriptions, unknown, options.Attached, options.Settings);
            var document = DocumentWriter.Write(filter.Filter());

            // What is compared and counted is read back from the bytes that will be committed.
            var imported = DocumentReader.Read(document);
            DocumentChecker.Check(imported);
            GeneratorReading.Demand(document, options.Settings ?? ManifestSettings.Default);
            var ours = ImportedReading.Read(imported);
            var operations = options.SecondReading
                ? [.. await nswagReading, .. NSwagReading.Unread(ours)]
                : NSwagReading.InPlaceOf(ours);
            ReadingComparer.DemandAgreement(ours, operations);

            var counts = Count(root, imported, filter);
            return new ImportResult
            {
                Document = document,
                Provenance = Provenance.Write(source, document, counts, options),
                Operations = OperationsFile.Write(operations),
                Counts = counts,
                UnknownKeywords = unknown.Describe(),
            };
        }
        catch (SpecException error)
        {
            throw SpecException.At(source.Name, error.Message, error);
        }
    }

    /// <summary>The facts alone, of an upstream document or one that was imported before; nobody reads it a second time.</summary>
    public static byte[] Facts(SourceDocument source, AttachedSchemas? attached = null, ManifestSettings? settings = null)
    {
        try
        {
            var filter = new FactsFilter(Read(source), keepProse: false, new UnknownKeywords(), attached, settings);
            return DocumentWriter.Write(filter.Filter());
        }
        catch (SpecException error)
        {
            throw SpecException.At(source.Name, error.Message, error);
        }
    }

    private static DocumentNode Read(SourceDocument source)
    {
        var root = DocumentReader.Read(OpenApi30.Upgrade(source).Bytes);
        DocumentChecker.Check(root);
        return root;
    }

    private static ImportCounts Count(DocumentNode root, DocumentNode imported, FactsFilter filter)
    {
        var kept = SchemasIn(imported);
        return new ImportCounts(
            OperationNode.In(imported).Count(), kept, SchemasIn(root) - kept, filter.DefaultsKept, filter.DefaultsDropped);
    }

    private static int SchemasIn(DocumentNode root) =>
        root.Find("components")?.Find("schemas") is { } schemas ? schemas.Members().Count() : 0;
}
