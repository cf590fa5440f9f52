using System.Globalization;
using System.Text;
using Auth0Mcp.Catalog;
using Auth0Mcp.Text;

namespace Auth0Mcp.Pages;

/// <summary>The tables of the tools that are on by default, in the README between their two markers.</summary>
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
        var tables = new StringBuilder();
        foreach (var toolset in ToolRegistry.All().Where(static tool => tool.IsCore).GroupBy(static tool => tool.Toolsets[0], StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            tables.Append(CultureInfo.InvariantCulture, $"\n### {toolset.Key}\n\n| Tool | Access | What it does | You might say |\n|---|---|---|---|\n");
            foreach (var tool in toolset)
            {
                tables.Append(CultureInfo.InvariantCulture, $"| `{tool.Name}` | {AccessWords.Of(tool.Access)} | {Cell(tool.Description)} | {string.Join("<br>", tool.Examples.Select(static example => $"“{Cell(example)}”"))} |\n");
            }
        }

        return tables.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
