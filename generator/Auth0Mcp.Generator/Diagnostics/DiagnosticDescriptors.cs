using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>
/// Everything the generator can say. Ids are never reused; each message says what is wrong and what to write instead.
/// A format without a full stop takes it from <see cref="NearMiss.Ending"/>.
/// A0M00x files, A0M01x manifest entries, A0M02x entries against the document, A0M03x safety, A0M04x overlay, vocabulary and the
/// catalog as a whole, A0M050 to A0M052 what is not carried, A0M053 to A0M058 toolsets, texts, names and settings, A0M06x revisions,
/// A0M07x words of the search, A0M08x what clients are shown, A0M09x schemas that the overlay attaches, A0M10x updates, A0M115 to
/// A0M119 what errors and results say to do, A0M12x aliases and links, A0M13x frameworks, A0M14x texts.
/// </summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "Auth0Mcp.Catalog";

    /// <summary>The page that shows for each what is wrong and what is right, as a path from the root of the repository.</summary>
    private const string HelpPage = ".github/docs/diagnostics.md";

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
        "A0M058", "Pages of what is no list", "Tool '{0}': operation '{1}' returns no list, so 'page' says nothing. Remove it.");

    public static readonly DiagnosticDescriptor PendingDecision = Error(
        "A0M060", "A decision is pending", "{0} still to be written: {1}. Write it in place of {2}.");

    public static readonly DiagnosticDescriptor UnknownReplacement = Error(
        "A0M061", "Unknown replacement of a removed tool",
        "Removed tool '{0}': there is no tool '{1}' to replace it{2} Leave 'replacement' out when nothing does.");

    public static readonly DiagnosticDescriptor RemovedToolExists = Error(
        "A0M062", "A removed tool that exists",
        "Tool '{0}' is both removed and defined. Delete the entry with 'removed', or give the tool another name.");

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

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = new DiagnosticDescriptor[]
    {
        InternalFailure, MissingInput, InvalidDocument, YamlSyntax, UnknownKey, WrongShape, GivenTwice,
        MissingKey, BadName, DuplicateName, DescriptionTooLong,
        UnknownOperation, UnknownArgument, ArgumentCollision, InvalidDefault, MissingWording, UnsupportedOperation, HiddenRequired,
        AccessContradictsDocument, AccessWithoutReason, UnclassifiedSecret, UnknownSecret,
        OverlayObsolete, OverlayUnknownOperation, UnknownGroup,
        EmptyEcho, DuplicateText, OperationWithoutTool, UnknownRole, SecondFile, SecretAndHarmless, NotAnOpenObject,
        UncarriedOperation, UncarriedPart, CarriedAfterAll, UnknownToolset, BadExample, NameThatOthersMiss, SettingOfNothing,
        WordingOfNothing, PageOfNoList,
        PendingDecision, UnknownReplacement, RemovedToolExists,
        EmptyWords, UnknownPhraseTarget, PhrasesElsewhere,
        UnknownAdvertised, AdvertiseOmitsNothing, LifecycleTwice, UndatedDocument, OverlayUnknown,
        AttachedUnknown, AttachedNowhere, AttachedWithoutChoice, UnknownOption,
        ErrorUnknownOperation, ErrorUnknownTool, ErrorRuleUnreachable, ErrorUnknownPlaceholder, AdviceUnknownTool,
        AliasIsArgument, AliasOfNothing, DashboardUnknown,
        NothingToUpdate, MintedUnknown,
        FrameworkNeeds, BadFrameworkPath, MissingPlaceholder, GuideTooLong, UnknownFramework, FrameworkNameTwice,
        PromptUnknownTool, PromptUnknownArgument, PromptUnusedArgument, UnknownResource, ResourceUnknown,
    }.ToDictionary(static descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>Every descriptor, in the order of the ids.</summary>
    public static IEnumerable<DiagnosticDescriptor> All
        => s_byId.Values.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor ById(string id) => s_byId[id];

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => Describe(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Describe(string id, string title, string message, DiagnosticSeverity severity)
        => new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpPage + "#" + id.ToLowerInvariant());
}
