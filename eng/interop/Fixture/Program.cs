using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Cli;
using Auth0Mcp.InteropFixture;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tools;

// 'auth0-mcp run --demo' with tools of the conformance suite beside its own. Everything between the pipe and a tool is the shipped code.
var context = CliContext.Process();
var settings = new ServerSettings(
    new ToolSelection(null, null, ReadOnly: false), IsDemo: true, ResultLimits.Default, ConfirmLevel.Destructive, Profile: null,
    UsesProfile: false);
var catalog = ToolCatalog.Select(settings.Selection, ToolRegistry.Instance).With(SuiteTools.All);
await using var caller = Connection.Open(settings, catalog, context);
await StdioServer.RunAsync(
    catalog, caller, context.OpenStandardInput(), context.OpenStandardOutput(), CancellationToken.None, SuiteKnowledge.All);
