using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>A string that answers carry and whose name suggests a secret, by the schema (or operation) that spells it out.</summary>
internal readonly record struct SuspectedSecret(string Owner, string Path)
{
    /// <summary>Every suspect that some answer of the document can carry, by the rules of the generator.</summary>
    public static IReadOnlySet<SuspectedSecret> In(SpecDocument document)
    {
        var found = new HashSet<SuspectedSecret>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Operations.Values)
        {
            if (operation.Response is { } response)
            {
                Walk(response, operation.Id, "");
            }
        }

        return found;

        void Walk(SpecNode schema, string owner, string path)
        {
            if (SpecDocument.ReferenceOf(schema) is { } name && document.Schemas.TryGetValue(name, out var target))
            {
                if (visited.Add(name))
                {
                    Walk(target, name, "");
                }

                return;
            }

            foreach (var (key, property) in schema["properties"]?.Members ?? [])
            {
                var inner = path.Length == 0 ? key : $"{path}.{key}";
                if (SecretSmell.Suspects(key, property, document))
                {
                    found.Add(new SuspectedSecret(owner, inner));
                }

                Walk(property, owner, inner);
            }

            foreach (var branch in PropertyPaths.Subschemas(schema))
            {
                Walk(branch, owner, path);
            }
        }
    }
}
