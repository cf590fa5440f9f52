using System.Collections.Immutable;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator;

/// <summary>Tells the inputs apart by the role that the project file gives them.</summary>
internal static class InputFiles
{
    private const string RoleKey = "build_metadata.AdditionalFiles.Auth0McpRole";

    public static InputFile Classify(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
        => options.GetOptions(text).TryGetValue(RoleKey, out var word) && Enum.TryParse(word, ignoreCase: true, out InputRole role)
            ? new InputFile(text.Path, role, text.GetText(cancellation) ?? SourceText.From(""))
            : new InputFile(text.Path, InputRole.None, SourceText.From(""));

    /// <summary>Without a document or a manifest there is no catalogue.</summary>
    public static EquatableArray<LocatedProblem> CheckComplete(ImmutableArray<InputFile> files)
        => new[] { InputRole.Document, InputRole.Manifest }
            .Where(role => files.All(file => file.Role != role))
            .Select(static role => LocatedProblem.Nowhere(DiagnosticDescriptors.MissingInput, role.ToString().ToLowerInvariant()))
            .ToEquatableArray();

    /// <summary>The problems of a rule file, with those that only the document shows.</summary>
    public static EquatableArray<LocatedProblem> Check(
        EquatableArray<LocatedProblem> problems, SpecDocument? document, Func<SpecDocument, IEnumerable<LocatedProblem>> check)
        => document is null ? problems : problems.Concat(check(document)).ToEquatableArray();
}
