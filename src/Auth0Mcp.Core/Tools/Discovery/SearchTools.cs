using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tools.Discovery;

/// <summary><c>auth0_search_tools</c>: finds tools by what they are for, offline.</summary>
internal sealed class SearchTools : BuiltInTool
{
    public const string ToolName = BuiltInNames.SearchTools;

    private const int DefaultLimit = 8;
    private const int WithSchema = 3;
    private const int FewFound = 10;

    private readonly Lazy<ToolSearch> _search = new(static () => SearchOver(ToolRegistry.Instance.All()));

    public static SearchTools Instance { get; } = new();

    /// <summary>A search over these tools, as far as the index knows them that was trained while this program was built.</summary>
    public static ToolSearch SearchOver(IReadOnlyList<ToolDescriptor> tools) => ToolSearch.Create(tools, typeof(SearchTools).Assembly);

    public override string Name => ToolName;

    public override string Title => "Search tools";

    public override string Description =>
        "Finds tools for a task among all of the Management API, most of which are not listed. Say the task in a few words. Best first, the best three with their arguments. Run one with the tool named in `call`.";

    public override IReadOnlyList<string> Toolsets { get; } = ["discovery"];

    public override bool IsCore => true;

    public override ToolAccess Access => ToolAccess.Read;

    public override bool IsIdempotent => true;

    public override bool IsOffline => true;

    public override ReadOnlySpan<byte> AdvertisedSchema => """
        {"type":"object","properties":{"query":{"type":"string","description":"e.g. reset a user's MFA, rotate signing key"},"access":{"type":"string","enum":["read","write","destructive"],"description":"Only tools of this access"},"limit":{"type":"integer","minimum":1,"maximum":25,"default":8}},"required":["query"],"additionalProperties":false}
        """u8;

    public override string? AliasOf(string argument) => argument is "q" or "search" or "text" or "task" ? "query" : null;

    public override Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var query = call.Arguments["query"].GetString()!;
        var access = call.Arguments.TryGetValue("access", out var word) ? AccessWords.Parse(word.GetString()!) : null;
        var limit = call.Arguments.TryGetValue("limit", out var number) ? (int)number.GetDouble() : DefaultLimit;

        // What this server cannot reach is not an answer: ask for more than wanted where some of it is out of reach.
        var isRestricted = pipeline.Catalog.Registry.All().Any(tool => !pipeline.Catalog.Reaches(tool));
        var found = _search.Value.Find(query, access, isRestricted ? int.MaxValue : limit)
            .Select(static hit => hit.Tool)
            .Where(pipeline.Catalog.Reaches)
            .Take(limit)
            .ToList();
        return Task.FromResult(CallResult.Success(found.Count == 0 ? Nothing(query, access, pipeline) : Write(found, pipeline)));
    }

    /// <summary>The tools that a query finds, best first, whether they can be reached or not.</summary>
    public IEnumerable<ToolDescriptor> Find(string query) => _search.Value.Find(query, access: null, FewFound).Select(static hit => hit.Tool);

    private static string Write(List<ToolDescriptor> found, IToolInvoker pipeline) => ResultJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("tools");
        for (var index = 0; index < found.Count; index++)
        {
            Write(writer, found[index], pipeline, index < WithSchema);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ToolDescriptor tool, IToolInvoker pipeline, bool withSchema)
    {
        writer.WriteStartObject();
        writer.WriteString("name", tool.Name);
        writer.WriteString("title", tool.Title);
        writer.WriteString("access", AccessWords.Of(tool.Access));
        writer.WriteString("call", pipeline.Catalog.Find(tool.Name) is null ? CallTool.For(tool.Access).Name : tool.Name);
        writer.WriteString("description", pipeline.Catalog.ShownDescription(tool));

        // Three schemas of any tool fit a result, unless someone has made results very small.
        if (withSchema && writer.BytesCommitted + writer.BytesPending + tool.AdvertisedSchema.Length < pipeline.Limits.Budget * 3 / 4)
        {
            writer.WritePropertyName("schema");
            writer.WriteRawValue(pipeline.Catalog.ShownSchema(tool).Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static string Nothing(string query, ToolAccess? access, IToolInvoker pipeline) => ResultJson.Write(writer =>
    {
        var reachable = pipeline.Catalog.Registry.All().Where(tool => pipeline.Catalog.Reaches(tool) && tool.Toolsets is not ["discovery"]).ToList();
        writer.WriteStartObject();
        writer.WriteStartArray("tools");
        writer.WriteEndArray();
        writer.WriteString("hint", string.IsNullOrWhiteSpace(query)
            ? "Say in a few English words what you want to do, e.g. \"invite a member to an organization\"."
            : $"Nothing fits{(access is null ? "" : $" with access {AccessWords.Of(access.Value)}")}. Use a few plain English words for the task and the resource, e.g. \"delete a role\".");
        writer.WriteStartArray("areas");
        foreach (var area in reachable.Select(static tool => tool.Toolsets[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(area);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
