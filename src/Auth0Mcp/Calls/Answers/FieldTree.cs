using System.Text.Json;

namespace Auth0Mcp.Calls.Answers;

/// <summary>The selected paths joined: what to keep at each place of an answer. Remembers which places it met.</summary>
internal sealed class FieldTree
{
    private readonly Dictionary<string, FieldTree> _properties = new(StringComparer.Ordinal);

    private bool _isWhole;
    private FieldRange? _range;
    private bool _wasMet;

    /// <summary>The tree of some paths; null when there are none.</summary>
    public static FieldTree? Of(IReadOnlyList<FieldPath> paths)
    {
        if (paths.Count == 0)
        {
            return null;
        }

        var root = new FieldTree();
        foreach (var path in paths)
        {
            root.Add(path.Steps);
        }

        return root;
    }

    /// <summary>The paths that no answer had so far, but for those that another answer may have.</summary>
    /// <param name="isKnown">True for a name that a schema of the answer has.</param>
    public IEnumerable<string> Missing(Func<string, bool> isKnown) => Missing("", isKnown);

    /// <summary>Writes what is selected of a value.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement value)
    {
        _wasMet = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                WriteArray(writer, value);
                break;
            case JsonValueKind.Object when !_isWhole:
                WriteObject(writer, value);
                break;
            case JsonValueKind.String when _range is { } range:
                writer.WriteStringValue(Cut(value.GetString()!, range));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (_properties.TryGetValue(property.Name, out var wanted))
            {
                writer.WritePropertyName(property.Name);
                wanted.Write(writer, property.Value);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value)
    {
        var from = _range?.From ?? 0;
        var to = _range?.To ?? int.MaxValue;
        var index = 0;
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            if (index >= from && index < to)
            {
                if (_isWhole)
                {
                    item.WriteTo(writer);
                }
                else
                {
                    Write(writer, item);
                }
            }

            index++;
        }

        writer.WriteEndArray();
    }

    private IEnumerable<string> Missing(string path, Func<string, bool> isKnown)
    {
        foreach (var (name, node) in _isWhole ? [] : _properties)
        {
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            foreach (var missing in node._wasMet || isKnown(name) ? node.Missing(inner, isKnown) : [inner])
            {
                yield return missing;
            }
        }
    }

    private void Add(IReadOnlyList<FieldStep> steps)
    {
        var node = this;
        foreach (var step in steps)
        {
            if (!node._properties.TryGetValue(step.Name, out var next))
            {
                node._properties[step.Name] = next = new FieldTree();
            }

            next._range = step.Range ?? next._range;
            node = next;
        }

        node._isWhole = true;
    }

    /// <summary>Characters are counted as UTF-16 does; none is cut in half.</summary>
    private static string Cut(string text, FieldRange range)
    {
        var from = Whole(text, range.From);
        return text[from..Math.Max(from, Whole(text, range.To ?? text.Length))];
    }

    private static int Whole(string text, int position)
        => position >= text.Length ? text.Length : position > 0 && char.IsLowSurrogate(text[position]) ? position - 1 : position;
}
