using Spectre.Console;

namespace Auth0Mcp.Cli.Prompts;

/// <summary>
/// Asks at the terminal of this process, on standard error: standard output is for results. The terminal library is loaded by the first
/// question, because commands that ask nothing start faster without it.
/// </summary>
internal sealed class TerminalPrompts(Func<string, string?> environment) : IPrompts
{
    private readonly Lazy<IAnsiConsole> _console = new(() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        // Detection would look at standard output, where only results go.
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = string.IsNullOrEmpty(environment("NO_COLOR")) ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
    }));

    public bool CanAsk { get; } = !Console.IsInputRedirected && !Console.IsErrorRedirected
        && environment("TERM") != "dumb" && environment("CI") is null or "" or "false" or "0";

    public bool TryOpen(Uri page) => Browser.TryOpen(page, environment);

    public Task<IReadOnlyList<string>> ChooseScopesAsync(IReadOnlyList<ScopeGroup> groups, CancellationToken cancellationToken)
        => ScopePrompt.ShowAsync(_console.Value, groups, cancellationToken);

    public async Task<IReadOnlyList<string>> ChooseClientsAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken)
        => await new MultiSelectionPrompt<string>
        {
            Title = "Which of these clients on this machine should start this server?",
            InstructionsText = "[grey](Space choose · Enter continue; none is fine)[/]",
            Required = false,
        }.AddChoices(titles).ShowAsync(_console.Value, cancellationToken);

    public Task<string> AskSecretAsync(string question, CancellationToken cancellationToken)
        => new TextPrompt<string>(question.EscapeMarkup()) { IsSecret = true, AllowEmpty = true }.ShowAsync(
            _console.Value, cancellationToken);

    public async Task<T> WaitAsync<T>(string what, Task<T> work, Func<string?> onEnter, CancellationToken cancellationToken)
        => await _console.Value.Status().Spinner(Spinner.Known.Line).StartAsync(what.EscapeMarkup(), async _ =>
        {
            using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var enter = EnterAsync(onEnter, listening.Token);
            try
            {
                return await work;
            }
            finally
            {
                await listening.CancelAsync();
                await enter;
            }
        });

    /// <summary>Waits for the Enter key; swallows what else is typed.</summary>
    private async Task EnterAsync(Func<string?> onEnter, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                if (await _console.Value.Input.ReadKeyAsync(intercept: true, cancellationToken) is { Key: ConsoleKey.Enter })
                {
                    // By way of the terminal library, which would draw its spinner over anything else.
                    if (onEnter() is { } told)
                    {
                        _console.Value.WriteLine(told);
                    }

                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
        {
            // The wait is over, or the keyboard is gone: the address is on the screen.
        }
    }
}
