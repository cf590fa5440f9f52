using System.Runtime.CompilerServices;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Validation;

/// <summary>
/// Walks a value and a schema together. The same code runs in two ways: counting, which makes no text and stops at the first
/// violation, and reporting, which runs only when counting found something. The value has passed <see cref="JsonIntegrity"/>.
/// </summary>
internal sealed partial class SchemaWalk
{
    /// <summary>Characters of an example in a message.</summary>
    private const int LongestExample = 200;

    /// <summary>Properties of an object that an example shows.</summary>
    private const int MostExamples = 4;

    /// <summary>Schema steps below one another, references and branches included. Only a schema that refers to itself gets here.</summary>
    private const int MaxNesting = 1000;

    private List<SchemaViolation>? _found;
    private InstancePath? _path;
    private int _limit;
    private int _violations;
    private int _nesting;
    private string _origin = "";
    private bool _sawUnknown;
    private ViolationKind _kind;
    private string? _missing;

    private SchemaWalk(int limit) => _limit = limit;

    /// <summary>True when messages are wanted.</summary>
    public bool IsReporting => _found is not null;

    private bool IsDone => _violations >= _limit;

    public static bool Fits(SchemaNode schema, JsonElement value)
    {
        var walk = new SchemaWalk(limit: 1);
        walk.Visit(schema, value);
        return walk._violations == 0;
    }

    /// <param name="at">The member that the value is; null for a value of its own.</param>
    public static List<SchemaViolation> Explain(SchemaNode schema, JsonElement value, int limit, string origin, string? at = null)
    {
        var walk = new SchemaWalk(Math.Max(limit, 1)) { _found = [], _path = new InstancePath(), _origin = origin.Length == 0 ? "" : $" ({origin})" };
        if (at is not null)
        {
            walk._path!.Enter(at);
        }

        walk.Visit(schema, value);
        return walk._found;
    }

    private void Visit(SchemaNode node, JsonElement value)
    {
        if (IsDone)
        {
            return;
        }

        if (++_nesting > MaxNesting)
        {
            Refuse($"nested too deeply to be checked");
        }
        else
        {
            VisitKeywords(node, value);
        }

        _nesting--;
    }

    private void VisitKeywords(SchemaNode node, JsonElement value)
    {
        if (node.Reference is { } reference)
        {
            Visit(reference.Target, value);
        }

        if (!node.Kinds.Admits(value))
        {
            // Every other keyword would only say the same again.
            RefuseKind(node, value);
            return;
        }
        if (node.Const is { } only && !only.Contains(value))
        {
            RefuseChoice(only, value);
        }

        if (node.Enum is { } choices && !choices.Contains(value))
        {
            RefuseChoice(choices, value);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String when node.Strings is { } rules:
                VisitString(rules, value);
                break;
            case JsonValueKind.Number when node.Numbers is { } rules:
                VisitNumber(rules, value);
                break;
            case JsonValueKind.Array when node.Arrays is { } rules:
                VisitArray(rules, value);
                break;
            case JsonValueKind.Object when node.Objects is { } rules:
                VisitObject(rules, value);
                break;
        }
        VisitBranches(node, value);
    }

    /// <summary>Violations of a schema by a value, up to <paramref name="enough"/>, without telling anybody.</summary>
    private int CountViolations(SchemaNode node, JsonElement value, int enough)
    {
        var outer = (_found, _limit, _violations);
        (_found, _limit, _violations) = (null, enough, 0);
        Visit(node, value);
        var count = _violations;
        (_found, _limit, _violations) = outer;
        return count;
    }

    private bool Admits(SchemaNode node, JsonElement value) => CountViolations(node, value, enough: 1) == 0;

