using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>The command line: serving and calling tools, sign-in, help.</summary>
internal static class CommandLine
{
    private const string Examples = """

        Examples:
          auth0-mcp init --client cursor                     sign in, and set up a client
          auth0-mcp init --scopes auto,offline_access        sign in for the enabled tools, and stay signed in
          auth0-mcp init --profile prod --read-only          a second tenant, in which nothing is changed
          auth0-mcp init --auth0-domain HOST --auth0-client-id ID --auth0-client-secret - < secret.txt
                                                             sign in as an application
          auth0-mcp session                                 which tenant, which scopes, until when
          auth0-mcp doctor                                   what does not work, and what to paste so that it does
          auth0-mcp clients add cursor --read-only           set up a client, reads only
          auth0-mcp call auth0_list_applications --demo      try a tool without a tenant
          auth0-mcp tools                                    what is enabled
          auth0-mcp run --read-only                          serve a client, reads only
          auth0-mcp run --tools 'auth0_*_application*'       serve a client, these tools only
          DEBUG=auth0-mcp auth0-mcp run                      say on stderr what it does: sign-in, requests, failures

        """;

    /// <summary>Runs one command and returns its exit code.</summary>
    public static async Task<int> InvokeAsync(string[] arguments, CliContext context, CancellationToken cancellationToken)
    {
        var parsed = Parse(arguments, context);
        if (ParseComplaint.About(parsed, arguments) is { } complaint)
        {
            return await FailAsync(context, complaint, parsed.CommandResult.Command);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = context.Output,
                Error = context.Error,
                EnableDefaultExceptionHandler = false
            };
            try
            {
                return await parsed.InvokeAsync(configuration, cancellationToken);
            }
            finally
            {
                await context.Renewals.FinishAsync();
            }
        }
        catch (UsageException usage)
        {
            await context.Error.WriteLineAsync("auth0-mcp: " + usage.Message);
            return ExitCode.Usage;
        }
        catch (Exception failure) when (failure is CommandFailedException or ClientFileException or SignInStoreException)
        {
            await context.Error.WriteLineAsync("auth0-mcp: " + failure.Message);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("auth0-mcp: cancelled.");
            return ExitCode.Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await context.Error.WriteLineAsync("auth0-mcp: standard input or output failed; is it closed, or the disk full?");
            return ExitCode.Failure;
        }
    }

    /// <summary>What a command line says; mistakes are in its errors.</summary>
    internal static ParseResult Parse(string[] arguments, CliContext context)
        => Build(context).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand Build(CliContext context)
    {
        var root = new RootCommand("Manage an Auth0 tenant from an AI assistant: an MCP server on standard input and output.")
        {
            RunCommand.Create(context),
            CallCommand.Create(context),
            ToolsCommand.Create(context),
            ClientsCommand.Create(context),
            DoctorCommand.Create(context),
            InitCommand.Create(context),
            SessionCommand.Create(context),
            ProfilesCommand.Create(context),
            LogoutCommand.Create(context),
            AuditCommand.Create(context),
        };
        root.Add(HelpCommand(root, context));
        var help = root.Options.OfType<HelpOption>().Single();
        var action = (HelpAction)help.Action!;
        action.MaxWidth = context.HelpWidth;
        help.Action = new HelpWithExamples(action, context.HelpWidth);
        root.SetAction(parsed => Help(root, parsed.InvocationConfiguration));
        return root;
    }

    private static Command HelpCommand(RootCommand root, CliContext context)
    {
        var names = new Argument<string[]>("command") { Description = "The command to explain.", Arity = ArgumentArity.ZeroOrMore };
        var help = new Command("help", "Explain a command.") { names };
        help.SetAction(parsed =>
        {
            Command command = root;
            foreach (var wanted in parsed.GetValue(names) ?? [])
            {
                if (TakesTool(command) && ToolHelp.Find(wanted) is { } tool)
                {
                    context.Output.WriteLine(ToolHelp.Text(tool, context.HelpWidth));
                    return ExitCode.Success;
                }

                command = command.Subcommands.FirstOrDefault(sub => sub.Name == wanted)
                    ?? throw new UsageException(
                        $"There is no command '{wanted}'. Commands: "
                        + $"{string.Join(", ", command.Subcommands.DefaultIfEmpty(command).Select(static sub => sub.Name))}.");
            }

            return root.Parse([.. ParseComplaint.PathOf(command).Split(' ').Skip(1), "--help"])
                .Invoke(new InvocationConfiguration { Output = context.Output, Error = context.Error });
        });
        return help;
    }

    private static int Help(RootCommand root, InvocationConfiguration configuration) => root.Parse(["--help"]).Invoke(configuration);

    private static async Task<int> FailAsync(CliContext context, string message, Command command)
    {
        await context.Error.WriteLineAsync("auth0-mcp: " + message);
        await context.Error.WriteLineAsync($"Try '{ParseComplaint.PathOf(command)} --help'.");
        return ExitCode.Usage;
    }

    private static bool TakesTool(Command command) => command.Name is "call" or "tools" && command.Parents.OfType<RootCommand>().Any();

    /// <summary>Help: that of a tool where one is named, and with examples where it is that of the whole program.</summary>
    private sealed class HelpWithExamples(HelpAction help, int columns) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => help.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult;
            if (TakesTool(command.Command)
                && command.Children.OfType<ArgumentResult>().FirstOrDefault()?.Tokens is [var token, ..]
                    && ToolHelp.Find(token.Value) is { } tool)
            {
                parseResult.InvocationConfiguration.Output.WriteLine(ToolHelp.Text(tool, columns));
                return ExitCode.Success;
            }

            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is RootCommand)
            {
                parseResult.InvocationConfiguration.Output.Write(Examples);
            }

            return code;
        }
    }
}
