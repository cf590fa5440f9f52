using System.Collections;
using System.Text;
using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary>What a command touches of the process, so that tests run commands in their own.</summary>
/// <param name="Output">Results, and nothing else.</param>
/// <param name="Error">Everything for people; a terminal wraps it.</param>
/// <param name="Environment">Reads a variable; null when it is not set.</param>
/// <param name="OpenStandardInput">The raw stream that <c>run</c> reads.</param>
/// <param name="OpenStandardOutput">The raw stream that <c>run</c> writes.</param>
internal sealed record CliContext(
    TextWriter Output, TextWriter Error, Func<string, string?> Environment, Func<Stream> OpenStandardInput,
    Func<Stream> OpenStandardOutput)
{
    private const int MostHelpColumns = 100;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The project that a client is set up for.</summary>
    public string Directory { get; init; } = ".";

    /// <summary>Somebody types into standard input.</summary>
    public bool IsTyped { get; init; }

    /// <summary>All variables of the process, for one that is started with some of them; null where none is started.</summary>
    public Func<IReadOnlyDictionary<string, string>>? Variables { get; init; }

    /// <summary>Results go to a terminal, where somebody reads them.</summary>
    public bool IsShown { get; init; }

    /// <summary>What has to come to an end before the process does.</summary>
    public RenewalsInFlight Renewals { get; } = new();

    /// <summary>The same place, for lines that are not wrapped.</summary>
    public TextWriter Log => (Error as WrappingWriter)?.Terminal ?? Error;

    /// <summary>The person at the terminal, if there is one.</summary>
    public IPrompts Prompts { get; init; } = NoPrompts.Instance;

    /// <summary>The real process.</summary>
    public static CliContext Process()
    {
        // A program that reads JSON expects UTF-8; a terminal, what its locale says.
        TextWriter output = Console.IsOutputRedirected
            ? new StreamWriter(
                Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
            { AutoFlush = true }
            : new VisibleWriter(Console.Out);

        // Nothing that a library prints may get between the protocol's lines.
        Console.SetOut(Console.Error);
        var visible = new VisibleWriter(Console.Error);
        TextWriter error = Console.IsErrorRedirected ? visible : new WrappingWriter(visible, Columns);
        var environment = EnvironmentVariables.Reader(System.Environment.GetEnvironmentVariable);
        return new CliContext(output, error, environment, Console.OpenStandardInput, Console.OpenStandardOutput)
        {
            IsTyped = !Console.IsInputRedirected,
            IsShown = !Console.IsOutputRedirected,
            Variables = static () => System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .ToDictionary(static pair => (string)pair.Key, static pair => (string?)pair.Value ?? "", StringComparer.Ordinal),
            Prompts = new TerminalPrompts(environment),
        };
    }

    /// <summary>Columns that help is wrapped to: those of the terminal up to a readable width, which counts also for a pager.</summary>
    public int HelpWidth => IsShown && Columns() is { } columns and > 0 ? Math.Min(columns, MostHelpColumns) : MostHelpColumns;

    /// <summary>Prints a result: one line for a program, indented for a person.</summary>
    public Task WriteJsonAsync(string json) => Output.WriteLineAsync(IsShown ? ResultJson.Indented(json) : json);

    private static int? Columns()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
