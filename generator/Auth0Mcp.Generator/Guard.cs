using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator;

/// <summary>
/// Turns a failure inside the generator into a diagnostic: the compiler would otherwise drop the whole catalog with a warning.
/// </summary>
internal static class Guard
{
    /// <summary>Binds an entry; a failure is a problem of that entry alone.</summary>
    public static BoundTool Bind(ToolEntry entry, ApiContext api)
    {
        try
        {
            return ToolBinder.Bind(entry, api);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var problem = Problem.Value(DiagnosticDescriptors.InternalFailure, "operation", "bind " + entry.Name, Describe(exception));
            return new BoundTool(entry, null, new[] { problem }.ToEquatableArray());
        }
    }

    /// <summary>Reads a file; a failure is a problem of that file alone, and what stands in for its value.</summary>
    public static T Read<T>(InputFile file, Func<InputFile, T> read, Func<EquatableArray<LocatedProblem>, T> without)
    {
        try
        {
            return read(file);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return without(new[] { Failure("read " + Path.GetFileName(file.Path), exception) }.ToEquatableArray());
        }
    }

    public static LocatedProblem Failure(string step, Exception exception)
        => LocatedProblem.Nowhere(DiagnosticDescriptors.InternalFailure, step, Describe(exception));

    private static string Describe(Exception exception)
        => $"{exception.GetType().Name}: {exception.Message}".Replace("\r", "").Replace('\n', ' ');
}
