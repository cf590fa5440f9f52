using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Objects that name some of their properties and take others, because the document says <c>additionalProperties: true</c>.
/// </summary>
internal sealed class OpenPlaces(SpecDocument document)
{
    /// <summary>Whether such an object is a component or stands somewhere below it.</summary>
    private readonly Dictionary<string, bool> _components = new(StringComparer.Ordinal);

    public static bool IsOpen(SpecNode schema)
        => schema["properties"] is { Members.Count: > 0 } && schema.IsTrueAt("additionalProperties");

    /// <summary>True when such an object is the schema or stands somewhere in it.</summary>
    public bool AreIn(SpecNode schema)
        => Parts(schema).Any(part => SpecDocument.ReferenceOf(part) is { } name ? AreInComponent(name) : IsOpen(part));

    /// <summary>The schema and what is written inside it; references are not followed.</summary>
    private static IEnumerable<SpecNode> Parts(SpecNode schema)
    {
        yield return schema;
        if (SpecDocument.ReferenceOf(schema) is not null)
        {
            yield break;
        }

        var inner = (schema["properties"]?.Members ?? []).Select(static property => property.Value)
            .Concat(PropertyPaths.Subschemas(schema));
        foreach (var part in inner.SelectMany(Parts))
        {
            yield return part;
        }
    }

    private bool AreInComponent(string name)
    {
        if (!_components.ContainsKey(name))
        {
            Decide(name);
        }

        return _components[name];
    }

    /// <summary>
    /// Decides a component and all that it leads to. Components contain each other, so none is decided before all are read: then
    /// the open ones open those that refer to them. Each component is read once, whatever is asked.
    /// </summary>
    private void Decide(string name)
    {
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var open = new Stack<string>();
        var unread = new Stack<string>();
        unread.Push(name);
        while (unread.Count > 0)
        {
            var component = unread.Pop();
            if (_components.TryGetValue(component, out var isOpen))
            {
                // Decided by an earlier question, or read a moment ago.
                if (isOpen)
                {
                    open.Push(component);
                }

                continue;
            }

            _components[component] = false;
            foreach (var part in document.Schemas.TryGetValue(component, out var schema) ? Parts(schema) : [])
            {
                if (SpecDocument.ReferenceOf(part) is { } used)
                {
                    Users(used).Add(component);
                    unread.Push(used);
                }
                else if (IsOpen(part))
                {
                    open.Push(component);
                }
            }
        }

        while (open.Count > 0)
        {
            var component = open.Pop();
            _components[component] = true;
            foreach (var user in Users(component).Where(user => !_components[user]))
            {
                open.Push(user);
            }
        }

        List<string> Users(string used)
        {
            if (!users.TryGetValue(used, out var list))
            {
                users[used] = list = [];
            }

            return list;
        }
    }
}
