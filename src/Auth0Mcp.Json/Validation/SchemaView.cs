namespace Auth0Mcp.Validation;

/// <summary>
/// Whether a schema takes anything at a place. An object that declares some members, and does not say that others pass, takes no
/// others here: what an answer shows beside them is not written.
/// </summary>
internal sealed class SchemaView
{
    /// <summary>Of a place of which nothing is said.</summary>
    public static SchemaView Open { get; } = new([]);

    private static readonly SchemaView s_closed = new([]);

    private readonly List<SchemaNode> _nodes;
    private readonly Dictionary<string, SchemaView> _members = new(StringComparer.Ordinal);
    private SchemaView? _items;

    private SchemaView(List<SchemaNode> nodes) => _nodes = nodes;

    public static SchemaView Of(SchemaNode root) => new([root]);

    /// <summary>Something may be there.</summary>
    public bool Takes => this != s_closed;

    public SchemaView Property(string name)
        => _nodes.Count == 0 ? this
            : _members.TryGetValue(name, out var known) ? known
            : _members[name] = Next(part => Member(part, name), JsonKinds.Object);

    public SchemaView Items()
        => _nodes.Count == 0 ? this : _items ??= Next(
            static part => part.Arrays is not { } rules ? (null, false) : (rules.Items, rules.Items is null), JsonKinds.Array);

    private SchemaView Next(Func<SchemaNode, (SchemaNode? Node, bool IsOpen)> step, JsonKinds kind)
    {
        var next = new List<SchemaNode>();
        var isOpen = false;
        foreach (var part in _nodes.SelectMany(static node => SchemaPlace.Parts(node, 0)))
        {
            var (node, opens) = step(part);
            isOpen |= opens || node == SchemaNode.Anything || (SaysNothingOf(part, kind) && IsAlone(part));
            if (node is not null && node != SchemaNode.Nothing && node != SchemaNode.Anything)
            {
                next.Add(node);
            }
        }

        return next.Count > 0 ? new SchemaView(next) : isOpen ? Open : s_closed;
    }

    private static (SchemaNode? Node, bool IsOpen) Member(SchemaNode part, string name)
        => part.Objects is not { } rules ? (null, false)
            : rules.SchemaOf(name) is { } declared ? (declared, false)
            : (rules.Additional, rules.IsOpen || (rules.Additional is null && !rules.Declared.Any()));

    private static bool SaysNothingOf(SchemaNode part, JsonKinds kind)
        => (part.Kinds & kind) != 0 && (kind == JsonKinds.Object ? part.Objects is null : part.Arrays is null);

    /// <summary>It has no alternatives that say more.</summary>
    private static bool IsAlone(SchemaNode part)
        => part is { AllOf.Length: 0, AnyOf: null, OneOf: null, Enum: null, Const: null };
}
