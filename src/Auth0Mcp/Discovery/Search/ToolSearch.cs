using Auth0Mcp.ManagementApi;
namespace Auth0Mcp.Discovery.Search;
internal sealed record SearchHit(ToolDescriptor Tool, double Score);
internal sealed class ToolSearch { public static ToolSearch Create(IReadOnlyList<ToolDescriptor> t) => new(); private readonly List<SearchHit> _x = []; public IReadOnlyList<SearchHit> Find(string q, ToolAccess? a, int l) => _x; }
