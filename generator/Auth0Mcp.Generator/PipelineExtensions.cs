using System.Text;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Emit;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator;

/// <summary>
/// The recurring shapes of the pipeline. Each step asks whether the build still wants its value before it computes one. Every value
/// is an object, pairs included: a compiler that starts cold translates Roslyn's tables once for all objects, and again for each
/// struct in one, a hundred methods every time.
/// </summary>
internal static class PipelineExtensions
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>One value made of another.</summary>
    public static IncrementalValueProvider<TResult> Then<T, TResult>(this IncrementalValueProvider<T> value, Func<T, TResult> make)
        where T : class?
        where TResult : class?
        => value.Select((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>One value made of two.</summary>
    public static IncrementalValueProvider<TResult> Then<T1, T2, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, Func<T1, T2, TResult> make)
        where T1 : class?
        where T2 : class?
        where TResult : class?
        => first.Combine(second).Select((pair, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(pair.Left, pair.Right);
        });

    /// <summary>One value made of three.</summary>
    public static IncrementalValueProvider<TResult> Then<T1, T2, T3, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, IncrementalValueProvider<T3> third,
        Func<T1, T2, T3, TResult> make)
        where T1 : class?
        where T2 : class?
        where T3 : class?
        where TResult : class?
        => first.With(second).Then(third, (both, last) => make(both.First, both.Second, last));

    /// <summary>One value made of four.</summary>
    public static IncrementalValueProvider<TResult> Then<T1, T2, T3, T4, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, IncrementalValueProvider<T3> third,
        IncrementalValueProvider<T4> fourth, Func<T1, T2, T3, T4, TResult> make)
        where T1 : class?
        where T2 : class?
        where T3 : class?
        where T4 : class?
        where TResult : class?
        => first.With(second).Then(third.With(fourth), (left, right) => make(left.First, left.Second, right.First, right.Second));

    /// <summary>Two values as one.</summary>
    public static IncrementalValueProvider<Both<T1, T2>> With<T1, T2>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second)
        where T1 : class?
        where T2 : class?
        => first.Then(second, static (one, other) => new Both<T1, T2>(one, other));

    /// <summary>One value made of each.</summary>
    public static IncrementalValuesProvider<TResult> Each<T, TResult>(this IncrementalValuesProvider<T> values, Func<T, TResult> make)
        where T : class?
        where TResult : class?
        => values.Select((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>One value made of each and of another, which is the same for all.</summary>
    public static IncrementalValuesProvider<TResult> Each<T1, T2, TResult>(
        this IncrementalValuesProvider<T1> values, IncrementalValueProvider<T2> other, Func<T1, T2, TResult> make)
        where T1 : class?
        where T2 : class?
        where TResult : class?
        => values.Combine(other).Select((pair, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(pair.Left, pair.Right);
        });

    /// <summary>Many values made of one.</summary>
    public static IncrementalValuesProvider<TResult> Many<T, TResult>(
        this IncrementalValueProvider<T> value, Func<T, IEnumerable<TResult>> make)
        where T : class?
        where TResult : class?
        => value.SelectMany((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>Many values made of each.</summary>
    public static IncrementalValuesProvider<TResult> Many<T, TResult>(
        this IncrementalValuesProvider<T> values, Func<T, IEnumerable<TResult>> make)
        where T : class?
        where TResult : class?
        => values.SelectMany((single, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return make(single);
        });

    /// <summary>All values as one.</summary>
    public static IncrementalValueProvider<EquatableArray<T>> Together<T>(this IncrementalValuesProvider<T> values)
        where T : class, IEquatable<T>
        => values.Collect().Select(static (all, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return all.ToEquatableArray();
        });

    /// <summary>The one file of a role, read; what stands in for it where there is none or its reader fails.</summary>
    public static IncrementalValueProvider<T> Single<T>(
        this IncrementalValuesProvider<InputFile> files, InputRole role, Func<InputFile, T> read,
        Func<EquatableArray<LocatedProblem>, T> without)
        where T : class
        => files.First(role).Then(file => file is null ? without([]) : Guard.Read(file, read, without));

    /// <summary>The same, of a file that is read as the settings say.</summary>
    public static IncrementalValueProvider<T> Single<T>(
        this IncrementalValuesProvider<InputFile> files,
        InputRole role,
        IncrementalValueProvider<ManifestSettings> settings,
        Func<InputFile, ManifestSettings, T> read,
        Func<EquatableArray<LocatedProblem>, T> without)
        where T : class
        => files.First(role).Then(
            settings, (file, known) => file is null ? without([]) : Guard.Read(file, content => read(content, known), without));

    /// <summary>The file of a role that has one at most; none when there is none. Further ones are reported and not read.</summary>
    public static IncrementalValuesProvider<InputFile> Only(this IncrementalValuesProvider<InputFile> files, InputRole role)
        => files.Where(file => file.Role == role)
            .Together()
            .Many(static all => all.OrderBy(static file => file.Path, StringComparer.Ordinal).Take(1));

    /// <summary>
    /// The files of a role that takes any number, each read once per content, in the order of their paths; nothing when there are
    /// none.
    /// </summary>
    public static IncrementalValuesProvider<EquatableArray<T>> Every<T>(
        this IncrementalValuesProvider<InputFile> files, InputRole role, Func<InputFile, T> read,
        Func<EquatableArray<LocatedProblem>, T> without)
        where T : class, IEquatable<T>
        => files.Where(file => file.Role == role)
            .Each(file => new Both<string, T>(file.Path, Guard.Read(file, read, without)))
            .Together()
            .Many(static all => all.IsEmpty
                ? []
                : new[] { all.OrderBy(static file => file.First, StringComparer.Ordinal).Select(static file => file.Second)
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
        where T : class
        => context.RegisterSourceOutput(
            values.Combine(@namespace), (output, pair) => AddSource(output, pair.Left, pair.Right, fileName, emit));

    /// <summary>The same, of files that no hand-written code names: an editor need not make them to understand the project.</summary>
    public static void EmitImplementation<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<T> values,
        IncrementalValueProvider<string> @namespace,
        Func<T, string> fileName,
        Func<T, string> emit)
        where T : class
        => context.RegisterImplementationSourceOutput(
            values.Combine(@namespace), (output, pair) => AddSource(output, pair.Left, pair.Right, fileName, emit));

    /// <summary>One source file for one value.</summary>
    public static void Emit<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<T> value,
        IncrementalValueProvider<string> @namespace,
        Func<T, string> fileName,
        Func<T, string> emit)
        where T : class
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
            .Together()
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
