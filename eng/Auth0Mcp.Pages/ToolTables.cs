using System.Globalization;
using System.Text;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Pages;

/// <summary>
/// The table of the tools that are on by default, in the README between its two markers. The reference has the rest of what is
/// known of them.
/// </summary>
internal static class ToolTables
{
    private const string Begin = "<!-- tools:begin (generated: dotnet run --project eng/Auth0Mcp.Pages) -->";
    private const string End = "<!-- tools:end -->";

    /// <exception cref="InvalidDataException">A marker is missing.</exception>
    public static string Replace(string readme)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? readme[..(begin + Begin.Length)] + "\n" + Render() + readme[end..]
            : throw new InvalidDataException($"README.md needs the two markers '{Begin}' and '{End}'.");
    }

    private static string Render()
    {
        var table = new StringBuilder("\n| Toolset | Tool | Access | You might say |\n|---|---|---|---|\n");
        var tools = ToolRegistry.Instance.All().Where(static tool => tool.IsCore)
            .OrderBy(static tool => tool.Toolsets[0], StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            var example = tool.Examples.Count > 0 ? $"“{Cell(tool.Examples[0])}”" : Cell(tool.Title);
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {tool.Toolsets[0]} | [`{tool.Name}`](spec/TOOLS.md#{tool.Name}) | {AccessWords.Of(tool.Access)} | {example} |\n");
        }

        return table.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
