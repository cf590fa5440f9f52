using Spectre.Console;
using Spectre.Console.Rendering;

namespace Auth0Mcp.Cli.Prompts;

/// <summary>Draws a <see cref="ScopePicker"/> and feeds it keys.</summary>
internal static class ScopePrompt
{
    private const int LongestList = 18;

    /// <summary>Lines that are not part of the list: title, filter, blanks, keys.</summary>
    private const int Frame = 6;

    public static async Task<IReadOnlyList<string>> ShowAsync(
        IAnsiConsole console, IReadOnlyList<ScopeGroup> groups, CancellationToken cancellationToken)
    {
        var picker = new ScopePicker(groups);
        await console.Live(Draw(picker, Height(console))).AutoClear(true).StartAsync(async live =>
        {
            var isDone = false;
            while (!isDone)
            {
                live.UpdateTarget(Draw(picker, Height(console)));
                live.Refresh();
                var key = await console.Input.ReadKeyAsync(intercept: true, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                isDone = key is { } pressed && picker.Press(pressed);
            }
        });
        return picker.Chosen;
    }

    private static int Height(IAnsiConsole console) => Math.Clamp(console.Profile.Height - Frame, 3, LongestList);

    private static Rows Draw(ScopePicker picker, int height)
    {
        var lines = new List<IRenderable>
        {
            new Markup(
                $"[bold]Scopes[/]: what an assistant may do in your tenant. [bold]{picker.Chosen.Count}[/] of {picker.Total} chosen."),
            new Markup(
                picker.Filter.Length > 0
                ? $"Filter: [bold]{picker.Filter.EscapeMarkup()}[/]"
                : "[grey]Type to filter, e.g. clients or read:[/]"),
            new Markup(" "),
        };
        var view = picker.View(height);
        lines.AddRange(
            view.Count > 0 ? view.Select(Line) : [new Markup("[grey]No scope contains this. Backspace or Esc shows more.[/]")]);
        lines.Add(new Markup(" "));
        lines.Add(picker.IsReminded
            ? new Markup("[yellow]Choose at least one scope with the space bar, or stop with Ctrl+C.[/]")
            : new Markup("[grey]Space choose · Ctrl+A all shown · Esc clear filter · Enter continue[/]"));
        return new Rows(lines);
    }

    private static Markup Line(ScopePickerLine line)
    {
        var style = line.IsCurrent ? "bold" : line.IsChosen ? "green" : "default";
        var note = line.Note is null ? "" : $"  [grey]{line.Note.EscapeMarkup()}[/]";
        return new Markup(
            $"{(line.IsCurrent ? ">" : " ")} [{style}]{line.Text.EscapeMarkup()}[/]{note}")
        { Overflow = Overflow.Ellipsis };
    }
}
