using Auth0Mcp.Demo.Routing;

namespace Auth0Mcp.Demo.Store;

/// <summary>Tells which lists only point at things kept elsewhere: <c>/roles/{id}/users</c> shows users.</summary>
internal sealed class Relations(ResourceMap map, RouteTable routes)
{
    /// <summary>The collection a list points at, or null when it has items of its own.</summary>
    public string? TargetOf(string shape)
    {
        if (!shape.Contains("{}", StringComparison.Ordinal) || shape.EndsWith("/{}", StringComparison.Ordinal)
            || (routes.At(shape, "POST") is { } post && map.RoleOf(post) != OperationRole.Attach))
        {
            return null;
        }

        return TargetOfName(shape[(shape.LastIndexOf('/') + 1)..]);
    }

    /// <summary>The top collection that a word such as <c>members</c> or <c>roles</c> speaks of, or null.</summary>
    public string? TargetOfName(string name)
    {
        var target = name switch
        {
            "members" => "/users",
            "effective-roles" => "/roles",
            // A user's log events are not assigned, they are found.
            "logs" => null,
            _ => "/" + name.Replace('_', '-'),
        };
        return target is not null && map.IsCollection(target) ? target : null;
    }
}
