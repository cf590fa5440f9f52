using System.CommandLine;
using System.Globalization;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary><c>run</c>: the MCP server on standard input and output.</summary>
internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var shared = new SharedOptions();
        var command = new Command("run", "Serve an MCP client on standard input and output until the input ends.");
        var structured = new Option<bool>("--structured")
        {
            Description =
                "Also give results as structured data, with an output schema for each tool. Off by default: a client that passes both "
                + $"forms to its model doubles what a result costs. [env: {EnvironmentVariables.Structured}]",
        };
        shared.AddTo(command);
        command.Add(structured);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = shared.Read(parsed, context.Environment, mayBeMissing: true) with
            {
                IsStructured = parsed.GetResult(structured) is { Implicit: false }
                    ? parsed.GetValue(structured)
                    : EnvironmentVariables.Boolean(context.Environment, EnvironmentVariables.Structured) ?? false,
            };
            var catalog = ToolCatalog.Select(settings.Selection, ToolRegistry.Instance);
            context.WriteStart(Started(catalog), settings);
            await using var caller = Connection.Open(settings, catalog, context, waits: true);
            if (caller.Notice is { } notice)
            {
                await context.Error.WriteLineAsync($"auth0-mcp: {notice} Until then tools are listed, and calls answer not_signed_in.");
            }

            if (context.IsTyped)
            {
                await context.Error.WriteLineAsync(
                    "Waiting for an MCP client on standard input. Clients start this by themselves: 'auth0-mcp clients add NAME' "
                    + "sets one up. Ctrl+C ends it.");
            }

            await StdioServer.RunAsync(catalog, caller, context.OpenStandardInput(), context.OpenStandardOutput(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static string Started(ToolCatalog catalog) => string.Create(
        CultureInfo.InvariantCulture, $"started with {catalog.Tools.Count} tools{(catalog.IsReadOnly ? ", read-only" : "")}");
}
