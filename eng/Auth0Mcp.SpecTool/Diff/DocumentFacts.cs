using System.Text;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>One imported document as it is compared.</summary>
internal sealed class DocumentFacts
{
    private DocumentFacts(SpecNode root, ManifestSettings settings)
    {
        Root = root;
        Document = new SpecDocument(new InputFile("", InputRole.Document, SourceText.From("")), root, settings);
        Operations = OperationFacts.In(root).ToDictionary(static operation => operation.Id, StringComparer.Ordinal);
        Suspects = SuspectedSecret.In(Document);
        Unreferenced = Document.Schemas.Keys.Except(ReferencesIn(root), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
    }

    public SpecNode Root { get; }

    /// <summary>The document as the generator reads it.</summary>
    public SpecDocument Document { get; }

    /// <summary>By operationId.</summary>
    public IReadOnlyDictionary<string, OperationFacts> Operations { get; }

    public IReadOnlySet<SuspectedSecret> Suspects { get; }

    /// <summary>Component schemas that nothing refers to, in ordinal order.</summary>
    public IReadOnlyList<string> Unreferenced { get; }

    /// <summary>Reads an imported document; it has passed the checks of the import.</summary>
    public static DocumentFacts Read(ReadOnlySpan<byte> imported, ManifestSettings? settings = null)
        => new(SpecReader.Read(Encoding.UTF8.GetString(imported)), settings ?? ManifestSettings.Default);

    private static IEnumerable<string> ReferencesIn(SpecNode node) =>
        node.Members.Select(static member => member.Value).Concat(node.Items).SelectMany(ReferencesIn)
            .Concat(SpecDocument.ReferenceOf(node) is { } name ? [name] : []);
}
