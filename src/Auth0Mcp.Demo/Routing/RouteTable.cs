using System.Text.Json;

namespace Auth0Mcp.Demo.Routing;

/// <summary>
/// Finds the operation for a method and a path. Literal segments win over parameters, as in <c>/clients/cimd/preview</c>.
/// </summary>
internal sealed class RouteTable
{
    private readonly Node _root = new();
    private readonly Dictionary<string, Dictionary<string, DemoOperation>> _byShape = new(StringComparer.Ordinal);

    public RouteTable(JsonElement document)
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var verb in path.Value.EnumerateObject())
            {
                if (verb.Value.ValueKind == JsonValueKind.Object && verb.Value.TryGetProperty("operationId", out _))
                {
                    Add(new DemoOperation(verb.Name.ToUpperInvariant(), path.Name, verb.Value));
                }
            }
        }
    }

    public IEnumerable<string> Shapes => _byShape.Keys;

    /// <summary>The operations that share a shape, by method; empty for a shape the document does not have.</summary>
    public IReadOnlyDictionary<string, DemoOperation> At(string shape) =>
        _byShape.TryGetValue(shape, out var operations) ? operations : new Dictionary<string, DemoOperation>();

    public DemoOperation? At(string shape, string method) => At(shape).GetValueOrDefault(method);

    /// <summary>The operations of the path these segments spell, by method, or null when there is no such path.</summary>
    public IReadOnlyDictionary<string, DemoOperation>? Find(ReadOnlySpan<string> segments) => Find(_root, segments)?.Operations;

    private static Node? Find(Node node, ReadOnlySpan<string> segments)
    {
        if (segments.IsEmpty)
        {
            return node.Operations.Count > 0 ? node : null;
        }

        var literal = node.Literals.TryGetValue(segments[0], out var next) ? Find(next, segments[1..]) : null;
        return literal ?? (node.Parameter is { } parameter && segments[0].Length > 0 ? Find(parameter, segments[1..]) : null);
    }

    private void Add(DemoOperation operation)
    {
        var node = _root;
        foreach (var segment in operation.Segments)
        {
            if (segment.StartsWith('{'))
            {
                node = node.Parameter ??= new Node();
            }
            else
            {
                node = node.Literals.TryGetValue(segment, out var next) ? next : node.Literals[segment] = new Node();
            }
        }
        node.Operations[operation.Method] = operation;
        if (!_byShape.TryGetValue(operation.Shape, out var methods))
        {
            _byShape.Add(operation.Shape, methods = new(StringComparer.Ordinal));
        }

        methods[operation.Method] = operation;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.Ordinal);
        public Node? Parameter { get; set; }
        public Dictionary<string, DemoOperation> Operations { get; } = new(StringComparer.Ordinal);
    }
}
