using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tools.Discovery;

/// <summary><c>auth0_search_tools</c>: finds tools by what they are for, offline.</summary>
internal sealed class SearchTools : BuiltInTool
{
    public const string ToolName = BuiltInNames.SearchTools;

    /// <summary>Shown with their schemas.</summary>
    private const int Best = 3;

    /// <summary>Shown with all their tools.</summary>
    private const int MostResources = 4;

    /// <summary>So many hits name the resources: what comes later is a guess.</summary>
    private const int FewFound = 10;

    private readonly Lazy<ToolSearch> _search = new(static () => SearchOver(ToolRegistry.Instance.All()));

    public static SearchTools Instance { get; } = new();

    public override string Name => ToolName;

    public override string Title => "Search tools";

    public override string Description =>
        "Finds tools for a task among all of the Management API, most of which are not listed. Say the task in a few words; "
            + "English works best. Returns the best three with their arguments, and all tools of the resources around them. Run "
            + "one with the tool named in `call`.";

    public override IReadOnlyList<string> Toolsets { get; } = ["discovery"];

    public override bool IsCore => true;

    public override ToolAccess Access => ToolAccess.Read;

    public override bool IsIdempotent => true;

    public override bool IsOffline => true;

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"query":{"type":"string","description":"e.g. reset a user's MFA, rotate signing key"}"""u8
        + ""","access":{"type":"string","enum":["read","write","destructive"],"description":"Only tools of this access"}"""u8
        + ""","resource":{"type":"string","description":"Lists all tools of one resource, e.g. connections, users/roles"}}"""u8
        + ""","additionalProperties":false}"""u8;

    /// <summary>A search over these tools, as far as the index knows them that was trained while this program was built.</summary>
    public static ToolSearch SearchOver(IReadOnlyList<ToolDescriptor> tools) => ToolSearch.Create(tools, TrainedIndex.Holder);

    public override string? AliasOf(string argument) => argument is "q" or "search" or "text" or "task" ? "query" : null;

    public override async Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var query = Text(call, "query") ?? "";
        var access = Text(call, "access") is { } word ? AccessWords.Parse(word) : null;
        var results = new SearchResults(pipeline, await pipeline.GrantedAsync(cancellationToken));
        if (Text(call, "resource") is { } resource)
        {
            return CallResult.Success(results.Resource(resource, access));
        }

        // A tool that this server cannot reach is not one to call, but its resource is the one that was meant.
        var hits = _search.Value.Find(query, access, int.MaxValue).Select(static hit => hit.Tool).ToList();
        return CallResult.Success(hits.Count == 0
            ? results.Nothing(query, access)
            : results.Found(
                [.. hits.Where(pipeline.Catalog.Reaches).Take(Best)],
                [.. hits.Take(FewFound).Select(ToolResource.Of).Distinct(StringComparer.Ordinal).Take(MostResources)],
                access));
    }

    /// <summary>The tools that a query finds, best first, whether they can be reached or not.</summary>
    public IEnumerable<ToolDescriptor> Find(string query)
        => _search.Value.Find(query, access: null, FewFound).Select(static hit => hit.Tool);

    private static string? Text(ToolCall call, string argument)
        => call.Arguments.TryGetValue(argument, out var value) ? value.GetString() : null;
}
