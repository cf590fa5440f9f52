using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Auth0Mcp.Clients;
using Auth0Mcp.Text;

namespace Auth0Mcp.Doctor;

/// <summary>Asks another process of this program, started with other variables, whether it finds a usable sign-in.</summary>
internal sealed class SignInProbe(Func<ProcessStartInfo> start)
{
    private const int LongestReason = 300;

    /// <summary>A probe that starts the program as clients do.</summary>
    /// <remarks>By its name alone, and from the current folder, a file or the settings of a project would be run in its place.</remarks>
    public static SignInProbe Of(ServerCommand server, SystemPlaces places)
        => new(() => new ProcessStartInfo(
            Path.IsPathFullyQualified(server.Command) ? server.Command
            : places.FindProgramToStart(server.Command) ?? Path.Combine(AppContext.BaseDirectory, server.Command),
            server.Prefix)
        { WorkingDirectory = AppContext.BaseDirectory });

    /// <summary>Why there is none, in a sentence; null when there is one.</summary>
    /// <param name="variables">All that the process sees.</param>
    /// <param name="options">Options that choose a sign-in.</param>
    public async Task<string?> AskAsync(
        IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var command = start();
        foreach (var word in (string[])["session", "--json", .. options])
        {
            command.ArgumentList.Add(word);
        }

        command.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            command.Environment[name] = value;
        }

        (command.RedirectStandardOutput, command.RedirectStandardError, command.RedirectStandardInput) = (true, true, true);
        try
        {
            using var process = Process.Start(command)!;
            return await AnswerAsync(process, cancellationToken);
        }
        catch (Win32Exception)
        {
            return "this program could not be started that way.";
        }
    }

    private static async Task<string?> AnswerAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : ShortText.Cut(Reason(output) ?? (await error).Trim(), LongestReason);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Reason(string output)
    {
        try
        {
            return JsonElement.Parse(output).TryGetProperty("fix", out var fix) ? fix.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
