using System.Collections.Concurrent;
using System.Text.Json;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// Where a response holds secrets, by position in its schema: a name alone would hide settings such as <c>refresh_token</c> and miss
/// secrets under harmless names. Compiled from the map that the generator wrote.
/// </summary>
internal sealed class SecretMask
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Redacted = "[REDACTED]";

    private static readonly ConcurrentDictionary<string, SecretMask> s_masks = new(StringComparer.Ordinal);

    private readonly Node? _root;

    private SecretMask(Node? root) => _root = root;

    /// <summary>A place that no schema describes: names alone tell.</summary>
    public static View ByName { get; } = new([], new NameScope(new HashSet<string>(), IsSecret: false));

    /// <summary>The mask of a tool's answers; that of a tool without an operation masks nothing.</summary>
    public static SecretMask Of(ToolDescriptor? tool)
        => tool is OperationTool operation ? s_masks.GetOrAdd(tool.Name, static (_, operation) => Parse(operation.Secrets), operation) : new SecretMask(null);

    /// <summary>Reads the generator's map; an empty one masks nothing.</summary>
    public static SecretMask Parse(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return new SecretMask(null);
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
        return new SecretMask(root);
    }

    /// <summary>The part of the mask that applies to the items under a property, or to the items of an array when the property is null.</summary>
    public View Root => new(_root is null ? [] : [_root], null);

    /// <summary>A place in a response: every schema branch that may describe it.</summary>
    internal readonly struct View
    {
        private readonly IReadOnlyList<Node> _nodes;
        private readonly NameScope? _names;

        internal View(IReadOnlyList<Node> nodes, NameScope? names)
        {
            _nodes = nodes;
            _names = names ?? (Expand(nodes).Select(static node => node.Harmless).FirstOrDefault(static harmless => harmless is not null) is { } harmless
                ? new NameScope(harmless, IsSecret: false)
                : null);
        }

        /// <summary>The schema calls the whole value a secret.</summary>
        public bool IsSecret => _nodes?.Any(static node => node.IsSecret) == true;

        /// <summary>A text or number here is a secret.</summary>
        public bool HidesText => IsSecret || _names is { IsSecret: true };

        private bool IsEmpty => _nodes is null or { Count: 0 } && _names is null;

        public View Property(string name) => IsEmpty ? this : new(Expand(_nodes).SelectMany(node => node.Property(name)).ToList(), _names?.Below(name));

        public View Items() => IsEmpty ? this : new(Expand(_nodes).Where(static node => node.Items is not null).Select(static node => node.Items!).ToList(), _names);

        /// <summary>
        /// Writes the value with every secret in it replaced; an absent (null) one stays null. Texts at places that hold no secret are
        /// scanned for those that stand there all the same.
        /// </summary>
        public void Write(Utf8JsonWriter writer, JsonElement value, SecretSink? sink = null) => Write(writer, value, "", sink ?? new SecretSink());

        private void Write(Utf8JsonWriter writer, JsonElement value, string name, SecretSink sink)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                writer.WriteNullValue();
            }
            else if (IsSecret || (HidesText && value.ValueKind is (JsonValueKind.String or JsonValueKind.Number)))
            {
                writer.WriteStringValue(sink.Take(value));
            }
            else
            {
                WriteInside(writer, value, name, sink);
            }
        }

        private void WriteInside(Utf8JsonWriter writer, JsonElement value, string name, SecretSink sink)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    foreach (var property in value.EnumerateObject())
                    {
                        sink.Enter(property.Name);
                        writer.WritePropertyName(sink.Clean(property.Name));
                        Property(property.Name).Write(writer, property.Value, property.Name, sink);
                        sink.Leave();
                    }

                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    var items = Items();
                    var index = 0;
                    writer.WriteStartArray();
                    foreach (var item in value.EnumerateArray())
                    {
                        sink.Enter(index++);
                        items.Write(writer, item, name, sink);
                        sink.Leave();
                    }

                    writer.WriteEndArray();
                    break;
                case JsonValueKind.String:
                    sink.WriteText(writer, value, name);
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }

        /// <summary>The nodes with everything they refer to; each once, because schemas may contain each other.</summary>
        private static HashSet<Node> Expand(IReadOnlyList<Node> nodes)
        {
            var all = new HashSet<Node>(ReferenceEqualityComparer.Instance);
            var open = new Stack<Node>(nodes);
            while (open.TryPop(out var node))
            {
                if (all.Add(node))
                {
                    node.Same.ForEach(open.Push);
                }
            }

            return all;
        }
    }

    /// <summary>Inside an object of unlisted properties, where names tell: text and numbers at or below a name that sounds secret are.</summary>
    /// <param name="Harmless">Names that only sound so; what is below them is looked at anew.</param>
    /// <param name="IsSecret">Such a name was passed on the way here.</param>
    internal sealed record NameScope(IReadOnlySet<string> Harmless, bool IsSecret)
    {
        public NameScope Below(string name)
            => Harmless.Contains(name) ? this with { IsSecret = false }
                : SecretWords.AreIn(name) ? this with { IsSecret = true }
                : this;
    }

    /// <summary>One schema of the map.</summary>
    internal sealed class Node
    {
        private readonly Dictionary<string, Node> _properties = new(StringComparer.Ordinal);

        private Node? _others;

        public bool IsSecret { get; private set; }

        public Node? Items { get; private set; }

        /// <summary>Names that only sound secret, where the others that do are; null where names say nothing.</summary>
        public IReadOnlySet<string>? Harmless { get; private set; }

        /// <summary>Schemas that describe the same place: referred to, or alternatives.</summary>
        public List<Node> Same { get; } = [];

        public IEnumerable<Node> Property(string name)
            => _properties.TryGetValue(name, out var node) ? [node] : _others is null ? [] : [_others];

        public void Read(JsonElement map, Dictionary<string, Node> definitions)
        {
            if (map.ValueKind == JsonValueKind.True)
            {
                IsSecret = true;
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
                        Harmless = member.Value.EnumerateArray().Select(static name => name.GetString()!).ToHashSet(StringComparer.Ordinal);
                        break;
                    case "i":
                        Items = Child(member.Value, definitions);
                        break;
                    case "a":
                        _others = Child(member.Value, definitions);
                        break;
                    case "o":
                        Same.AddRange(member.Value.EnumerateArray().Select(branch => Child(branch, definitions)));
                        break;
                    case "r":
                        Same.AddRange(member.Value.EnumerateArray().Select(name => definitions[name.GetString()!]));
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
    }
}