    private void Refuse([InterpolatedStringHandlerArgument("")] ref ViolationText message)
    {
        if (IsDone)
        {
            return;
        }

        if (_found is null)
        {
            _violations++;
            return;
        }
        var violation = new SchemaViolation(_path!.ToString(), message.ToStringAndClear()) { Kind = _kind, Missing = _missing };
        // A schema and the one it refers to often demand the same.
        if (_found.Contains(violation))
        {
            return;
        }

        _found.Add(violation);
        _violations++;
    }

    private void RefuseKind(SchemaNode node, JsonElement value)
    {
        if (node.Kinds == JsonKinds.None)
        {
            Refuse($"is not allowed here");
        }
        else
        {
            _kind = value.ValueKind == JsonValueKind.Null ? ViolationKind.Null : ViolationKind.Type;
            Refuse($"expected {node.Kinds.InWords()}, found {MessageFormat.Found(value, _path!.IsSensitive)}{Advice(node, value)}");
            _kind = ViolationKind.Other;
        }
    }

    /// <summary>The mistakes that programs which write JSON make most: text instead of the thing, one instead of a list.</summary>
    private string Advice(SchemaNode node, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!.Trim();
            if ((node.Kinds & JsonKinds.Object) != 0 && text.StartsWith('{') || (node.Kinds & JsonKinds.Array) != 0 && text.StartsWith('['))
            {
                return "; give the JSON itself, not a string that holds it";
            }

            if ((node.Kinds & JsonKinds.Boolean) != 0 && text is "true" or "false"
                || (node.Kinds & (JsonKinds.Integer | JsonKinds.Number)) != 0 && double.TryParse(text, out _))
            {
                return "; write it without quotes";
            }
        }

        if (node.Kinds == JsonKinds.Array && Addresses(value) is { } list)
        {
            return list;
        }

        return node.Kinds == JsonKinds.Array && value.ValueKind != JsonValueKind.Null && node.Arrays?.Items is { } item
            && Fits(item, value)
            ? "; put it in [ ]"
            : node.Kinds == JsonKinds.Object && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Array) && node.Objects is { } rules ? Form(rules) : "";
    }

    /// <summary>From a text of addresses with commas, the list that was meant; null for any other value.</summary>
    private string? Addresses(JsonElement value)
    {
        var parts = value.ValueKind == JsonValueKind.String && !_path!.IsSensitive
            ? value.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        return parts.Length > 1 && parts.All(static part => Uri.TryCreate(part, UriKind.Absolute, out _))
            ? $"; write {ShortText.Cut($"[{string.Join(',', parts.Select(static part => MessageFormat.Name(part)))}]", LongestExample)}"
            : null;
    }

    /// <summary>An object as it has to be: with what it must have, or with its first property.</summary>
    private static string Form(ObjectRules rules)
    {
        var names = rules.Required.Length > 0 ? rules.Required.Select(index => rules.Names[index]) : rules.Declared.Take(1);
        var members = string.Join(',', names.Take(MostExamples).Select(static name => $"\"{name}\":…"));
        return members.Length > 0 ? $"; write {{{members}}}" : "";
    }

    private void RefuseChoice(AllowedValues choices, JsonElement value)
    {
        if (choices.Items.Length == 1)
        {
            Refuse($"must be {choices.AsJson.First()}, found {MessageFormat.Choice(value)}");
            return;
        }

        _kind = ViolationKind.Unlisted;
        Refuse($"{MessageFormat.Choice(value)} is not one of the allowed values{Suggestion(value, choices.Texts)} Allowed: {Allowed(choices)}.");
        _kind = ViolationKind.Other;
    }

    /// <summary>All values once; further problems, which may be of the same enumeration, name the first ones.</summary>
    private string Allowed(AllowedValues choices)
        => _found is { Count: 0 } ? MessageFormat.Choices(choices.AsJson) : MessageFormat.List(choices.AsJson);

    private static string Suggestion(JsonElement value, IEnumerable<string> texts) =>
        value.ValueKind == JsonValueKind.String ? NearMiss.Question(value.GetString()!, texts) : ".";
}
