using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Finds the wording of an argument or nested property: the entry's own, the vocabulary's, or what a private build kept of the document's.</summary>
internal sealed class Wording(ToolEntry entry, OperationSpec operation, Vocabulary vocabulary)
{
    public string? Of(string path, SpecNode schema)
        => entry.Describe.Where(pair => string.Equals(pair.Key, path, StringComparison.Ordinal)).Select(static pair => pair.Text).FirstOrDefault()
           ?? vocabulary.Find(operation.Group, path)
           ?? (schema.StringAt("description") is { Length: > 0 } kept ? kept : null);
}
