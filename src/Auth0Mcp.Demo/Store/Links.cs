namespace Auth0Mcp.Demo.Store;

/// <summary>
/// Pairs of things that belong together. A pair is seen from both ends: who puts a role on a user in <c>/users/{id}/roles</c>
/// finds the user in <c>/roles/{id}/users</c>.
/// </summary>
internal sealed class Links
{
    private readonly OrderedDictionary<Link, bool> _links = [];

    public int Count => _links.Count;

    /// <param name="owner">The path of the owner: <c>/roles/rol_1</c>.</param>
    /// <param name="collection">Where the other end lives: <c>/users</c>.</param>
    /// <param name="id">The other end's id.</param>
    public void Add(string owner, string collection, string id)
    {
        if (!Of(owner, collection).Contains(id))
        {
            _links.Add(new Link(owner, collection, id), true);
        }
    }

    public void Remove(string owner, string collection, string id)
    {
        _links.Remove(new Link(owner, collection, id));
        var path = PathOf(collection, id);
        foreach (var link in _links.Keys.Where(link => link.Path == owner && link.Owner == path).ToArray())
        {
            _links.Remove(link);
        }
    }

    /// <summary>Forgets everything about a thing that is gone.</summary>
    public void RemoveAll(string path)
    {
        foreach (var link in _links.Keys.Where(link => link.Owner == path || link.Path == path
            || link.Owner.StartsWith(path + "/", StringComparison.Ordinal)).ToArray())
        {
            _links.Remove(link);
        }
    }

    /// <summary>The ids in <paramref name="collection"/> that are linked with the owner, whichever end made the link.</summary>
    public IEnumerable<string> Of(string owner, string collection)
    {
        foreach (var link in _links.Keys)
        {
            if (link.Owner == owner && link.Collection == collection)
            {
                yield return link.Id;
            }
            else if (link.Path == owner && link.Owner.StartsWith(collection + "/", StringComparison.Ordinal)
                && !link.Owner[(collection.Length + 1)..].Contains('/'))
            {
                yield return Uri.UnescapeDataString(link.Owner[(collection.Length + 1)..]);
            }
        }
    }

    public static string PathOf(string collection, string id) => $"{collection}/{Uri.EscapeDataString(id)}";

    private sealed record Link(string Owner, string Collection, string Id)
    {
        public string Path { get; } = PathOf(Collection, Id);
    }
}
