using System.Collections.Immutable;
using System.Globalization;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>
/// Something wrong, without a place in a file: <paramref name="Path"/> names the YAML key inside its entry
/// (<c>defaults.per_page</c>), so a moved line does not change the value.
/// </summary>
internal sealed record Problem(string Id, string Path, bool OnValue, EquatableArray<string> Arguments)
{
    /// <summary>A problem of the value at a key.</summary>
    public static Problem Value(DiagnosticDescriptor descriptor, string path, params string[] arguments)
        => new(descriptor.Id, path, OnValue: true, arguments.ToEquatableArray());

    /// <summary>A problem of the key itself.</summary>
    public static Problem Key(DiagnosticDescriptor descriptor, string path, params string[] arguments)
        => new(descriptor.Id, path, OnValue: false, arguments.ToEquatableArray());
}

/// <summary>A problem with its place.</summary>
internal sealed record LocatedProblem(string Id, string File, TextRange Range, EquatableArray<string> Arguments)
{
    /// <summary>The diagnostic; its properties are the arguments by number, for tools that act on it.</summary>
    public Diagnostic ToDiagnostic()
        => Diagnostic.Create(
            DiagnosticDescriptors.ById(Id),
            File.Length == 0 ? Location.None : Range.In(File),
            Arguments.Select(static (text, index) => (text, index))
                .ToImmutableDictionary(
                    static pair => pair.index.ToString(CultureInfo.InvariantCulture), static pair => (string?)pair.text),
            Arguments.Cast<object?>().ToArray());

    /// <summary>The problem that a diagnostic tells.</summary>
    public static LocatedProblem Of(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var range = new TextRange(
            span.StartLinePosition.Line, span.StartLinePosition.Character, diagnostic.Location.SourceSpan.Start,
            diagnostic.Location.SourceSpan.Length);
        var arguments = Enumerable.Range(0, diagnostic.Properties.Count)
            .Select(index => diagnostic.Properties[index.ToString(CultureInfo.InvariantCulture)] ?? "");
        return new LocatedProblem(diagnostic.Id, span.Path ?? "", range, arguments.ToEquatableArray());
    }

    /// <summary>A problem of the whole input rather than of a place in it.</summary>
    public static LocatedProblem Nowhere(DiagnosticDescriptor descriptor, params string[] arguments)
        => new(descriptor.Id, "", default, arguments.ToEquatableArray());
}
