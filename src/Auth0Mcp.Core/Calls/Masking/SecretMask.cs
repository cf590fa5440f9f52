using System.Collections.Concurrent;
using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Where a tool's results and arguments hold secrets. The generator's map tells for the places of the document: a name alone
/// would hide settings such as <c>refresh_token</c> and miss secrets under harmless names. Everywhere else, in open objects, at
/// unknown properties and where the shape is not the document's, names tell.
/// </summary>
internal sealed partial class SecretMask
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Redacted = "[REDACTED]";

    private static readonly ConcurrentDictionary<string, SecretMask> s_results = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, SecretMask> s_requests = new(StringComparer.Ordinal);
    private static readonly SecretMask s_nothing = new(default(View));

    private SecretMask(View root) => Root = root;

    /// <summary>A place that no schema describes: names alone tell.</summary>
    public static View ByName { get; } = new([], SecretScope.None);

    /// <summary>The whole of a result or a body.</summary>
    public View Root { get; }

    /// <summary>The mask of a tool's results; that of a tool without an operation masks nothing.</summary>
    public static SecretMask Of(ToolDescriptor? tool)
        => tool is OperationTool operation
            ? s_results.GetOrAdd(tool.Name, static (_, operation) => Parse(operation.Secrets), operation)
            : s_nothing;

    /// <summary>The mask of what a tool sends: what the document says of the body, and of the same place in the result.</summary>
    public static SecretMask OfRequest(OperationTool tool)
        => s_requests.GetOrAdd(
            tool.Name,
            static (_, tool) => new SecretMask(new View([.. Parse(tool.RequestSecrets).Root.Nodes, .. Of(tool).Root.Nodes], SecretScope.OfRequest)),
            tool);

    /// <summary>Reads the generator's map; without one names tell all.</summary>
    public static SecretMask Parse(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return new SecretMask(ByName);
        }

        var map = JsonElement.Parse(json);
        var definitions = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var definition in map.GetProperty("$defs").EnumerateObject())
        {
            definitions[definition.Name] = new Node();
        }

        foreach (var definition in map.GetProperty("$defs").EnumerateObject())
        {
            definitions[definition.Name].Read(definition.Value, definitions);
        }

        var root = new Node();
        root.Read(map, definitions);
        return new SecretMask(new View(root.All, SecretScope.None));
    }

    /// <summary>One schema of the map.</summary>
    internal sealed class Node
    {
        private readonly Dictionary<string, Node> _properties = new(StringComparer.Ordinal);
        private readonly List<Node> _same = [];
        private Node[]? _all;

        public bool IsSecret { get; private set; }

        /// <summary>Text here is not a secret, whatever its name tells.</summary>
        public bool IsHarmless { get; private set; }

        /// <summary>The keys of this object are not names of what they hold.</summary>
        public bool HoldsTexts { get; private set; }

        public Node? Items { get; private set; }

        public Node? Others { get; private set; }

        /// <summary>Names that only sound secret, at any depth of an open object.</summary>
        public IReadOnlySet<string>? Harmless { get; private set; }

        /// <summary>
        /// This node and those that describe the same place, referred to or as alternatives; each once, because schemas may
        /// contain each other.
        /// </summary>
        public Node[] All => _all ??= Expand();

        /// <summary>This node is a secret, or one below it.</summary>
        public bool HoldsSecret
        {
            get
            {
                var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
                var open = new Stack<Node>([this]);
                while (open.TryPop(out var node))
                {
                    if (node.IsSecret)
                    {
                        return true;
                    }

                    if (seen.Add(node))
                    {
                        foreach (var below in node._same.Concat(node._properties.Values).Concat([node.Items, node.Others])
                            .OfType<Node>())
                        {
                            open.Push(below);
                        }
                    }
                }

                return false;
            }
        }

        public Node? Property(string name) => _properties.GetValueOrDefault(name);

        public void Read(JsonElement map, Dictionary<string, Node> definitions)
        {
            if (map.ValueKind != JsonValueKind.Object)
            {
                (IsSecret, IsHarmless) = (map.ValueKind == JsonValueKind.True, map.ValueKind == JsonValueKind.False);
                return;
            }

            foreach (var member in map.EnumerateObject())
            {
                switch (member.Name)
                {
                    case "p":
                        foreach (var property in member.Value.EnumerateObject())
                        {
                            _properties[property.Name] = Child(property.Value, definitions);
                        }

                        break;
                    case "n":
                        Harmless = member.Value.EnumerateArray().Select(static name => name.GetString()!)
                            .ToHashSet(StringComparer.Ordinal);
                        break;
                    case "i":
                        Items = Child(member.Value, definitions);
                        break;
                    case "a":
                        Others = Child(member.Value, definitions);
                        break;
                    case "o":
                        _same.AddRange(member.Value.EnumerateArray().Select(branch => Child(branch, definitions)));
                        break;
                    case "r":
                        _same.AddRange(member.Value.EnumerateArray().Select(name => definitions[name.GetString()!]));
                        break;
                    case "h":
                        IsHarmless = true;
                        break;
                    case "t":
                        HoldsTexts = true;
                        break;
                }
            }
        }

        private static Node Child(JsonElement map, Dictionary<string, Node> definitions)
        {
            var node = new Node();
            node.Read(map, definitions);
            return node;
        }

        private Node[] Expand()
        {
            var all = new HashSet<Node>(ReferenceEqualityComparer.Instance);
            var open = new Stack<Node>([this]);
            while (open.TryPop(out var node))
            {
                if (all.Add(node))
                {
                    node._same.ForEach(open.Push);
                }
            }

            return [.. all];
        }
    }
}
