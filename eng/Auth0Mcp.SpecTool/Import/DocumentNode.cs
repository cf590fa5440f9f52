using System.Text.Json;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>A JSON value and the JSON pointer to it; asking it for the wrong kind of value names the place.</summary>
internal readonly record struct DocumentNode(JsonElement Value, string Pointer)
{
    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    /// <summary>The member of that name, or null; null also when this is not an object.</summary>
    public DocumentNode? Find(string name) =>
        IsObject && Value.TryGetProperty(name, out var member) ? new DocumentNode(member, Child(name)) : null;

    /// <summary>The member of that name as text, or null when it is absent or not a string.</summary>
    public string? FindText(string name) =>
        Find(name) is { Value.ValueKind: JsonValueKind.String } member ? member.Value.GetString() : null;

    /// <summary>True when the member of that name is the literal <c>true</c>.</summary>
    public bool IsTrue(string name) => Find(name) is { Value.ValueKind: JsonValueKind.True };

    /// <summary>The members in document order; this must be an object.</summary>
    public IEnumerable<(string Name, DocumentNode Node)> Members()
    {
        Demand(JsonValueKind.Object, "an object");
        return Enumerate(this);

        static IEnumerable<(string, DocumentNode)> Enumerate(DocumentNode node)
        {
            foreach (var member in node.Value.EnumerateObject())
            {
                yield return (member.Name, new DocumentNode(member.Value, node.Child(member.Name)));
            }
        }
    }

    /// <summary>The items in document order; this must be an array.</summary>
    public IEnumerable<DocumentNode> Items()
    {
        Demand(JsonValueKind.Array, "an array");
        return Enumerate(this);

        static IEnumerable<DocumentNode> Enumerate(DocumentNode node)
        {
            var index = 0;
            foreach (var item in node.Value.EnumerateArray())
            {
                yield return new DocumentNode(item, $"{node.Pointer}/{index++}");
            }
        }
    }

    /// <summary>The string; this must be one.</summary>
    public string Text()
    {
        Demand(JsonValueKind.String, "a string");
        return Value.GetString()!;
    }

    private void Demand(JsonValueKind kind, string expected)
    {
        if (Value.ValueKind != kind)
        {
            throw SpecException.At(Pointer, $"expected {expected} but found {Value.ValueKind.ToString().ToLowerInvariant()}.");
        }
    }

    private string Child(string name) => $"{Pointer}/{JsonPointer.Escape(name)}";
}
