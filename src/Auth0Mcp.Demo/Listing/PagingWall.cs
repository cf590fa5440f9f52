using Auth0Mcp.Demo.Requests;

namespace Auth0Mcp.Demo.Listing;

/// <summary>Offset paging reaches the first 1,000 records of the large lists; checkpoint paging goes on where there is one.</summary>
internal static class PagingWall
{
    private const long Reach = 1000;

    private static readonly string[] s_large = ["/users", "/logs", "/users/{}/logs", "/roles/{}/users", "/organizations/{}/members"];

    public static bool IsBeyond(DemoRequest request) => s_large.Contains(request.Operation.Shape)
        && !request.IsQueried("from")
        && !request.IsQueried("take")
        && ((Pager.Number(request, "page") ?? 0) + 1L) * (Pager.Number(request, "per_page") ?? Pager.DefaultSize) > Reach;
}
