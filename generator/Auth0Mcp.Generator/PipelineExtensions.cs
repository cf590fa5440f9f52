using System.Text;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator;

/// <summary>The recurring shapes of the pipeline.</summary>
internal static class PipelineExtensions
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The one file of a role, read; what stands in for it where there is none or its reader fails.</summary>
    public static IncrementalValueProvider<T> Single<T>(
        this IncrementalValuesProvider<InputFile> files, InputRole role, Func<InputFile, T> read, Func<EquatableArray<LocatedProblem>, T> without)
        => files.Where(file => file.Role == role)
            .Collect()
            .Select(static (all, _) => all.OrderBy(static file => file.Path, StringComparer.Ordinal).FirstOrDefault())
            .Select((file, _) => file is null ? without(default) : Guard.Read(file, read, without));

    /// <summary>The file of a role that has one at most; none when there is none. Further ones are reported and not read.</summary>
    public static IncrementalValuesProvider<InputFile> Only(this IncrementalValuesProvider<InputFile> files, InputRole role)
        => files.Where(file => file.Role == role)
            .Collect()
            .SelectMany(static (all, _) => all.OrderBy(static file => file.Path, StringComparer.Ordinal).Take(1));

    /// <summary>The files of a role that takes any number, each read once per content, in the order of their paths; nothing when there are none.</summary>
    public static IncrementalValuesProvider<EquatableArray<T>> Every<T>(
        this IncrementalValuesProvider<InputFile> files, InputRole role, Func<InputFile, T> read, Func<EquatableArray<LocatedProblem>, T> without)
        where T : IEquatable<T>
        => files.Where(file => file.Role == role)
            .Select((file, _) => (file.Path, Content: Guard.Read(file, read, without)))
            .Collect()
            .SelectMany(static (all, _) => all.IsEmpty
                ? []
                : new[] { all.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => file.Content).ToEquatableArray() });

    public static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> values)
        where T : class
        => values.Where(static value => value is not null).Select(static (value, _) => value!);

    /// <summary>One source file per value. An emitter that fails is a diagnostic, and the other files are still written.</summary>
    public static void Emit<T>(
        this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<T> values, Func<T, string> fileName, Func<T, string> emit)
        => context.RegisterSourceOutput(values, (output, value) => AddSource(output, value, fileName, emit));

    /// <summary>One source file for one value.</summary>
    public static void Emit<T>(
        this IncrementalGeneratorInitializationContext context, IncrementalValueProvider<T> value, Func<T, string> fileName, Func<T, string> emit)
        => context.RegisterSourceOutput(value, (output, single) => AddSource(output, single, fileName, emit));

    /// <summary>Reports problems at their places.</summary>
    public static void Report(this IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<LocatedProblem>> problems)
        => context.RegisterSourceOutput(problems, Write);

    /// <summary>Reports the problems of each value at their places.</summary>
    public static void Report(this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<LocatedProblem>> problems)
        => context.RegisterSourceOutput(problems, Write);

    private static void Write(SourceProductionContext output, EquatableArray<LocatedProblem> problems)
    {
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private static void AddSource<T>(SourceProductionContext output, T value, Func<T, string> fileName, Func<T, string> emit)
    {
        try
        {
            output.AddSource(fileName(value), SourceText.From(emit(value), s_utf8));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            output.ReportDiagnostic(Guard.Failure("emit " + typeof(T).Name, exception).ToDiagnostic());
        }
    }
}
