using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// What is told about schemas and the components that they lead to: each component is read once, however many lead to it.
/// </summary>
internal sealed class SecretComponents
{
    private readonly Dictionary<string, SecretReading> _readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecNode> _maps = new(StringComparer.Ordinal);

    /// <param name="roots">Schemas of operations that were read.</param>
    /// <param name="schemas">Every component.</param>
    /// <param name="read">Reads one of them.</param>
    public SecretComponents(
        IEnumerable<SecretReading> roots, IReadOnlyDictionary<string, SpecNode> schemas, Func<SpecNode, string, SecretReading> read)
    {
        var unread = new Stack<string>(roots.SelectMany(static root => root.References));
        while (unread.Count > 0)
        {
            var name = unread.Pop();
            if (!_readings.ContainsKey(name))
            {
                var reading = _readings[name] = read(schemas[name], name);
                foreach (var used in reading.References)
                {
                    unread.Push(used);
                }
            }
        }

        Told = ToldOf(_readings);
        foreach (var name in Told)
        {
            _maps.Add(name, _readings[name].Node.ToSpecNode(Told));
        }
    }

    /// <summary>The components that tell more than names do, themselves or by what they refer to.</summary>
    public HashSet<string> Told { get; }

    public SecretReading this[string component] => _readings[component];

    /// <summary>The map of a component that tells more than names do.</summary>
    public SpecNode MapOf(string component) => _maps[component];

    /// <summary>From those that tell something to those that refer to them: components contain each other.</summary>
    private static HashSet<string> ToldOf(Dictionary<string, SecretReading> readings)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var unspread = new Stack<string>();
        foreach (var reading in readings)
        {
            if (reading.Value.Node.Matters(told))
            {
                unspread.Push(reading.Key);
            }

            foreach (var used in reading.Value.References)
            {
                if (!users.TryGetValue(used, out var list))
                {
                    users[used] = list = [];
                }

                list.Add(reading.Key);
            }
        }

        while (unspread.Count > 0)
        {
            var name = unspread.Pop();
            if (told.Add(name) && users.TryGetValue(name, out var list))
            {
                list.ForEach(unspread.Push);
            }
        }

        return told;
    }
}
