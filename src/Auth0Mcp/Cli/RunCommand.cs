using System.CommandLine;
using Auth0Mcp.Catalog;
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
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = shared.Read(parsed, context.Environment);
            var catalog = ToolCatalog.Select(settings.Selection, ToolRegistry.Instance);
            await using var caller = Connection.Open(settings, catalog, context);
            if (context.IsTyped)
            {
                await context.Error.WriteLineAsync("Waiting for an MCP client on standard input. Clients start this by themselves: 'auth0-mcp clients add NAME' sets one up. Ctrl+C ends it.");
            }

            await StdioServer.RunAsync(catalog, caller, context.OpenStandardInput(), context.OpenStandardOutput(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
