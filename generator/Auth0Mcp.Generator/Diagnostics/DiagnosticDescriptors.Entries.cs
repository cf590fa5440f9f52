using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>A0M001 to A0M026: files, and entries of the manifest against the document.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor InternalFailure = Error(
        "A0M001", "The generator failed",
        "The generator failed in step '{0}': {1}. This is a defect of the generator; the tools of this step are missing.");

    public static readonly DiagnosticDescriptor MissingInput = Error(
        "A0M002", "An input file is missing",
        "No additional file has the role '{0}'. Add it to the project: <AdditionalFiles Include=\"…\" Auth0McpRole=\"{0}\" />.");

    public static readonly DiagnosticDescriptor InvalidDocument = Error(
        "A0M003", "The API document cannot be read", "The API document cannot be read: {0}. Run the import again.");

    public static readonly DiagnosticDescriptor YamlSyntax = Error(
        "A0M004", "YAML syntax", "YAML syntax: {0}");

    public static readonly DiagnosticDescriptor UnknownKey = Error(
        "A0M005", "Unknown key", "Unknown key '{0}'{1} Keys allowed here: {2}.");

    public static readonly DiagnosticDescriptor WrongShape = Error(
        "A0M006", "Wrong kind of value", "'{0}' must be {1}.");

    public static readonly DiagnosticDescriptor GivenTwice = Error(
        "A0M007", "Something given twice", "'{0}' is given twice. Keep one of the two.");

    public static readonly DiagnosticDescriptor MissingKey = Error(
        "A0M010", "A required key is missing", "{0} needs '{1}': {2}.");

    public static readonly DiagnosticDescriptor BadName = Error(
        "A0M011", "Bad tool name", "'{0}' is not a tool name: {1}. Write {2}.");

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "A0M012", "Duplicate tool name", "Tool '{0}' is already defined at {1}. Give one of the two another name.");

    public static readonly DiagnosticDescriptor DescriptionTooLong = Error(
        "A0M013", "Text too long",
        "The {0} of '{1}' has {2} characters; at most {3} are allowed, because every client pays for them in every session.");

    public static readonly DiagnosticDescriptor UnknownOperation = Error(
        "A0M020", "Unknown operation", "Tool '{0}': the document has no operation '{1}'{2}");

    public static readonly DiagnosticDescriptor UnknownArgument = Error(
        "A0M021", "Unknown parameter or property", "Tool '{0}': operation '{1}' has no parameter or property '{2}'{3}");

    public static readonly DiagnosticDescriptor ArgumentCollision = Error(
        "A0M022", "Two arguments of one name",
        "Tool '{0}': argument '{1}' would stand for both {2} and {3}. Rename one of them under 'rename'.");

    public static readonly DiagnosticDescriptor InvalidDefault = Error(
        "A0M023", "A default that the document refuses", "Tool '{0}': default {1} for '{2}' is refused by the document: {3}.");

    // Information, not an error: four lines make a tool, wording makes it good. The repository's own tests demand that none is missing.
    public static readonly DiagnosticDescriptor MissingWording = Describe(
        "A0M024", "Arguments without wording",
        "Tool '{0}': no wording for {1}. Add it under groups.{2} in the vocabulary, or under 'describe' of this tool.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnsupportedOperation = Error(
        "A0M025", "An operation of an unsupported kind", "Tool '{0}': operation '{1}' {2}, which tools cannot carry yet.");

    public static readonly DiagnosticDescriptor HiddenRequired = Error(
        "A0M026", "A required argument is hidden",
        "Tool '{0}': '{1}' is required by the document and has no default, so it cannot be hidden.");
}
