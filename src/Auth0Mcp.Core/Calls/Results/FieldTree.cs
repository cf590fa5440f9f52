using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Results;

/// <summary>The selected paths joined: what to keep at each place of an answer. Remembers which places it met.</summary>
internal sealed class FieldTree
{
    private readonly Dictionary<string, FieldTree> _properties = new(StringComparer.Ordinal);

    private bool _isExclusion;
    private bool _isWhole;
    private FieldRange? _range;
    private bool _wasMet;

    /// <summary>The tree of some paths; null when there are none.</summary>
    /// <param name="isExclusion">The paths are names to leave out.</param>
    public static FieldTree? Of(IReadOnlyList<FieldPath> paths, bool isExclusion = false)
    {
        if (paths.Count == 0)
        {
            return null;
        }

        var root = new FieldTree { _isExclusion = isExclusion };
        foreach (var path in paths)
        {
            root.Add(path.Steps);
        }

        return root;
    }

    /// <summary>True for a property at the top that is selected.</summary>
    public bool Names(string property) => _properties.ContainsKey(property);

    /// <summary>The paths that no answer had so far, but for those that another answer may have.</summary>
    /// <param name="isKnown">True for a name that a schema of the answer has; told whether it stands at the top.</param>
    public IEnumerable<string> Missing(Func<string, bool, bool> isKnown)
    {
        // Paths are as deep as a caller writes them, and are put together only where one is missing.
        var open = new Stack<(FieldTree Node, Way? Way)>([(this, null)]);
        while (open.TryPop(out var place))
        {
            if (place.Way is { } way && !place.Node._wasMet && !isKnown(way.Name, way.Outer is null))
            {
                yield return way.ToString();
                continue;
            }

            foreach (var (name, node) in place.Node._isWhole ? [] : place.Node._properties.Reverse())
            {
                open.Push((node, new Way(place.Way, name)));
            }
        }
    }

    /// <summary>Writes what is selected of a value.</summary>
    /// <param name="work">Counts the values read; null when nobody does.</param>
    public void Write(Utf8JsonWriter writer, JsonElement value, CallWork? work)
    {
        work?.Step();
        _wasMet = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                WriteArray(writer, value, work);
                break;
            case JsonValueKind.Object when !_isWhole:
                WriteObject(writer, value, work);
                break;
            case JsonValueKind.String when _range is { } range:
                writer.WriteStringValue(Cut(value.GetString()!, range));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, CallWork? work)
    {
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            work?.Step();
            var named = _properties.GetValueOrDefault(property.Name);
            if (_isExclusion)
            {
                WriteUnless(named, writer, property);
            }
            else if (named is not null)
            {
                writer.WritePropertyName(property.Name);
                named.Write(writer, property.Value, work);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteUnless(FieldTree? named, Utf8JsonWriter writer, JsonProperty property)
    {
        if (named is null)
        {
            property.WriteTo(writer);
        }
        else
        {
            named._wasMet = true;
        }
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, CallWork? work)
    {
        var from = _range?.From ?? 0;
        var to = _range?.To ?? int.MaxValue;
        var index = 0;
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            work?.Step();
            if (index >= from && index < to)
            {
                if (_isWhole)
                {
                    item.WriteTo(writer);
                }
                else
                {
                    Write(writer, item, work);
                }
            }

            index++;
        }

        writer.WriteEndArray();
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

    /// <summary>The names on the way to a place.</summary>
    private sealed record Way(Way? Outer, string Name)
    {
        public override string ToString()
        {
            var names = new Stack<string>();
            for (var way = this; way is not null; way = way.Outer)
            {
                names.Push(way.Name);
            }

            return string.Join('.', names);
        }
    }
}
