using System.Globalization;
using System.Text;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Pages;

/// <summary>The page that a reviewer reads: one line per tool with everything that a change of the manifest or the document may shift.</summary>
internal static class CatalogLock
{
    public static string Render()
    {
        var tools = ManagementCatalog.All();
        var page = new StringBuilder();
        page.Append("# Catalogue\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Generated from `spec/`; refresh with `{Page.RefreshCommand}`. Tokens are o200k_base over name, description and advertised schema.\n\n");
        page.Append("| Tool | Request | Access | Scopes (one is enough) | Default | Tokens |\n|---|---|---|---|---|---:|\n");
        var total = 0;
        foreach (var tool in tools)
        {
            var tokens = TokenCounter.Count(tool);
            total += tokens;
            page.Append(CultureInfo.InvariantCulture, $"| `{tool.Name}` | {tool.Operation.Method} {tool.Operation.Path} | {tool.Access.ToString().ToLowerInvariant()} | {string.Join(", ", tool.Operation.Scopes)} | {(tool.IsCore ? "yes" : "")} | {tokens} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"\n{tools.Length} tools, {total} tokens.\n");
        return page.ToString();
    }
}
