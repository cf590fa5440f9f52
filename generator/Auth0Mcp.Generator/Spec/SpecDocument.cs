using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Spec;

/// <summary>
/// The API document, indexed. Equal to another read from equal text: comparing the source instead of 2,700 schemas
/// keeps the cache check cheap.
/// </summary>
internal sealed class SpecDocument : IEquatable<SpecDocument>
{
    /// <summary>Beside a schema that was written out where a reference to a component stood: the component's name.</summary>
    public const string OriginKey = "x-origin";

    /// <summary>Beside the schema of a property that the overlay calls secret.</summary>
    public const string SecretKey = "x-secret";

    private const string SchemaPrefix = "#/components/schemas/";

    private readonly InputFile _source;
    private readonly Overlay _overlay;
    private readonly Dictionary<string, SpecNode> _schemas;
    private readonly Dictionary<string, OperationSpec> _operations;

    public SpecDocument(InputFile source, SpecNode root, ManifestSettings settings)
        : this(source, root, settings, Overlay.None)
    {
    }

    private SpecDocument(InputFile source, SpecNode root, ManifestSettings settings, Overlay overlay)
    {
        _source = source;
        _overlay = overlay;
        Settings = settings;
        Root = root;
        _schemas = (root["components"]?["schemas"]?.Members ?? []).ToDictionary(
            static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        _operations = OperationReader.Read(root, settings).ToDictionary(static operation => operation.Id, StringComparer.Ordinal);
    }

    public SpecNode Root { get; }

    /// <summary>How this catalog reads it.</summary>
    public ManifestSettings Settings { get; }

    /// <summary>The path of its file.</summary>
    public string Path => _source.Path;

    public IReadOnlyDictionary<string, OperationSpec> Operations => _operations;

    public IReadOnlyDictionary<string, SpecNode> Schemas => _schemas;

    /// <summary>The component name that a schema refers to, or null when it is written inline.</summary>
    public static string? ReferenceOf(SpecNode schema)
        => schema.StringAt("$ref") is { } reference && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal)
            ? reference.Substring(SchemaPrefix.Length)
            : null;

    /// <summary>The same document with an overlay in it.</summary>
    public SpecDocument With(SpecNode root, Overlay overlay) => new(_source, root, Settings, overlay);

    /// <summary>How a schema refers to a component.</summary>
    public static string ReferenceTo(string name) => SchemaPrefix + name;

    /// <summary>
    /// Follows references until a schema with content of its own; keywords beside a reference win over the same keywords of its target.
    /// </summary>
    public SpecNode Resolve(SpecNode schema)
    {
        var siblings = new List<KeyValuePair<string, SpecNode>>();

        // Of a circle, which the import refuses and an old document may have, each reference is followed once.
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (ReferenceOf(schema) is { } name && _schemas.TryGetValue(name, out var target) && passed.Add(name))
        {
            siblings.AddRange(schema.Members.Where(static member => member.Key != "$ref"));
            schema = target;
        }

        // The outermost sibling was collected first and must be set last.
        for (var i = siblings.Count - 1; i >= 0; i--)
        {
            schema = schema.With(siblings[i].Key, siblings[i].Value);
        }

        return schema;
    }

    public bool Equals(SpecDocument? other)
        => other is not null && _source.Equals(other._source) && _overlay == other._overlay && Settings == other.Settings;

    public override bool Equals(object? obj) => Equals(obj as SpecDocument);

    public override int GetHashCode() => _source.GetHashCode();
}
