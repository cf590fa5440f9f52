using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>The command line: one sub-command per chore around the API document.</summary>
internal static class SpecToolCommand
{
    /// <summary>The chore was done.</summary>
    public const int Success = 0;

    /// <summary>A check failed; the list is on standard output.</summary>
    public const int Failure = 1;

    /// <summary>The input or the command line is at fault; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Parses and runs one command line.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolStreams streams)
    {
        var root = new RootCommand("Takes in revisions of the Auth0 Management API document for this repository.")
        {
            ImportCommand.Create(streams),
            DiffCommand.Create(streams),
            UpdateCommand.Create(streams),
            CheckCommand.Create(streams),
            WatchCommand.Create(streams),
            SchemasCommand.Create(streams),
            ReplayCommand.Create(streams),
        };

        root.Options.OfType<HelpOption>().Single().Action = new DetailedHelp();

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction usage)
        {
            usage.ShowHelp = args.Count == 0;
        }

        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = streams.Output, Error = streams.Error });
        return parsed.Errors.Count > 0 ? BadInput : exitCode;
    }
}
