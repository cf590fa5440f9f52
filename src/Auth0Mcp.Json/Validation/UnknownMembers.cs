using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Members that no schema names, in objects that a schema opens beside the properties that it names.</summary>
internal sealed class UnknownMembers
{
    /// <summary>More than anybody is told of.</summary>
    private const int Most = 64;

    /// <summary>References and branches below one another, without a step into the value.</summary>
    private const int MaxNesting = 64;

    private readonly List<UnknownMember> _found = [];
    private readonly InstancePath _path = new();

    /// <summary>Those of a value that fits the schema.</summary>
    public static List<UnknownMember> In(SchemaNode schema, JsonElement value)
    {
        var members = new UnknownMembers();
        members.Visit([schema], value);
        return members._found;
    }

    private void Visit(IEnumerable<SchemaNode> schemas, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return;
        }

        List<SchemaNode> applying = [];
        foreach (var schema in schemas)
        {
            Gather(schema, value, applying, 0);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            VisitMembers([.. applying.Select(static schema => schema.Objects).OfType<ObjectRules>()], value);
        }
        else
        {
            VisitItems([.. applying.Select(static schema => schema.Arrays).OfType<ArrayRules>()], value);
        }
    }

    private void VisitMembers(List<ObjectRules> rules, JsonElement value)
    {
        // Where one schema takes any member, as a map does, none is more known than another.
        var isMap = rules.Exists(static one => one.IsOpen && !one.Declared.Any());
        var isOpen = !isMap && rules.Exists(static one => one.IsOpen);
        foreach (var property in value.EnumerateObject())
        {
            if (_found.Count >= Most)
            {
                return;
            }

            List<SchemaNode> schemas = [.. rules.SelectMany(one => SchemasOf(one, property.Name))];
            if (schemas.Count == 0 && isOpen)
            {
                _found.Add(new UnknownMember(
                    _path.ToString(), property.Name, PathOf(property.Name), value,
                    [.. rules.SelectMany(static one => one.Declared).Distinct(StringComparer.Ordinal)]));
            }

            _path.Enter(property.Name);
            Visit(schemas, property.Value);
            _path.Leave();
        }
    }

    private void VisitItems(List<ArrayRules> rules, JsonElement value)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var at = index;
            _path.Enter(index++);
            Visit(rules.Select(one => at < one.Prefix.Length ? one.Prefix[at] : one.Items).OfType<SchemaNode>(), item);
            _path.Leave();
        }
    }

    private string PathOf(string name)
    {
        _path.Enter(name);
        var path = _path.ToString();
        _path.Leave();
        return path;
    }

    private static IEnumerable<SchemaNode> SchemasOf(ObjectRules rules, string name)
    {
        List<SchemaNode> schemas = [
            .. rules.Patterns.Where(pattern => pattern.Key.IsMatch(name)).Select(static pattern => pattern.Value)];
        if (rules.SchemaOf(name) is { } declared)
        {
            schemas.Add(declared);
        }

        return schemas.Count == 0 && rules.Additional is { } additional ? [additional] : schemas;
    }

    /// <summary>The schema with all that it stands for; of alternatives, those that the value fits.</summary>
    private static void Gather(SchemaNode schema, JsonElement value, List<SchemaNode> into, int depth)
    {
        if (depth > MaxNesting)
        {
            return;
        }

        into.Add(schema);
        IEnumerable<SchemaNode> parts = schema.AllOf;
        if (schema.Reference is { } reference)
        {
            parts = parts.Append(reference.Target);
        }

        foreach (var alternatives in (Alternatives?[])[schema.AnyOf, schema.OneOf])
        {
            parts = parts.Concat(
                (alternatives?.Branches
                ?? []).Where((branch, index) => !alternatives!.Shapes[index].RulesOut(value) && SchemaWalk.Fits(branch, value)));
        }

        if (schema.Condition is { } condition
            && (SchemaWalk.Fits(condition.If, value) ? condition.Then : condition.Else) is { } consequence)
        {
            parts = parts.Append(consequence);
        }

        foreach (var part in parts)
        {
            Gather(part, value, into, depth + 1);
        }
    }
}

/// <summary>One member that no schema names.</summary>
/// <param name="Place">The object that has it: <c>options</c>, <c>secrets[0]</c>, empty at the root.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it stands, written as in other messages.</param>
/// <param name="Owner">The object that has it.</param>
/// <param name="Declared">The names that schemas have for members of that object.</param>
internal sealed record UnknownMember(string Place, string Name, string Path, JsonElement Owner, IReadOnlyList<string> Declared);
