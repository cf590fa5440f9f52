using System.Text.Json;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Checks;

/// <summary>Looks for sentences of others in an imported document: by keyword, and by what the import takes for a fact.</summary>
internal static class ProseFinder
{
    private const string Title = "#/info/title";

    /// <summary>JSON pointers to everything that should not be there.</summary>
    public static IReadOnlyList<string> Find(DocumentNode root)
    {
        var found = new List<string>();
        Walk("", root, isNameMap: false, found);
        return found;
    }

    /// <param name="keyword">What the value belongs to; that of a list for its items.</param>
    /// <param name="node">The value.</param>
    /// <param name="isNameMap">Its members are named by the API, and none is a keyword.</param>
    /// <param name="found">What was found so far.</param>
    private static void Walk(string keyword, DocumentNode node, bool isNameMap, List<string> found)
    {
        switch (node.Value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in node.Items())
                {
                    Walk(keyword, item, isNameMap: false, found);
                }

                break;
            case JsonValueKind.Object:
                foreach (var (name, member) in node.Members())
                {
                    if (isNameMap)
                    {
                        Walk(keyword, member, isNameMap: false, found);
                    }
                    else if (IsProse(name, member))
                    {
                        found.Add(member.Pointer);
                    }
                    else if (!FactText.IsVerbatim(name))
                    {
                        Walk(name, member, IsNameMap(name), found);
                    }
                }

                break;
            case JsonValueKind.String when node.Pointer != Title && !FactText.IsFact(keyword, node.Text()):
                found.Add(node.Pointer);
                break;
        }
    }

    private static bool IsNameMap(string keyword)
        => keyword is "properties" or "patternProperties" or "dependentSchemas" or "schemas" or "securitySchemes" or "flows" or "scopes"
            or "variables" or "paths" or "responses" or "content" or "encoding";

    private static bool IsProse(string keyword, DocumentNode member) => keyword switch
    {
        // OpenAPI demands the description of a response; it is empty.
        "description" => member.Value.ValueKind != JsonValueKind.String || !member.Value.ValueEquals(""u8),
        "title" => member.Pointer != Title,
        "summary" or "example" or "examples" or "x-codeSamples" or "externalDocs" or "contact" or "termsOfService" => true,
        _ => false,
    };
}
