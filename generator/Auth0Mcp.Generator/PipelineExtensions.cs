using System.Text;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Emit;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator;

/// <summary>
/// The recurring shapes of the pipeline. Each step asks whether the build still wants its value before it computes one.
/// </summary>
internal static class PipelineExtensions
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>One value made of another.</summary>
    public static IncrementalValueProvider<TResult> Then<T, TResult>(this IncrementalValueProvider<T> value, Func<T, TResult> make)
        => value.Select((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>One value made of each.</summary>
    public static IncrementalValuesProvider<TResult> Each<T, TResult>(this IncrementalValuesProvider<T> values, Func<T, TResult> make)
        => values.Select((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>Many values made of one.</summary>
    public static IncrementalValuesProvider<TResult> Many<T, TResult>(
        this IncrementalValueProvider<T> value, Func<T, IEnumerable<TResult>> make)
        => value.SelectMany((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>Many values made of each.</summary>
    public static IncrementalValuesProvider<TResult> Many<T, TResult>(
        this IncrementalValuesProvider<T> values, Func<T, IEnumerable<TResult>> make)
        => values.SelectMany((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>The one file of a role, read; what stands in for it where there is none or its reader fails.</summary>
    public static IncrementalValueProvider<T> Single<T>(
        this IncrementalValuesProvider<InputFile> files, InputRole role, Func<InputFile, T> read,
        Func<EquatableArray<LocatedProblem>, T> without)
        => files.First(role).Then(file => file is null ? without(default) : Guard.Read(file, read, without));

    /// <summary>The same, of a file that is read as the settings say.</summary>
    public static IncrementalValueProvider<T> Single<T>(
        this IncrementalValuesProvider<InputFile> files,
        InputRole role,
        IncrementalValueProvider<ManifestSettings> settings,
        Func<InputFile, ManifestSettings, T> read,
        Func<EquatableArray<LocatedProblem>, T> without)
        => files.First(role).Combine(settings)
            .Then(pair => pair.Left is null ? without(default) : Guard.Read(pair.Left, file => read(file, pair.Right), without));

    /// <summary>The file of a role that has one at most; none when there is none. Further ones are reported and not read.</summary>
    public static IncrementalValuesProvider<InputFile> Only(this IncrementalValuesProvider<InputFile> files, InputRole role)
        => files.Where(file => file.Role == role)
            .Collect()
            .Many(static all => all.OrderBy(static file => file.Path, StringComparer.Ordinal).Take(1));

    /// <summary>
    /// The files of a role that takes any number, each read once per content, in the order of their paths; nothing when there are
    /// none.
    /// </summary>
    public static IncrementalValuesProvider<EquatableArray<T>> Every<T>(
        this IncrementalValuesProvider<InputFile> files, InputRole role, Func<InputFile, T> read,
        Func<EquatableArray<LocatedProblem>, T> without)
        where T : IEquatable<T>
        => files.Where(file => file.Role == role)
            .Each(file => (file.Path, Content: Guard.Read(file, read, without)))
            .Collect()
            .Many(static all => all.IsEmpty
                ? []
                : new[] { all.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => file.Content)
                    .ToEquatableArray() });

    public static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> values)
        where T : class
        => values.Where(static value => value is not null).Each(static value => value!);

    /// <summary>One source file per value. An emitter that fails is a diagnostic, and the other files are still written.</summary>
    public static void Emit<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<T> values,
        IncrementalValueProvider<string> @namespace,
        Func<T, string> fileName,
        Func<T, string> emit)
        => context.RegisterSourceOutput(
            values.Combine(@namespace), (output, pair) => AddSource(output, pair.Left, pair.Right, fileName, emit));

    /// <summary>The same, of files that no hand-written code names: an editor need not make them to understand the project.</summary>
    public static void EmitImplementation<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<T> values,
        IncrementalValueProvider<string> @namespace,
        Func<T, string> fileName,
        Func<T, string> emit)
        => context.RegisterImplementationSourceOutput(
            values.Combine(@namespace), (output, pair) => AddSource(output, pair.Left, pair.Right, fileName, emit));

    /// <summary>One source file for one value.</summary>
    public static void Emit<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<T> value,
        IncrementalValueProvider<string> @namespace,
        Func<T, string> fileName,
        Func<T, string> emit)
        => context.RegisterSourceOutput(
            value.Combine(@namespace), (output, pair) => AddSource(output, pair.Left, pair.Right, fileName, emit));

    /// <summary>Reports problems at their places.</summary>
    public static void Report(
        this IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<LocatedProblem>> problems)
        => context.RegisterSourceOutput(problems, Write);

    /// <summary>Reports the problems of each value at their places.</summary>
    public static void Report(
        this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<LocatedProblem>> problems)
        => context.RegisterSourceOutput(problems, Write);

    private static IncrementalValueProvider<InputFile?> First(this IncrementalValuesProvider<InputFile> files, InputRole role)
        => files.Where(file => file.Role == role)
            .Collect()
            .Then(static all => (InputFile?)all.OrderBy(static file => file.Path, StringComparer.Ordinal).FirstOrDefault());

    private static void Write(SourceProductionContext output, EquatableArray<LocatedProblem> problems)
    {
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private static void AddSource<T>(
        SourceProductionContext output, T value, string @namespace, Func<T, string> fileName, Func<T, string> emit)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            output.AddSource(fileName(value), SourceText.From(Emitter.InNamespace(emit(value), @namespace), s_utf8));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            output.ReportDiagnostic(Guard.Failure("emit " + typeof(T).Name, exception).ToDiagnostic());
        }
    }
}
