using System.Globalization;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Pages;

/// <summary>The reference for people: every tool by toolset, with its arguments and example prompts.</summary>
internal static class ToolReference
{
    public static string Render()
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"# Tools\n\nGenerated from `spec/`; refresh with `{Page.RefreshCommand}`. An argument marked * is required.\n");
        var toolsets = ToolRegistry.Instance.All().GroupBy(static tool => tool.Toolsets[0], StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal).ToList();
        page.Append("\n| Toolset | Tools |\n|---|---:|\n");
        foreach (var toolset in toolsets)
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{toolset.Key}](#{toolset.Key}) | {toolset.Count()} |\n");
        }

        foreach (var toolset in toolsets)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {toolset.Key}\n");
            foreach (var tool in toolset)
            {
                AppendTool(page, tool);
            }
        }

        return page.ToString();
    }

    private static void AppendTool(StringBuilder page, ToolDescriptor tool)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {tool.Name}\n\n{tool.Description}\n\n");
        var request = tool is OperationTool { Operation: var operation } ? $"`{operation.Method} {operation.Path}` · " : "";
        var scopes = ToolScopes.Of(tool);
        page.Append(CultureInfo.InvariantCulture, $"{request}{AccessWords.Of(tool.Access)}");
        page.Append(
            scopes.Count > 0
            ? $" · {string.Join(tool is OperationTool ? " or " : " and ", scopes.Select(static scope => $"`{scope}`"))}\n"
            : "\n");
        var schema = JsonElement.Parse(tool.AdvertisedSchema);
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(static name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        var arguments = schema.GetProperty("properties").EnumerateObject().ToList();
        if (arguments.Count > 0)
        {
            page.Append('\n');
        }

        foreach (var argument in arguments)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"- `{argument.Name}`{(required.Contains(argument.Name) ? "*" : "")}{Meaning(argument.Value)}\n");
        }

        AppendUnshown(page, tool, arguments.Select(static argument => argument.Name));
        page.Append(tool.Examples.Count > 0 ? $"\n{string.Join("  \n", tool.Examples.Select(static example => $"> {example}"))}\n" : "");
    }

    /// <summary>Arguments that are taken although clients are not shown them.</summary>
    private static void AppendUnshown(StringBuilder page, ToolDescriptor tool, IEnumerable<string> shown)
    {
        var unshown = JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject()
            .Select(static argument => argument.Name).Except(shown).ToList();
        if (unshown.Count == 0)
        {
            return;
        }

        var wording = tool.Wording.IsEmpty ? default : JsonElement.Parse(tool.Wording);
        page.Append("\nOnly `auth0_describe_tool` shows:\n\n");
        foreach (var name in unshown)
        {
            var says = wording.ValueKind == JsonValueKind.Object && wording.TryGetProperty(name, out var text)
                ? ": " + text.GetString()
                : "";
            page.Append(CultureInfo.InvariantCulture, $"- `{name}`{says}\n");
        }
    }

    private static string Meaning(JsonElement schema)
        => schema.TryGetProperty("description", out var description) ? ": " + description.GetString() : "";
}
