using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>A0M030 to A0M062: safety, overlay and vocabulary, and the catalog as a whole.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor AccessContradictsDocument = Error(
        "A0M030", "Access contradicts the document", "Tool '{0}': access '{1}' contradicts {2}. Write 'access: {3}'{4}.");

    public static readonly DiagnosticDescriptor AccessWithoutReason = Error(
        "A0M031", "Loosened access without a reason",
        "Tool '{0}': access '{1}' is looser than the '{2}' that {3} implies. Add 'reason:' saying why that is safe, or write "
        + "'access: {2}'.");

    public static readonly DiagnosticDescriptor UnclassifiedSecret = Error(
        "A0M032", "A response property that may be a secret",
        "The response of '{0}' has the string '{1}.{2}', whose name suggests a secret. Declare it in the secrets file, under "
        + "'secret' or under 'harmless' with a reason.");

    public static readonly DiagnosticDescriptor UnknownSecret = Error(
        "A0M033", "A secret rule that matches nothing", "The document has no {0} '{1}'{2}");

    // Information, not an error: what the document says by now does no harm said twice. 'SpecTool update' removes it.
    public static readonly DiagnosticDescriptor OverlayObsolete = Describe(
        "A0M040", "The document has caught up with the overlay", "'{0}' now has {1} itself. Remove it from the overlay.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor OverlayUnknownOperation = Error(
        "A0M041", "The overlay names an unknown operation", "The document has no operation '{0}'{1}");

    public static readonly DiagnosticDescriptor UnknownGroup = Error(
        "A0M042", "The vocabulary names an unknown group", "No operation of the document is in the group '{0}'{1}");

    public static readonly DiagnosticDescriptor EmptyEcho = Error(
        "A0M043", "Wording that only repeats the name",
        "\"{0}\" says no more of '{1}' than its name does. Say what a person would not guess: a unit, a format, an example, what "
        + "it changes.");

    public static readonly DiagnosticDescriptor DuplicateText = Error(
        "A0M044", "Two tools say the same of themselves", "The {0} of '{1}' is that of '{2}' at {3}. Say in both what sets them apart.");

    public static readonly DiagnosticDescriptor OperationWithoutTool = Error(
        "A0M045", "An operation without a tool", "No tool calls operation '{0}' ({1} {2}). Add it {3}: {4}");

    public static readonly DiagnosticDescriptor UnknownRole = Error(
        "A0M046", "An unknown role of a file", "'{0}' is not a role{1} Auth0McpRole is one of: {2}.");

    public static readonly DiagnosticDescriptor SecondFile = Error(
        "A0M047", "Two files of a role that takes one",
        "The role '{0}' is already that of '{1}', and this file is not read. Move its content there.");

    public static readonly DiagnosticDescriptor SecretAndHarmless = Error(
        "A0M048", "A property both secret and harmless",
        "'{0}.{1}' is declared secret at line {2} and harmless here. Keep one of the two.");

    public static readonly DiagnosticDescriptor NotAnOpenObject = Error(
        "A0M049", "An object that lists its properties",
        "Schema '{0}' is not an object of unlisted properties. Name its secrets under 'secret', property by property.");

    public static readonly DiagnosticDescriptor UncarriedOperation = Error(
        "A0M050", "An operation that tools cannot carry",
        "Operation '{0}' ({1} {2}) {3}, which tools cannot carry yet. Say under 'not_carried' in the manifest of its tag, "
        + "spec/tools/{4}.yaml, why that is all right.");

    public static readonly DiagnosticDescriptor UncarriedPart = Error(
        "A0M051", "A part of an operation that tools cannot carry",
        "Tool '{0}' leaves out the {2} of operation '{1}', {3}. Say under 'not_carried' with 'parts' why that is all right.");

    public static readonly DiagnosticDescriptor CarriedAfterAll = Error(
        "A0M052", "Something that is carried", "'{0}' is carried. Remove it from 'not_carried'.");

    public static readonly DiagnosticDescriptor UnknownToolset = Error(
        "A0M053", "An unknown toolset",
        "'{0}' is not a toolset of this catalog{1} A new one is added under 'toolsets' in the settings.");

    public static readonly DiagnosticDescriptor BadExample = Error(
        "A0M054", "An example that says nothing new", "Tool '{0}': {1}. Write what another person might say, or remove it.");

    public static readonly DiagnosticDescriptor NameThatOthersMiss = Error(
        "A0M055", "A name that other files write differently",
        "Tool '{0}': {1} places speak of '{2}', the first at {3}, and no tool is called that. Write the name so here, or change "
        + "it there.");

    public static readonly DiagnosticDescriptor SettingOfNothing = Error(
        "A0M056", "A setting that fits nothing", "'{0}' is '{1}', but {2}{3}");

    public static readonly DiagnosticDescriptor WordingOfNothing = Error(
        "A0M057", "Wording for an argument that does not exist", "No operation{0} has a parameter or property '{1}'{2}");

    public static readonly DiagnosticDescriptor PageOfNoList = Error(
        "A0M058", "Pages of what is not a list", "Tool '{0}': operation '{1}' returns no list, so 'page' says nothing. Remove it.");

    public static readonly DiagnosticDescriptor PendingDecision = Error(
        "A0M060", "A decision is pending", "{0} still to be written: {1}. Write it in place of {2}.");

    public static readonly DiagnosticDescriptor UnknownReplacement = Error(
        "A0M061", "Unknown replacement of a removed tool",
        "Removed tool '{0}': there is no tool '{1}' to replace it{2} Leave 'replacement' out when nothing does.");

    public static readonly DiagnosticDescriptor RemovedToolExists = Error(
        "A0M062", "A removed tool that exists",
        "Tool '{0}' is both removed and defined. Delete the entry with 'removed', or give the tool another name.");
}
