using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>
/// Which values of a keyword are facts. One rule for the import, which drops the others, and for the check, which looks for them.
/// </summary>
internal static partial class FactText
{
    /// <summary>Names and values that requests or the document itself use, whatever is written in them.</summary>
    private static readonly FrozenSet<string> s_verbatim =
    [
        "name", "in", "style", "type", "required", "dependentRequired", "pattern", "contentMediaType", "contentType",
        "operationId", "tags", "security", "propertyName", "mapping", "$ref", "const", "enum", "default",
        "version", "url", "authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl",
    ];

    /// <summary>True where nothing below the keyword is a keyword itself.</summary>
    public static bool IsVerbatim(string keyword) => s_verbatim.Contains(keyword);

    /// <summary>True for a number, a boolean, null, a text that is no sentence, and a list of such.</summary>
    public static bool IsFact(string keyword, DocumentNode value) => value.Value.ValueKind switch
    {
        _ when IsVerbatim(keyword) => true,
        JsonValueKind.String => IsFact(keyword, value.Text()),
        JsonValueKind.Array => value.Items().All(item => IsFact(keyword, item)),
        JsonValueKind.Object => false,
        _ => true,
    };

    /// <summary>
    /// A <c>format</c> and its like are identifiers, as the registries of OpenAPI have them. What a vendor adds is a label: a few
    /// words without a full stop.
    /// </summary>
    public static bool IsFact(string keyword, string text)
        => IsVerbatim(keyword) || text.Length == 0
        || (keyword.StartsWith("x-", StringComparison.Ordinal) ? Label : Identifier).IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+:/-]{0,63}\z")]
    private static partial Regex Identifier { get; }

    [GeneratedRegex(@"^[^\s.]\S*( \S+){0,4}(?<!\.)\z")]
    private static partial Regex Label { get; }
}
