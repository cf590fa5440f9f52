using System.CommandLine;
using Auth0Mcp.SpecTool.Checks;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary><c>check</c>: everything that must be true before a commit under <c>spec/</c> is merged.</summary>
internal static class CheckCommand
{
    private const string About =
        "Checks the files under spec/ in a few seconds: what a build would report of them, prose, provenance, schemas.";

    private const string Details = """
        Prints one line per check, and below it one line per fault that says what to do. Exit code 1 when there is a fault.
        Notes at the end are no faults: what a build tells besides, and what tools cannot carry.
        With --pages also whether the generated pages are current; for that the catalog is compiled.

        Example:
          dotnet run --project eng/Auth0Mcp.SpecTool -- check
        """;

    public static Command Create(ToolStreams streams)
    {
        var spec = SharedOptions.Spec();
        var pages = new Option<bool>("--pages") { Description = "Also the generated pages, which have to be compiled first." };

        // What was asked for when the pages were part of every check.
        var noPages = new Option<bool>("--no-pages") { Hidden = true };
        var command = new DetailedCommand("check", About, Details) { spec, pages, noPages };
        command.SetAction((parsed, cancellation) => streams.GuardAsync(() =>
            RunAsync(parsed.GetRequiredValue(spec), parsed.GetValue(pages), streams, cancellation)));
        return command;
    }

    internal static async Task<int> RunAsync(string spec, bool withPages, ToolStreams streams, CancellationToken cancellation)
    {
        var checks = CommittedFiles.Checks(spec).ToList();
        if (withPages)
        {
            checks.Add(GeneratedPages.Check(Path.Combine(spec, ".."), streams));
        }

        // Side by side: whoever writes a tool waits for them.
        var running = checks
            .Select(check => (check.Name, Faults: Task.Run(() => check.FindFaultsAsync(cancellation), cancellation))).ToList();
        var failed = 0;
        foreach (var (name, found) in running)
        {
            var faults = await found;
            await streams.Output.WriteLineAsync($"{(faults.Count == 0 ? "ok    " : "failed")} {name}");
            foreach (var fault in faults)
            {
                await streams.Output.WriteLineAsync($"       {fault}");
            }

            failed += faults.Count > 0 ? 1 : 0;
        }

        foreach (var line in CommittedFiles.Notes(spec).Concat(CommittedFiles.NotCarried(spec)))
        {
            await streams.Output.WriteLineAsync($"note   {line}");
        }

        return failed == 0 ? SpecToolCommand.Success : SpecToolCommand.Failure;
    }
}
