using System.Collections.Frozen;
using System.Text.Json;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Every <c>$ref</c> must stay inside the document and point at something.</summary>
internal static class ReferenceChecker
{
    /// <summary>Keywords whose members are names chosen by the author, not keywords.</summary>
    private static readonly FrozenSet<string> s_nameMaps =
        FrozenSet.Create(StringComparer.Ordinal, "properties", "patternProperties", "dependentSchemas", "$defs", "schemas", "pathItems");

    /// <summary>Keywords whose value is data: a <c>$ref</c> in there is nobody's reference.</summary>
    private static readonly FrozenSet<string> s_data =
        FrozenSet.Create(StringComparer.Ordinal, "enum", "const", "default", "example", "examples");

    /// <summary>Raises <see cref="SpecException"/> at the first reference that leads nowhere.</summary>
    public static void Check(DocumentNode root) => Walk(root, root, isNameMap: false);

    private static void Walk(DocumentNode node, DocumentNode root, bool isNameMap)
    {
        if (node.Value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.Items())
            {
                Walk(item, root, isNameMap: false);
            }
        }

        if (!node.IsObject)
        {
            return;
        }

        foreach (var (name, member) in node.Members())
        {
            if (isNameMap)
            {
                Walk(member, root, isNameMap: false);
            }
            else if (name == "$ref")
            {
                CheckTarget(member, root);
            }
            else if (!s_data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal))
            {
                Walk(member, root, s_nameMaps.Contains(name));
            }
        }
    }

    private static void CheckTarget(DocumentNode reference, DocumentNode root)
    {
        var target = reference.Text();
        if (!target.StartsWith('#'))
        {
            throw SpecException.At(reference.Pointer, $"'{target}' points outside the document.");
        }

        if (JsonPointer.Find(root, target) is null)
        {
            throw SpecException.At(reference.Pointer, $"'{target}' does not exist.");
        }
    }
}
