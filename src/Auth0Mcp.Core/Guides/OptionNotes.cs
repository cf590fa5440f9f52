using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Guides;

/// <summary>
/// Remarks about arguments that contradict a guide: another type, a value that is not listed, a name one letter off. Only sure things:
/// null fits everywhere, of several forms one is enough, and a name that is near to none says nothing.
/// </summary>
internal sealed class OptionNotes
{
    /// <summary>What one call is told at most.</summary>
    private const int MostNotes = 4;

    private const int LongestName = 40;

    /// <summary>Unknown names that are looked up among those that may be meant; whoever gives more did not misspell them.</summary>
    private const int MostCompared = 10;

    /// <summary>Deeper than any option; a schema may contain itself.</summary>
    private const int MaxDepth = 12;

    private readonly OptionGuide _guide;
    private readonly string _owner;
    private readonly List<string> _notes = [];
    private int _compared;

    private OptionNotes(OptionGuide guide, string owner) => (_guide, _owner) = (guide, owner);

    /// <summary>The remarks about the arguments of a call; they quote no value that may be a secret.</summary>
    public static IReadOnlyList<string> About(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var notes = new List<string>();
        foreach (var guide in OptionGuide.Of(tool))
        {
            foreach (var (name, value) in arguments.Where(argument => ((OperationTool)tool).BodyProperty(argument.Key) == guide.At))
            {
                notes.AddRange(About(guide, name, value, guide.Chosen((OperationTool)tool, arguments)));
            }
        }

        return notes;
    }

    private static IReadOnlyList<string> About(OptionGuide guide, string name, JsonElement value, string? chosen)
    {
        var isKnown = chosen is not null && guide.Schema(chosen) is not null;
        if (chosen is not null && !isKnown)
        {
            return [];
        }

        var walk = new OptionNotes(guide, isKnown ? $"{guide.ChosenBy} {chosen}" : $"any {guide.ChosenBy}");
        walk.Visit(value, [.. guide.Schemas(chosen).SelectMany(guide.Plain)], name, 0);
        return walk._notes;
    }

    private void Visit(JsonElement value, IReadOnlyList<JsonElement> schemas, string path, int depth)
    {
        if (value.ValueKind == JsonValueKind.Null || schemas.Count == 0 || depth == MaxDepth || _notes.Count == MostNotes)
        {
            return;
        }

        var fitting = schemas.Where(schema => FitsType(value, schema)).ToList();
        if (fitting.Count == 0)
        {
            var types = schemas.SelectMany(static schema => Types(schema.GetProperty("type")))
                .Where(static type => type != "null").Distinct(StringComparer.Ordinal);
            Note($"{path} is {Kind(value)}; {_owner} takes {string.Join(" or ", types)}.");
        }
        else if (fitting.All(schema => !FitsValue(value, schema)))
        {
            var allowed = fitting.SelectMany(static schema => Allowed(schema)).Select(static choice => choice.ToString())
                .Distinct(StringComparer.Ordinal);
            Note($"{path} is not one of the values that {_owner} is known to take: {MessageFormat.List(allowed)}.");
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            VisitMembers(value, fitting, path, depth);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var items = Inner(fitting, "items");
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Visit(item, items, $"{path}[{index++}]", depth + 1);
            }
        }
    }

    private void VisitMembers(JsonElement value, List<JsonElement> schemas, string path, int depth)
    {
        var others = Inner(schemas, "additionalProperties");
        var names = schemas.SelectMany(OptionGuide.Names).ToHashSet(StringComparer.Ordinal);
        var given = value.EnumerateObject().Select(static member => member.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (_notes.Count == MostNotes)
            {
                return;
            }

            var described = schemas.Select(schema => OptionGuide.Property(schema, member.Name)).OfType<JsonElement>()
                .SelectMany(_guide.Plain).ToList();
            if (described.Count > 0 || names.Contains(member.Name))
            {
                Visit(member.Value, described, $"{path}.{member.Name}", depth + 1);
            }
            else if (others.Count > 0)
            {
                Visit(member.Value, others, $"{path}.{ShortText.Cut(member.Name, LongestName)}", depth + 1);
            }
            else if (depth == 0)
            {
                VisitUnknown(member.Name, path);
            }
            else if (_compared++ < MostCompared && NearMiss.Find(member.Name, names) is { } meant && !given.Contains(meant))
            {
                Note($"{path}.{ShortText.Cut(member.Name, LongestName)} is not known for {_owner}; did you mean '{meant}'?");
            }
        }
    }

    /// <summary>
    /// A name that another choice has is not a misspelling, but may be a mistake. What none has is told with all that the
    /// document does not know.
    /// </summary>
    private void VisitUnknown(string name, string path)
    {
        if (_guide.ValuesWith(name) is { Count: > 0 } having)
        {
            Note($"{path}.{name} is known for {_guide.ChosenBy} {MessageFormat.List(having)}, not for {_owner}.");
        }
    }

    private List<JsonElement> Inner(List<JsonElement> schemas, string keyword)
        => [.. schemas.Where(schema => schema.TryGetProperty(keyword, out var inner) && inner.ValueKind == JsonValueKind.Object)
            .SelectMany(schema => _guide.Plain(schema.GetProperty(keyword)))];

    private static bool FitsType(JsonElement value, JsonElement schema)
        => !schema.TryGetProperty("type", out var type) || Types(type).Any(name => name switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" or "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => false,
        });

    private static bool FitsValue(JsonElement value, JsonElement schema)
        => Allowed(schema) is not { Count: > 0 } allowed || allowed.Exists(choice => JsonElement.DeepEquals(choice, value));

    private static List<JsonElement> Allowed(JsonElement schema)
        => schema.TryGetProperty("const", out var only) ? [only] : schema.TryGetProperty("enum", out var values)
            ? [.. values.EnumerateArray()]
            : [];

    private static IEnumerable<string> Types(JsonElement type)
        => type.ValueKind == JsonValueKind.String ? [type.GetString()!] : type.EnumerateArray().Select(static name => name.GetString()!);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };

    private void Note(string note)
    {
        if (_notes.Count < MostNotes)
        {
            _notes.Add(note);
        }
    }
}
