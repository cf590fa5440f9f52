using System.Text;

namespace Auth0Mcp.Generator.Spec;

/// <summary>What kind of JSON value a node is.</summary>
internal enum SpecKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// <summary>One immutable JSON value of the document. Members keep the order of the document.</summary>
internal sealed class SpecNode
{
    public static readonly SpecNode True = new(SpecKind.True, "true", [], []);
    public static readonly SpecNode False = new(SpecKind.False, "false", [], []);
    public static readonly SpecNode Null = new(SpecKind.Null, "null", [], []);

    // Looked through as arrays: members are looked up a million times while a compiler still runs its slowest code.
    private readonly KeyValuePair<string, SpecNode>[] _members;
    private readonly SpecNode[] _items;

    private SpecNode(SpecKind kind, string text, KeyValuePair<string, SpecNode>[] members, SpecNode[] items)
    {
        Kind = kind;
        Text = text;
        _members = members;
        _items = items;
    }

    public SpecKind Kind { get; }

    /// <summary>The string value, or a number or literal as written.</summary>
    public string Text { get; }

    public IReadOnlyList<KeyValuePair<string, SpecNode>> Members => _members;

    public IReadOnlyList<SpecNode> Items => _items;

    public SpecNode? this[string key] => IndexOf(key) is >= 0 and var index ? _members[index].Value : null;

    public bool IsObject => Kind == SpecKind.Object;

    /// <summary>The text of the string at a key, or null.</summary>
    public string? StringAt(string key) => this[key] is { Kind: SpecKind.String } node ? node.Text : null;

    public bool IsTrueAt(string key) => this[key]?.Kind == SpecKind.True;

    public static SpecNode String(string text) => new(SpecKind.String, text, [], []);

    public static SpecNode Number(string text) => new(SpecKind.Number, text, [], []);

    public static SpecNode Array(IEnumerable<SpecNode> items) => new(SpecKind.Array, "", [], items.ToArray());

    public static SpecNode Object(IEnumerable<KeyValuePair<string, SpecNode>> members)
        => new(SpecKind.Object, "", members.ToArray(), []);

    /// <summary>This object with one member set, in its place when present, else at the end.</summary>
    public SpecNode With(string key, SpecNode value)
    {
        var index = IndexOf(key);
        var members = new KeyValuePair<string, SpecNode>[index < 0 ? _members.Length + 1 : _members.Length];
        _members.CopyTo(members, 0);
        members[index < 0 ? _members.Length : index] = new KeyValuePair<string, SpecNode>(key, value);
        return new SpecNode(SpecKind.Object, "", members, []);
    }

    /// <summary>The value as compact JSON in ASCII.</summary>
    public string ToJson()
    {
        var json = new StringBuilder();
        WriteTo(json);
        return json.ToString();
    }

    public void WriteTo(StringBuilder json)
    {
        switch (Kind)
        {
            case SpecKind.Object:
                json.Append('{');
                for (var i = 0; i < _members.Length; i++)
                {
                    JsonText.AppendString(i == 0 ? json : json.Append(','), _members[i].Key);
                    _members[i].Value.WriteTo(json.Append(':'));
                }

                json.Append('}');
                break;
            case SpecKind.Array:
                json.Append('[');
                for (var i = 0; i < _items.Length; i++)
                {
                    _items[i].WriteTo(i == 0 ? json : json.Append(','));
                }

                json.Append(']');
                break;
            case SpecKind.String:
                JsonText.AppendString(json, Text);
                break;
            default:
                json.Append(Text);
                break;
        }
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            if (string.Equals(_members[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
