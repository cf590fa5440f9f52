using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Update;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary><c>watch</c>: says after each change of a file what a build would report, until it is stopped.</summary>
internal static class WatchCommand
{
    private const string About = "Repeats after each change under spec/ what a build would report.";

    private const string Details = """
        The first look takes a second or two; after that only what an edit changed is read again. Ends with Ctrl+C.

        Example:
          dotnet run --project eng/Auth0Mcp.SpecTool -- watch
        """;

    /// <summary>An editor writes a file in several steps.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(150);

    public static Command Create(ToolStreams streams)
    {
        var spec = SharedOptions.Spec();
        var command = new DetailedCommand("watch", About, Details) { spec };
        command.SetAction((parsed, cancellation) => streams.GuardAsync(() => RunAsync(parsed.GetRequiredValue(spec), streams, cancellation)));
        return command;
    }

    internal static async Task<int> RunAsync(string spec, ToolStreams streams, CancellationToken cancellation)
    {
        using var changed = new SemaphoreSlim(1, int.MaxValue);
        var folder = SpecFolder.Read(spec);
        using var watcher = new FileSystemWatcher(Path.GetFullPath(spec)) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.Deleted += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        try
        {
            while (true)
            {
                await changed.WaitAsync(cancellation);
                do
                {
                    await Task.Delay(s_settling, cancellation);
                }
                while (changed.Wait(0, cancellation));

                folder = await LookAsync(folder, streams);
            }
        }
        catch (OperationCanceledException)
        {
            return SpecToolCommand.Success;
        }
    }

    private static async Task<SpecFolder> LookAsync(SpecFolder before, ToolStreams streams)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var folder = before.ReadAgain();
            var found = PendingDecision.In(folder);
            foreach (var decision in found)
            {
                await streams.Output.WriteLineAsync(decision.AsBuilt);
            }

            await streams.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Count} {(found.Count == 1 ? "error" : "errors")}, {clock.Elapsed.TotalSeconds:F1} s"));
            return folder;
        }
        catch (SpecException fault)
        {
            await streams.Output.WriteLineAsync(fault.Message);
            return before;
        }
        catch (IOException)
        {
            // An editor holds the file; its next event comes when it lets go.
            return before;
        }
    }
}
