using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>The usual help, followed by the page of a <see cref="DetailedCommand"/>.</summary>
internal sealed class DetailedHelp : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DetailedCommand command)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(command.Details);
        }

        return exitCode;
    }
}
