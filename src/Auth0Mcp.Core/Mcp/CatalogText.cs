using System.Globalization;
using System.Text;
using Auth0Mcp.Catalog;

namespace Auth0Mcp.Mcp;

/// <summary>The tools that a client can call, listed or not, by area.</summary>
internal static class CatalogText
{
    public static string Markdown(ToolCatalog catalog)
    {
        var tools = catalog.Registry.All().Concat(catalog.Registry.OnByName).Where(catalog.Reaches).ToList();
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# Tools\n\n{catalog.Tools.Count} are listed, {tools.Count} can be called. Those without * are called through ")
            .Append("auth0_call_read_tool, auth0_call_write_tool or auth0_call_destructive_tool, by their access.\n");
        foreach (var area in tools.GroupBy(static tool => tool.Toolsets[0], StringComparer.Ordinal)
            .OrderBy(static area => area.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {area.Key}\n\n");
            foreach (var tool in area)
            {
                var mark = catalog.Find(tool.Name) is null ? "" : "*";
                text.Append(CultureInfo.InvariantCulture, $"- {tool.Name}{mark} ({AccessWords.Of(tool.Access)}): {tool.Title}\n");
            }
        }

        return text.ToString();
    }
}
