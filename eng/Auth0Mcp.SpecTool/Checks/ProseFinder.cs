using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Checks;

/// <summary>Looks for sentences of others in an imported document: by keyword, and by the spaces that facts have no use for.</summary>
internal static partial class ProseFinder
{
    private const string Title = "#/info/title";

    /// <summary>JSON pointers to everything that should not be there.</summary>
    public static IReadOnlyList<string> Find(DocumentNode root)
    {
        var found = new List<string>();
        Walk(root, isNameMap: false, found);
        return found;
    }

    private static void Walk(DocumentNode node, bool isNameMap, List<string> found)
    {
        switch (node.Value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in node.Items())
                {
                    Walk(item, isNameMap: false, found);
                }

                break;
            case JsonValueKind.Object:
                foreach (var (name, member) in node.Members())
                {
                    if (!isNameMap && IsProse(name, member))
                    {
                        found.Add(member.Pointer);
                    }
                    else
                    {
                        Walk(member, !isNameMap && name is "properties" or "patternProperties" or "schemas", found);
                    }
                }

                break;
            case JsonValueKind.String when IsSentence(node):
                found.Add(node.Pointer);
                break;
        }
    }

    private static bool IsProse(string keyword, DocumentNode member) => keyword switch
    {
        // OpenAPI demands the description of a response; it is empty.
        "description" => member.Value.ValueKind != JsonValueKind.String || !member.Value.ValueEquals(""u8),
        "title" => member.Pointer != Title,
        "summary" or "example" or "examples" or "x-codeSamples" or "externalDocs" or "contact" or "termsOfService" => true,
        _ => false,
    };

    private static bool IsSentence(DocumentNode text) =>
        text.Value.GetString()!.Contains(' ', StringComparison.Ordinal)
        && text.Pointer != Title
        && !Names.IsMatch(text.Pointer);

    /// <summary>Patterns, and names that requests or the document itself use; vendors write spaces into some.</summary>
    [GeneratedRegex("/(pattern|const|default|name|propertyName|operationId|(tags|enum|required|default)/[0-9]+)$")]
    private static partial Regex Names { get; }
}
