using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Model;

/// <summary>Everything the emitters need to know of one tool: plain values, schemas already as JSON text.</summary>
internal sealed record ToolModel(
    string Name,
    string ClassName,
    string Title,
    string Description,
    EquatableArray<string> Toolsets,
    bool IsCore,
    ToolAccess Access,
    bool IsIdempotent,
    OperationModel Operation,
    bool RequiresChange,
    bool SelectsFields,
    EquatableArray<ArgumentModel> Arguments,
    EquatableArray<TextPair> Renames,
    EquatableArray<TextPair> Uploads,
    EquatableArray<TextPair> Aliases,
    EquatableArray<string> CommaSeparated,
    string AdvertisedSchema,
    string EnforcedSchema,
    string Wording,
    string Defaults,
    string Secrets,
    string RequestSecrets,
    string Update,
    string AnswerFields,
    PageModel Page,
    EquatableArray<ConflictRule> Conflicts,
    EquatableArray<DashboardRule> Dashboard,
    EquatableArray<string> Mints,
    EquatableArray<string> Confirm,
    EquatableArray<string> Examples);

/// <summary>What a call may do, from the harmless up.</summary>
internal enum ToolAccess
{
    Read,
    Write,
    Destructive,
}

/// <summary>One argument of a tool and where it travels.</summary>
internal sealed record ArgumentModel(string Name, string DocumentName, ArgumentPlace Place);

/// <summary>Where an argument travels.</summary>
internal enum ArgumentPlace
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>A property of an object body.</summary>
    BodyProperty,

    /// <summary>The whole body, when it is not an object.</summary>
    Body,

    /// <summary>Nowhere: the server takes it itself.</summary>
    Local,
}

/// <summary>One operation as the Refit interface and the operation table need it.</summary>
internal sealed record OperationModel(
    string Id,
    string MethodName,
    string Method,
    string Path,
    string Tag,
    string Lifecycle,
    EquatableArray<string> Scopes,
    EquatableArray<ParameterModel> Parameters,
    BodyKind Body,
    string BodyMedia,
    bool AnswersEvents);

/// <summary>How the body of a request is written.</summary>
internal enum BodyKind
{
    None,
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Form,

    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    UrlEncoded,

    /// <summary>Text as the caller writes it.</summary>
    Text,
}

/// <summary>One value in path, query or headers of a request.</summary>
/// <param name="Name">As the request carries it.</param>
/// <param name="Argument">The parameter in the document that it is of.</param>
/// <param name="Style">How it is written; empty where its type tells.</param>
/// <param name="Explode">Each item or member is written by itself.</param>
internal sealed record ParameterModel(
    string Name, string CSharpName, ParameterLocation In, ParameterType Type, string Argument, string Style = "",
    bool Explode = false);

/// <summary>How a parameter is typed in C#: numbers stay numbers, booleans travel as JSON writes them.</summary>
internal enum ParameterType
{
    Text,
    Integer,
    Boolean,

    /// <summary>An array, item by item.</summary>
    TextArray,

    /// <summary>An array in one text, with commas.</summary>
    Commas,

    /// <summary>An object in the text of a header, or a list.</summary>
    HeaderText,

    /// <summary>Whatever it is, as JSON.</summary>
    Json,

    /// <summary>A list or object in a style, escaped already.</summary>
    Styled,

    /// <summary>All cookies together, in one header.</summary>
    Cookies,
}

/// <summary>How the answer of a list operation is paged.</summary>
/// <param name="IsList">The answer is a list of items.</param>
/// <param name="HasOffset">Takes <c>page</c> and <c>per_page</c>.</param>
/// <param name="HasCheckpoint">Takes <c>from</c> and <c>take</c>.</param>
/// <param name="ItemsProperty">The property that holds the items when the answer is an object.</param>
/// <param name="CheckpointProperty">The property of the last item that the next <c>from</c> takes, when the answer names no next
/// page.</param>
/// <param name="Reach">How many records pages by number reach; 0 when they reach all.</param>
/// <param name="Beyond">How to go on beyond that.</param>
internal sealed record PageModel(
    bool IsList, bool HasOffset, bool HasCheckpoint, string ItemsProperty, string CheckpointProperty, int Reach, string Beyond);

/// <summary>A Refit interface: the operations of one tag.</summary>
internal sealed record InterfaceModel(string Tag, string Name, EquatableArray<OperationModel> Operations);

/// <summary>An operation of the document with its access, for the table that guards every request.</summary>
internal sealed record OperationRow(
    string Id, string MethodName, string Method, string Path, ToolAccess Access, string Lifecycle, EquatableArray<string> Scopes);

/// <summary>The access that a tool states for its operation.</summary>
internal sealed record StatedAccess(string Operation, ToolAccess Access);

/// <summary>A tool as the catalog lists it.</summary>
internal sealed record CatalogRow(string Name, string ClassName, bool IsCore);

/// <summary>The catalog: its tools, the tools that are gone, and what no tool carries.</summary>
internal sealed record CatalogModel(
    EquatableArray<CatalogRow> Tools, EquatableArray<Tombstone> Removed, EquatableArray<NotCarriedRow> NotCarried);

/// <summary>An operation, or a part of one, that no tool carries.</summary>
/// <param name="Part">The part; empty for the whole operation.</param>
/// <param name="Why">Why it cannot be carried.</param>
/// <param name="Reason">Why that is all right, as the manifest says.</param>
internal sealed record NotCarriedRow(string Operation, string Part, string Why, string Reason);
