using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>From A0M070 on: what clients are shown, the search, schemas, updates, errors, frameworks and texts.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor EmptyWords = Error(
        "A0M070", "An entry without words", "'{0}' has no words. Write what people say for it, or remove the entry.");

    public static readonly DiagnosticDescriptor UnknownPhraseTarget = Error(
        "A0M071", "Phrases for something unknown", "There is no {0} '{1}'{2}");

    public static readonly DiagnosticDescriptor PhrasesElsewhere = Error(
        "A0M072", "Phrases in the file of another toolset",
        "'{0}' is a tool of the toolset '{1}'. Its phrases belong into the file of that name.");

    public static readonly DiagnosticDescriptor UnknownAdvertised = Error(
        "A0M080", "Nothing to advertise by that name",
        "Tool '{0}': 'advertise' names '{1}', but no argument of the tool is called that{2}");

    public static readonly DiagnosticDescriptor AdvertiseOmitsNothing = Error(
        "A0M081", "A choice of arguments that leaves none out",
        "Tool '{0}': 'advertise' leaves no argument out. Remove it: without it every argument is shown.");

    public static readonly DiagnosticDescriptor LifecycleTwice = Error(
        "A0M082", "A lifecycle that is added anyway",
        "The description of '{0}' says '{1}' itself. Remove that: it is added from the document.");

    public static readonly DiagnosticDescriptor OverlayUnknown = Error(
        "A0M084", "The overlay names something unknown", "The document has no {0} '{1}'{2}");

    public static readonly DiagnosticDescriptor UndatedDocument = Error(
        "A0M083", "The API document has no date",
        "The provenance of the API document has no 'date', which messages name. Run the import again.");

    public static readonly DiagnosticDescriptor AttachedUnknown = Error(
        "A0M090", "An attached schema that does not exist", "The document has no schema '{0}'{1}");

    public static readonly DiagnosticDescriptor AttachedNowhere = Error(
        "A0M091", "A schema attached to nothing", "Operation '{0}' has no property '{1}' in its body or its response.");

    public static readonly DiagnosticDescriptor AttachedWithoutChoice = Error(
        "A0M092", "Attached schemas that nothing chooses",
        "None of these schemas has both '{1}' and a '{0}' of one value. Name the schema of each value under 'variants' instead.");

    public static readonly DiagnosticDescriptor UnknownOption = Error(
        "A0M093", "Wording for an option that does not exist", "There is no {0} '{1}'{2}");

    public static readonly DiagnosticDescriptor ErrorUnknownOperation = Error(
        "A0M115", "An error rule names an unknown operation", "The document has no operation '{0}'{1}");

    public static readonly DiagnosticDescriptor ErrorUnknownTool = Error(
        "A0M116", "An error rule names an unknown tool", "There is no tool '{0}'{1}");

    public static readonly DiagnosticDescriptor ErrorRuleUnreachable = Error(
        "A0M117", "An error rule that is never reached",
        "{0}. Move {1}, or remove one of the two.");

    public static readonly DiagnosticDescriptor ErrorUnknownPlaceholder = Error(
        "A0M118", "A placeholder that nothing fills", "The server knows no placeholder '{0}'{1}{2}");

    public static readonly DiagnosticDescriptor AdviceUnknownTool = Error(
        "A0M119", "Advice that names an unknown tool", "{0}: there is no tool '{1}' to go on with{2}");

    public static readonly DiagnosticDescriptor AliasIsArgument = Error(
        "A0M120", "An alias that is an argument", "Tool '{0}': the alias '{1}' is an argument of the tool itself. Remove it.");

    public static readonly DiagnosticDescriptor AliasOfNothing = Error(
        "A0M121", "An alias of nothing", "No tool has an argument '{0}'{1}");

    public static readonly DiagnosticDescriptor DashboardUnknown = Error(
        "A0M122", "A dashboard page without its id",
        "Tool '{0}': the answer of operation '{1}' has no property '{2}' for its dashboard page{3}");

    public static readonly DiagnosticDescriptor MintedUnknown = Error(
        "A0M101", "A minted secret that is not in the answer",
        "Tool '{0}': the answer of operation '{1}' has no property '{2}' that the API could make{3}");

    public static readonly DiagnosticDescriptor NothingToUpdate = Error(
        "A0M100", "Update rules without an update",
        "Tool '{0}': operation '{1}' is not a PATCH or PUT whose path the document can also read, so there is nothing to merge "
        + "with. Remove 'update'.");

    public static readonly DiagnosticDescriptor FrameworkNeeds = Error(
        "A0M130", "A framework lacks a key", "Framework '{0}' needs '{1}': {2}.");

    public static readonly DiagnosticDescriptor BadFrameworkPath = Error(
        "A0M131", "A path or URL outside of the project", "'{0}' has to {1}.");

    public static readonly DiagnosticDescriptor MissingPlaceholder = Error(
        "A0M132", "A placeholder is missing", "Framework '{0}': nothing here names [[{1}]].");

    public static readonly DiagnosticDescriptor GuideTooLong = Error(
        "A0M133", "A guide is too long", "The guide of '{0}' has {1} lines; at most {2} are read to their end.");

    public static readonly DiagnosticDescriptor UnknownFramework = Error(
        "A0M134", "Unknown framework", "There is no framework '{0}'{1}");

    public static readonly DiagnosticDescriptor FrameworkNameTwice = Error(
        "A0M135", "Two frameworks of one name", "'{0}' already stands for the framework '{1}'. Keep one of the two.");

    public static readonly DiagnosticDescriptor PromptUnknownTool = Error(
        "A0M140", "A text names an unknown tool", "There is no tool '{0}'{1}");

    public static readonly DiagnosticDescriptor PromptUnknownArgument = Error(
        "A0M141", "A prompt uses an unknown argument", "The prompt has no argument '{0}'{1}");

    public static readonly DiagnosticDescriptor PromptUnusedArgument = Error(
        "A0M142", "A prompt does not use an argument",
        "Nothing stands for the argument '{0}'. Write {{{0}}} where it belongs, or remove it.");

    public static readonly DiagnosticDescriptor UnknownResource = Error(
        "A0M143", "An argument is completed from nothing", "There is no resource '{0}'{1}");

    public static readonly DiagnosticDescriptor ResourceUnknown = Error(
        "A0M144", "A resource that its tool does not know", "Tool '{0}' has no {1} '{2}'{3}");
}
