using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>The branches of <c>oneOf</c> or <c>anyOf</c>, and what tells them apart.</summary>
internal sealed class Alternatives(SchemaNode[] branches)
{
    private BranchShape[]? _shapes;

    public SchemaNode[] Branches => branches;

    /// <summary>One shape per branch. Worked out when first needed: references are complete only after compiling.</summary>
    public BranchShape[] Shapes => _shapes ??= [.. branches.Select(BranchShape.Of)];
}

/// <summary>What can be seen of a branch from outside: the kinds it takes and the properties whose values it fixes.</summary>
internal sealed class BranchShape
{
    private readonly List<(string Name, AllowedValues Values)> _fixedValues = [];
    private readonly List<(string Name, SchemaNode Schema)> _objects = [];

    /// <summary>Objects below one another that are looked into.</summary>
    private const int MaxObjects = 2;

    private BranchShape(JsonKinds kinds) => Kinds = kinds;

    public JsonKinds Kinds { get; private set; }

    /// <summary>True when the branch leans on a format nobody here can check, so that a match may be no match.</summary>
    public bool IsTentative { get; private set; }

    /// <summary>Properties for which the branch, wherever it says so, allows certain strings only.</summary>
    public IReadOnlyList<(string Name, AllowedValues Values)> FixedValues => _fixedValues;

    /// <summary>How many of the properties that the branch, or an object in it, fixes to one value have that, or another.</summary>
    /// <param name="wanted">Counts those that have it.</param>
    public int CountFixed(JsonElement value, bool wanted, int depth = 0)
    {
        if (value.ValueKind != JsonValueKind.Object || depth > MaxObjects)
        {
            return 0;
        }

        return _fixedValues.Count(entry => entry.Values.Items.Length == 1
                && value.TryGetProperty(entry.Name, out var given) && entry.Values.Contains(given) == wanted)
            + _objects.Sum(entry => value.TryGetProperty(entry.Name, out var inner)
            ? Of(entry.Schema).CountFixed(inner, wanted, depth + 1)
            : 0);
    }

    public static BranchShape Of(SchemaNode branch)
    {
        var shape = new BranchShape(JsonKinds.Any);
        shape.Gather(branch, 0);
        return shape;
    }

    /// <summary>The values the branch fixes for a property to a single one, or null.</summary>
    public AllowedValues? SingleValueOf(string name)
    {
        foreach (var (property, values) in _fixedValues)
        {
            if (property == name && values.Items.Length == 1)
            {
                return values;
            }
        }
        return null;
    }

    /// <summary>True when one look shows that the branch cannot fit: wrong kind, or another value where it fixes one.</summary>
    public bool RulesOut(JsonElement value)
    {
        if (!Kinds.Admits(value))
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var (name, values) in _fixedValues)
        {
            if (value.TryGetProperty(name, out var given) && !values.Contains(given))
            {
                return true;
            }
        }
        return false;
    }

    private void Gather(SchemaNode node, int depth)
    {
        if (depth > 16)
        {
            return;
        }

        Kinds &= node.Kinds;
        IsTentative |= node.Strings?.Format is { IsChecked: false };
        if (node.Objects is { } objects)
        {
            for (var index = 0; index < objects.Names.Length; index++)
            {
                if (objects.Schemas[index]?.Resolved is { } schema && (schema.Const ?? schema.Enum) is { } values
                    && values.Texts.Length == values.Items.Length)
                {
                    _fixedValues.Add((objects.Names[index], values));
                }
                else if (objects.Schemas[index] is { } inner && inner.Resolved.Objects is not null)
                {
                    _objects.Add((objects.Names[index], inner));
                }
            }
        }
        if (node.Reference is { } reference)
        {
            Gather(reference.Target, depth + 1);
        }

        foreach (var part in node.AllOf)
        {
            Gather(part, depth + 1);
        }
    }
}
