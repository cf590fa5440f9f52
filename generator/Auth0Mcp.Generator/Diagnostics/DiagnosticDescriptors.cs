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
internal static partial class DiagnosticDescriptors
{
    private const string Category = "Auth0Mcp.Catalog";

    /// <summary>The page that shows for each what is wrong and what is right, as a path from the root of the repository.</summary>
    private const string HelpPage = ".github/docs/diagnostics.md";

    /// <summary>Every descriptor, in the order of the ids.</summary>
    public static IEnumerable<DiagnosticDescriptor> All
        => Index.ById.Values.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor ById(string id) => Index.ById[id];

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => Describe(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Describe(string id, string title, string message, DiagnosticSeverity severity)
        => new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpPage + "#" + id.ToLowerInvariant());

    /// <summary>A class of its own: it is filled after the descriptors, in whichever file they are.</summary>
    private static class Index
    {
        public static readonly Dictionary<string, DiagnosticDescriptor> ById = new DiagnosticDescriptor[]
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
    }
}
