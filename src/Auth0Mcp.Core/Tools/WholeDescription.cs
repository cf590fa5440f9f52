using System.Text.RegularExpressions;

namespace Auth0Mcp.Tools;

/// <summary>
/// The description of a tool beside all of its arguments: without the pointer that the generator adds where the short schema
/// leaves some out.
/// </summary>
internal static partial class WholeDescription
{
    public static string Of(string description) => Pointer().Replace(description, "");

    [GeneratedRegex(@" \d+ more arguments: auth0_describe_tool\.", RegexOptions.CultureInvariant)]
    private static partial Regex Pointer();
}
