using System.Globalization;
using System.Text;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Pages;

/// <summary>
/// The page that a reviewer reads: one line per tool with everything that a change of the manifest or the document may shift.
/// </summary>
internal static class CatalogLock
{
    public static string Render()
    {
        const string Columns =
            "| Tool | Request | Access | Consent for | Scopes (one is enough) | Default | Tokens |\n" +
            "|---|---|---|---|---|---|---:|\n";
        var tools = ToolRegistry.Instance.All();
        var page = new StringBuilder();
        page.Append("# Catalog\n\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"Generated from `spec/`; refresh with `{Page.RefreshCommand}`. Tokens are o200k_base over name, description and "
            + $"advertised schema. A person is asked about the arguments under \"Consent for\", at the default level; below open "
            + $"objects also about those whose names tell a secret.\n\n");
        page.Append(Columns);
        var total = tools.Sum(tool => AppendRow(page, tool));
        page.Append(
            CultureInfo.InvariantCulture, $"\n{tools.Count} tools, {total} tokens.\n\nOnly where a person names it:\n\n{Columns}");
        foreach (var tool in BuiltInTools.OnByName)
        {
            AppendRow(page, tool);
        }

        AppendNotCarried(page);
        return page.ToString();
    }

    private static void AppendNotCarried(StringBuilder page)
    {
        var rows = ManagementCatalog.NotCarried();
        page.Append(
            rows.Length == 0
            ? "\nEvery operation of the document is carried, with all its parts.\n"
            : "\nNot carried:\n\n| Operation | Part | Why | Reason |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Operation}` | {row.Part} | {row.Why} | {row.Reason} |\n");
        }
    }

    /// <summary>Returns the tokens of the tool.</summary>
    private static int AppendRow(StringBuilder page, ToolDescriptor tool)
    {
        var tokens = TokenCounter.Count(tool);
        string[] cells =
        [
            $"`{tool.Name}`", Request(tool), AccessWords.Of(tool.Access), ConsentColumn.Of(tool), string.Join(", ", ToolScopes.Of(tool)),
            tool.IsCore ? "yes" : "", tokens.ToString(CultureInfo.InvariantCulture),
        ];
        page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        return tokens;
    }

    private static string Request(ToolDescriptor tool)
        => tool is OperationTool { Operation: var operation } ? $"{operation.Method} {operation.Path}" : "";
}
