using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>Everything outside the process that a command may touch besides files; tests pass their own.</summary>
internal sealed record ToolStreams(Stream Input, TextWriter Output, TextWriter Error, HttpMessageHandler Http)
{
    /// <summary>Runs a program to its end; answers with its exit code and everything it printed.</summary>
    public Func<string, IReadOnlyList<string>, CancellationToken,
        Task<(int ExitCode, string Printed)>> RunProgramAsync
    { get; init; } = ChildProgram.RunAsync;

    /// <summary>Runs the work of a command; input at fault becomes one line and <see cref="SpecToolCommand.BadInput"/>.</summary>
    public async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SpecException error)
        {
            await Error.WriteLineAsync($"error: {error.Message}");
            return SpecToolCommand.BadInput;
        }
    }
}
