using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary><c>tools</c>: the enabled catalogue, for people or as JSON.</summary>
internal static class ToolsCommand
{
    public static Command Create(CliContext context)
    {
        var shared = new SharedOptions();
        var json = new Option<bool>("--json") { Description = "Print a JSON array with one object per tool." };
        var command = new Command("tools", "List the enabled tools; needs no credentials.") { json };
        shared.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var catalog = ToolCatalog.Select(shared.Read(parsed, context.Environment).Selection);
            await context.Output.WriteLineAsync(parsed.GetValue(json) ? Json(catalog.Tools) : Table(catalog.Tools));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Json(IReadOnlyList<OperationTool> tools) => ResultJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var tool in tools)
        {
            WriteTool(writer, tool);
        }

        writer.WriteEndArray();
    });

    private static void WriteTool(Utf8JsonWriter writer, OperationTool tool)
    {
        writer.WriteStartObject();
        writer.WriteString("name", tool.Name);
        writer.WriteString("title", tool.Title);
        writer.WriteString("toolset", tool.Toolsets[0]);
        writer.WriteString("access", AccessWord(tool));
        writer.WriteString("method", tool.Operation.Method);
        writer.WriteString("path", tool.Operation.Path);
        writer.WriteString("operation", tool.Operation.Id);
        writer.WriteStartArray("scopes");
        foreach (var scope in tool.Operation.Scopes)
        {
            writer.WriteStringValue(scope);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("default", tool.IsCore);
        writer.WriteStartObject("renames");
        foreach (var (argument, documentName) in tool.Renames)
        {
            writer.WriteString(argument, documentName);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Table(IReadOnlyList<OperationTool> tools)
    {
        var nameWidth = tools.Max(static tool => tool.Name.Length);
        var table = new StringBuilder();
        foreach (var toolset in tools.GroupBy(static tool => tool.Toolsets[0], StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"{toolset.Key} ({toolset.Count()})\n");
            foreach (var tool in toolset)
            {
                table.Append(CultureInfo.InvariantCulture, $"  {tool.Name.PadRight(nameWidth)}  {AccessWord(tool),-11}  {tool.Title}\n");
            }
        }

        var hidden = ManagementCatalog.All().Length - tools.Count;
        table.Append(CultureInfo.InvariantCulture, $"{tools.Count} tools enabled{(hidden > 0 ? $", {hidden} more with --toolsets all" : "")}.");
        return table.ToString();
    }

    private static string AccessWord(OperationTool tool) => tool.Access.ToString().ToLowerInvariant();
}
