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

    private SpecNode(SpecKind kind, string text, KeyValuePair<string, SpecNode>[] members, SpecNode[] items)
    {
        Kind = kind;
        Text = text;
        Members = members;
        Items = items;
    }

    public SpecKind Kind { get; }

    /// <summary>The string value, or a number or literal as written.</summary>
    public string Text { get; }

    public IReadOnlyList<KeyValuePair<string, SpecNode>> Members { get; }

    public IReadOnlyList<SpecNode> Items { get; }

    public SpecNode? this[string key]
    {
        get
        {
            foreach (var member in Members)
            {
                if (string.Equals(member.Key, key, StringComparison.Ordinal))
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

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
        var replaced = false;
        var members = new List<KeyValuePair<string, SpecNode>>(Members.Count + 1);
        foreach (var member in Members)
        {
            var same = string.Equals(member.Key, key, StringComparison.Ordinal);
            replaced |= same;
            members.Add(same ? new KeyValuePair<string, SpecNode>(key, value) : member);
        }

        if (!replaced)
        {
            members.Add(new KeyValuePair<string, SpecNode>(key, value));
        }

        return Object(members);
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
                for (var i = 0; i < Members.Count; i++)
                {
                    JsonText.AppendString(i == 0 ? json : json.Append(','), Members[i].Key);
                    Members[i].Value.WriteTo(json.Append(':'));
                }

                json.Append('}');
                break;
            case SpecKind.Array:
                json.Append('[');
                for (var i = 0; i < Items.Count; i++)
                {
                    Items[i].WriteTo(i == 0 ? json : json.Append(','));
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
}
