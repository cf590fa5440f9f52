using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools;

/// <summary>
/// The description of a tool beside all of its arguments: without the pointer that the generator adds where the short schema leaves some out.
/// </summary>
internal static partial class WholeDescription
{
    public static string Of(ToolDescriptor tool) => Pointer().Replace(tool.Description, "");

    [GeneratedRegex(@" \d+ more arguments: auth0_describe_tool\.", RegexOptions.CultureInvariant)]
    private static partial Regex Pointer();
}
