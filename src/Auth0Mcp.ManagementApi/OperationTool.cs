namespace Auth0Mcp.ManagementApi;

/// <summary>A tool that is one operation of the Management API. The generator derives one class from it per manifest entry.</summary>
public abstract class OperationTool : ToolDescriptor
{
    /// <summary>The operation it calls.</summary>
    public abstract ManagementOperation Operation { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ManagementOperation> Operations => [Operation];

    /// <summary>A call without any body property would change nothing and is refused.</summary>
    public abstract bool RequiresChange { get; }

    /// <summary>The API itself takes <c>fields</c>: names of properties, no deeper paths.</summary>
    public virtual bool SelectsFields => false;

    /// <summary>In what form the API answers.</summary>
    public virtual AnswerKind Answer => AnswerKind.Json;

    /// <summary>How its answer is paged; null when it is not a list.</summary>
    public virtual PageShape? Page => null;

    /// <summary>
    /// Every name of a property that the document gives its answer, joined by commas: those at its top (of a list: of each item),
    /// a semicolon, and those at any depth. Or empty.
    /// </summary>
    public virtual ReadOnlySpan<byte> AnswerFields => default;

    /// <summary>Arguments that cannot be given together.</summary>
    public virtual IReadOnlyList<ArgumentConflict> Conflicts => [];

    /// <summary>Argument names that differ from the document's, with the document's name.</summary>
    public virtual IReadOnlyDictionary<string, string> Renames => NoPairs;

    /// <summary>Arguments that travel as files of a form, with the local argument that takes the path of such a file instead.</summary>
    public virtual IReadOnlyDictionary<string, string> Uploads => NoPairs;

    /// <summary>Arguments that become segments of the path.</summary>
    public virtual IReadOnlyList<string> PathArguments => [];

    /// <summary>Secrets in the answer that the API makes, when the request does not carry them: what may be saved unseen.</summary>
    public virtual IReadOnlyList<string> MintedSecrets => [];

    /// <summary>Arguments that need a person's consent wherever they are given: what they overwrite does not come back.</summary>
    public virtual IReadOnlyList<string> ConfirmedArguments => [];

    /// <summary>Arguments that travel as headers.</summary>
    public virtual IReadOnlyList<string> HeaderArguments => [];

    /// <summary>True for a text that is a list with commas.</summary>
    public virtual bool IsCommaSeparated(string argument) => false;

    /// <summary>
    /// The pages of the dashboard that show what it answers with, of which the first that fits counts; empty when there is none.
    /// </summary>
    public virtual IReadOnlyList<DashboardPage> Dashboard => [];

    /// <summary>The defaults of the manifest: a JSON array of rules, or empty.</summary>
    public virtual ReadOnlySpan<byte> Defaults => default;

    /// <summary>Where the response holds secrets, as far as names do not tell: a JSON tree, or empty.</summary>
    public virtual ReadOnlySpan<byte> Secrets => default;

    /// <summary>Where the body holds secrets: a JSON tree of the same form, or empty.</summary>
    public virtual ReadOnlySpan<byte> RequestSecrets => default;

    /// <summary>How what is stored changes with an update: a JSON object, or empty where nothing that can be read is updated.</summary>
    public virtual ReadOnlySpan<byte> Update => default;

    private static IReadOnlyDictionary<string, string> NoPairs { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The body property that an argument stands for; null when it travels elsewhere.</summary>
    public virtual string? BodyProperty(string argument) => null;

    /// <summary>The option of a request that says which call it is made for.</summary>
    public const string CallOption = "call";

    /// <summary>Sends the request. The scope, null for none, travels with it as its option <see cref="CallOption"/>.</summary>
    /// <exception cref="HttpRequestException">The tenant cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled or took too long.</exception>
    public abstract Task<HttpResponseMessage> SendAsync(
        IManagementApi api, ToolArguments arguments, object? scope, CancellationToken cancellationToken);
}
