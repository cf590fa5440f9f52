using System.Runtime.CompilerServices;
using System.Text.Json;

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

    /// <summary>
    /// Schema steps below one another, references and branches included. Only a schema that refers to itself gets here.
    /// </summary>
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
        var walk = new SchemaWalk(Math.Max(limit, 1))
        {
            _found = [],
            _path = new InstancePath(),
            _origin = origin.Length == 0 ? "" : $" ({origin})"
        };
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
}
