using System.CommandLine;
using System.Globalization;
using System.Text;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary><c>tools</c>: the enabled catalog, for people or as JSON.</summary>
internal static class ToolsCommand
{
    public static Command Create(CliContext context)
    {
        var shared = new SharedOptions();
        var json = new Option<bool>("--json") { Description = "Print a JSON array with one object per tool." };
        var named = new Argument<string?>("tool")
        {
            Description = "A tool to explain, with its arguments, e.g. auth0_list_logs.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        named.Validators.Add(static result =>
        {
            if (result.Tokens is [var token, ..] && ToolHelp.Find(token.Value) is null)
            {
                result.AddError(ToolHelp.Unknown(token.Value));
            }
        });
        var command = new Command("tools", "List the enabled tools, or explain one; needs no credentials.") { named, json };
        shared.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var tool = parsed.GetValue(named) is { } name ? ToolHelp.Find(name) : null;
            if (tool is not null)
            {
                await (parsed.GetValue(json)
                    ? context.WriteJsonAsync(Json([tool]))
                    : context.Output.WriteLineAsync(ToolHelp.Text(tool, context.HelpWidth)));
                return ExitCode.Success;
            }

            var catalog = ToolCatalog.Select(shared.Read(parsed, context.Environment).Selection, ToolRegistry.Instance);
            await (parsed.GetValue(json) ? context.WriteJsonAsync(Json(catalog.Tools)) : context.Output.WriteLineAsync(Table(catalog)));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Json(IReadOnlyList<ToolDescriptor> tools)
        => ResultJson.Write(tools.Select(static tool => Described(tool, tool as OperationTool)), CliJson.Default.IEnumerableToolJson);

    private static ToolJson Described(ToolDescriptor tool, OperationTool? generated) => new(
        tool.Name,
        tool.Title,
        tool.Toolsets[0],
        AccessWords.Of(tool.Access),
        generated?.Operation.Method,
        generated?.Operation.Path,
        generated?.Operation.Id,
        ToolScopes.Of(tool),
        tool.IsCore,
        generated?.Renames ?? new Dictionary<string, string>());

    private static string Table(ToolCatalog catalog)
    {
        var tools = catalog.Tools;
        var costs = TokenCosts.Read();
        var toolsets = tools.GroupBy(static tool => tool.Toolsets[0], StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal).ToList();
        var table = new StringBuilder();
        AppendToolsets(table, toolsets, costs);
        var nameWidth = tools.Max(static tool => tool.Name.Length);
        foreach (var toolset in toolsets)
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{toolset.Key}\n");
            foreach (var tool in toolset)
            {
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"  {tool.Name.PadRight(nameWidth)}  {AccessWords.Of(tool.Access),-11}  {tool.Title}\n");
            }
        }

        return table.Append(CultureInfo.InvariantCulture, $"\n{tools.Count} tools enabled{Others(catalog)}.").ToString();
    }

    /// <summary>What is not listed: within reach all the same, ruled out, or left out.</summary>
    private static string Others(ToolCatalog catalog)
    {
        var others = ToolRegistry.Instance.All().Where(tool => catalog.Find(tool.Name) is null).ToList();
        var near = others.Count(catalog.Reaches);
        var forbidden = catalog.IsReadOnly ? others.Count(static tool => tool.Access != ToolAccess.Read) : 0;
        var left = others.Count - near - forbidden;
        return (near > 0 ? $", {near} more within reach of the call tools" : "")
            + (forbidden > 0 ? $", {forbidden} ruled out by read-only mode" : "")
            + (left > 0 ? $", {left} more with --toolsets all" : "");
    }

    /// <summary>What each toolset costs a model, before it has done anything.</summary>
    private static void AppendToolsets(
        StringBuilder table, IReadOnlyList<IGrouping<string, ToolDescriptor>> toolsets, IReadOnlyDictionary<string, int> costs)
    {
        const string Total = "total";
        var width = toolsets.Max(static toolset => toolset.Key.Length);
        table.Append(CultureInfo.InvariantCulture, $"{"TOOLSET".PadRight(width)}  TOOLS  TOKENS\n");
        foreach (var toolset in toolsets)
        {
            table.Append(CultureInfo.InvariantCulture, $"{toolset.Key.PadRight(width)}  {toolset.Count(),5}  {toolset.Sum(Cost),6}\n");
        }

        table.Append(
            CultureInfo.InvariantCulture,
            $"{Total.PadRight(width)}  {toolsets.Sum(static toolset => toolset.Count()),5}  "
            + $"{toolsets.Sum(toolset => toolset.Sum(Cost)),6}\n");

        int Cost(ToolDescriptor tool) => costs.GetValueOrDefault(tool.Name);
    }
}
