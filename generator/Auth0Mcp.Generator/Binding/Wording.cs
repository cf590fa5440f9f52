using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// Finds the wording of an argument or nested property: the entry's own, the vocabulary's, or what a private build kept of the
/// document's. The entry speaks of its arguments as it renamed them; the vocabulary serves many entries, so the document's names
/// come first there.
/// </summary>
internal sealed class Wording(ToolEntry entry, OperationSpec operation, Vocabulary vocabulary)
{
    public string? Of(string path, SpecNode schema)
        => entry.Describe.Where(pair => string.Equals(pair.Key, path, StringComparison.Ordinal)).Select(static pair => pair.Text)
            .FirstOrDefault()
           ?? vocabulary.Find(operation.Group, DocumentPath(path))
           ?? vocabulary.Find(operation.Group, path)
           ?? (schema.StringAt("description") is { Length: > 0 } kept ? kept : null);

    /// <summary>The nested properties that have wording, under the names of this tool's arguments.</summary>
    public IEnumerable<string> NestedPaths()
        => entry.Describe.Select(static pair => pair.Key)
            .Concat(vocabulary.Paths(operation.Group).Select(ArgumentPath))
            .Where(static path => path.Contains('.'))
            .Distinct(StringComparer.Ordinal);

    private string ArgumentPath(string path)
    {
        var name = path.Split('.')[0];
        var renamed = entry.Rename.Where(pair => string.Equals(pair.Key, name, StringComparison.Ordinal))
            .Select(static pair => pair.Text).FirstOrDefault();
        return renamed is null ? path : renamed + path.Substring(name.Length);
    }

    private string DocumentPath(string path)
    {
        var name = path.Split('.')[0];
        var declared = entry.Rename.Where(pair => string.Equals(pair.Text, name, StringComparison.Ordinal))
            .Select(static pair => pair.Key).FirstOrDefault();
        return declared is null ? path : declared + path.Substring(name.Length);
    }
}
