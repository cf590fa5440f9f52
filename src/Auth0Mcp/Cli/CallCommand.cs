using System.CommandLine;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary><c>call</c>: one tool call from the shell, on the same pipeline as a client's.</summary>
internal static class CallCommand
{
    public static Command Create(CliContext context)
    {
        var shared = new SharedOptions("Default: all of them.");
        var tool = new Argument<string>("tool") { Description = "The tool, e.g. auth0_list_applications." };
        var words = new Argument<string[]>("key=value")
        {
            Description =
                "Arguments, e.g. app_type=spa per_page=5 'callbacks=[\"https://example.com/cb\"]'. A repeated key makes a list. "
                    + "Or all of them as one JSON object, e.g. '{\"app_type\":\"spa\",\"per_page\":5}'.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<string?>(
            "--args")
        { Description = "The same JSON object as an option; '-' reads it from standard input.", HelpName = "json" };
        var dryRun = new Option<bool>(
            "--dry-run")
        { Description = "Change nothing; print the request that would be sent, and what it would change." };
        var yes = new Option<bool>(
            "--yes", "-y")
        { Description = "Agree to what the call does. Without it, a destructive call prints its plan and stops." };
        var command = new Command(
            "call",
            "Call one tool and print its result: any tool, unless --tools or --toolsets restrict them; auth0_api_request needs "
            + "--toolsets all,api_request. 'auth0-mcp call TOOL --help' shows the arguments of a tool.")
        {
            tool, words, json, dryRun, yes,
        };
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = shared.Read(parsed, context.Environment);
            var catalog = ToolCatalog.Select(Reachable(settings.Selection), ToolRegistry.Instance);
            var name = ClientPrefix.Strip(parsed.GetValue(tool)!, ToolRegistry.Instance);
            var text = parsed.GetValue(json);
            var given = parsed.GetValue(words) ?? [];
            if (text is not null && given.Length > 0)
            {
                throw new UsageException("Give the arguments either with --args or after the tool's name, not both.");
            }

            var arguments = text is null
                ? CallArguments.FromWords(given, catalog.Find(name))
                : CallArguments.FromJson(text == "-" ? await ReadAllAsync(context, cancellationToken) : text);
            var call = new ToolCall(
                name, arguments)
            {
                IsDryRun = parsed.GetValue(dryRun),
                Consent = parsed.GetValue(yes) ? ShellConsent.Given : ShellConsent.Missing
            };
            context.WriteStart(catalog.Find(name) is null ? "calls a tool" : $"calls {name}", settings);
            await using var caller = Connection.Open(settings, catalog, context);
            var result = await caller.CallAsync(call, cancellationToken);
            await context.WriteJsonAsync(result.ToJson());
            return result.IsError ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }

    /// <summary>Nobody has to list tools here: those that a client reaches through others are called by their names.</summary>
    private static ToolSelection Reachable(ToolSelection selection)
        => selection is { Patterns: null, Toolsets: null } ? selection with { Toolsets = [ToolCatalog.AllToolsets] } : selection;

    private static async Task<string> ReadAllAsync(CliContext context, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.OpenStandardInput());
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
