using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator;

/// <summary>Tells the inputs apart by the role that the project file gives them.</summary>
internal static class InputFiles
{
    private const string RoleKey = "build_metadata.AdditionalFiles.Auth0McpRole";

    /// <summary>The roles that take one file.</summary>
    private static readonly InputRole[] s_single = [.. Enum.GetValues(typeof(InputRole)).Cast<InputRole>()
        .Where(static role =>
            role is not (InputRole.None or InputRole.Manifest or InputRole.Phrases or InputRole.Words or InputRole.Prompt
                or InputRole.Framework))];

    private static readonly Dictionary<string, InputRole> s_roles = Enum.GetValues(typeof(InputRole)).Cast<InputRole>()
        .Where(static role => role != InputRole.None)
        .ToDictionary(static role => Word(role), StringComparer.OrdinalIgnoreCase);

    public static InputFile Classify(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
        => s_roles.TryGetValue(RoleOf(text, options), out var role)
            ? new InputFile(text.Path, role, text.GetText(cancellation) ?? SourceText.From(""))
            : new InputFile(text.Path, InputRole.None, SourceText.From(""));

    /// <summary>The problem of a file whose role nobody knows; null for other files, also those of other generators.</summary>
    public static LocatedProblem? CheckRole(AdditionalText text, AnalyzerConfigOptionsProvider options)
        => RoleOf(text, options) is { Length: > 0 } word && !s_roles.ContainsKey(word)
            ? At(text.Path, DiagnosticDescriptors.UnknownRole, word, NearMiss.Ending(word.ToLowerInvariant(), s_roles.Keys),
                string.Join(", ", s_roles.Keys))
            : null;

    /// <summary>Roles without a file, with more than one, and those that nobody knows.</summary>
    public static EquatableArray<LocatedProblem> CheckRoles(EquatableArray<InputFile> files, EquatableArray<LocatedProblem> misnamed)
        => CheckComplete(files).Concat(CheckSingle(files)).Concat(misnamed).ToEquatableArray();

    /// <summary>Only the first file of a role is read, in the order of their paths.</summary>
    private static IEnumerable<LocatedProblem> CheckSingle(EquatableArray<InputFile> files)
        => s_single
            .SelectMany(role => files.Where(file => file.Role == role).OrderBy(static file => file.Path, StringComparer.Ordinal).Skip(1)
                .Select(file => At(file.Path, DiagnosticDescriptors.SecondFile, Word(role), First(role, files))));

    /// <summary>Without a document or a manifest there is no catalog.</summary>
    private static IEnumerable<LocatedProblem> CheckComplete(EquatableArray<InputFile> files)
        => new[] { InputRole.Document, InputRole.Manifest }
            .Where(role => files.All(file => file.Role != role))
            .Select(static role => LocatedProblem.Nowhere(DiagnosticDescriptors.MissingInput, Word(role)));

    private static string First(InputRole role, EquatableArray<InputFile> files)
        => Path.GetFileName(
            files.Where(file => file.Role == role).Select(static file => file.Path)
            .OrderBy(static path => path, StringComparer.Ordinal).First());

    private static string RoleOf(AdditionalText text, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(text).TryGetValue(RoleKey, out var word) ? word.Trim() : "";

    private static string Word(InputRole role) => role.ToString().ToLowerInvariant();

    private static LocatedProblem At(string file, DiagnosticDescriptor descriptor, params string[] arguments)
        => new(descriptor.Id, file, default, arguments.ToEquatableArray());
}
