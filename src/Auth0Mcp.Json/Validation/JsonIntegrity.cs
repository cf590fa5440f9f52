using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Validation;

/// <summary>
/// What must hold for any JSON value before a schema is asked: every property named once, every text decodable,
/// every number finite, no absurd depth. The schema walk relies on it.
/// </summary>
internal sealed class JsonIntegrity
{
    private readonly InstancePath _path = new();
    private readonly List<SchemaViolation> _found = [];
    private readonly int _limit;

    private JsonIntegrity(int limit) => _limit = limit;

    /// <summary>True when the value is in order.</summary>
    public static bool IsSound(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return false;
        }

        return IsSound(value, textIsSound: JsonText.IsPlain(JsonMarshal.GetRawUtf8Value(value)), depth: 0);
    }

    /// <summary>What is not in order, at most <paramref name="limit"/> findings.</summary>
    public static IReadOnlyList<SchemaViolation> Explain(JsonElement value, int limit)
    {
        var integrity = new JsonIntegrity(limit);
        integrity.Visit(value);
        return integrity._found;
    }

    private static bool IsSound(JsonElement value, bool textIsSound, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return JsonNumber.IsFinite(value);
            case JsonValueKind.String:
                return textIsSound || JsonText.IsSound(value);
            case JsonValueKind.Array:
                if (depth >= DeepJson.MostTaken)
                {
                    return false;
                }

                foreach (var item in value.EnumerateArray())
                {
                    if (!IsSound(item, textIsSound, depth + 1))
                    {
                        return false;
                    }
                }
                return true;
            case JsonValueKind.Object:
                if (depth >= DeepJson.MostTaken)
                {
                    return false;
                }

                foreach (var property in value.EnumerateObject())
                {
                    if (!(textIsSound || JsonText.IsSoundName(property)) || !IsSound(property.Value, textIsSound, depth + 1))
                    {
                        return false;
                    }
                }
                return !RepeatedNames.AreIn(value);
            default:
                return true;
        }
    }

    private void Visit(JsonElement value)
    {
        if (_found.Count >= _limit)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Undefined:
                Add("no value was given");
                break;
            case JsonValueKind.Number when !JsonNumber.IsFinite(value):
                Add("number out of range: larger than any 64-bit floating point number");
                break;
            case JsonValueKind.String when !JsonText.IsSound(value):
                Add(JsonText.Problem);
                break;
            case JsonValueKind.Array or JsonValueKind.Object when _path.Depth >= DeepJson.MostTaken:
                Add($"nested more than {DeepJson.MostTaken} levels deep");
                break;
            case JsonValueKind.Array:
                VisitItems(value);
                break;
            case JsonValueKind.Object:
                VisitProperties(value);
                break;
        }
    }

    private void VisitItems(JsonElement array)
    {
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            _path.Enter(index++);
            Visit(item);
            _path.Leave();
        }
    }

    private void VisitProperties(JsonElement value)
    {
        Dictionary<string, int> times = new(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (!JsonText.IsSoundName(property))
            {
                Add("a property name " + JsonText.Problem);
                continue;
            }
            _path.Enter(property.Name);
            var count = times[property.Name] = times.GetValueOrDefault(property.Name) + 1;
            if (count == 2)
            {
                Add("property given more than once; give it once");
            }

            Visit(property.Value);
            _path.Leave();
        }
    }

    private void Add(string message)
    {
        if (_found.Count < _limit)
        {
            _found.Add(new SchemaViolation(_path.ToString(), message));
        }
    }
}
