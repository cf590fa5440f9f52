namespace Auth0Mcp.Validation;

/// <summary>One compiled schema. Immutable; keywords are grouped by the kind of value they speak about.</summary>
internal sealed class SchemaNode
{
    /// <summary>The schema <c>false</c>: no value fits.</summary>
    public static readonly SchemaNode Nothing = new() { Kinds = JsonKinds.None };

    /// <summary>The schema <c>true</c>: every value fits.</summary>
    public static readonly SchemaNode Anything = new();

    public JsonKinds Kinds { get; init; } = JsonKinds.Any;
    public SchemaReference? Reference { get; init; }

    /// <summary>The values of <c>enum</c>.</summary>
    public AllowedValues? Enum { get; init; }

    /// <summary>The one value of <c>const</c>.</summary>
    public AllowedValues? Const { get; init; }

    public StringRules? Strings { get; init; }
    public NumberRules? Numbers { get; init; }
    public ArrayRules? Arrays { get; init; }
    public ObjectRules? Objects { get; init; }

    public SchemaNode[] AllOf { get; init; } = [];
    public Alternatives? AnyOf { get; init; }
    public Alternatives? OneOf { get; init; }
    public SchemaNode? Not { get; init; }
    public Condition? Condition { get; init; }

    /// <summary>This schema with every chain of plain references followed.</summary>
    public SchemaNode Resolved
    {
        get
        {
            var node = this;
            for (var hops = 0; node.Reference is { } reference && hops < 64; hops++)
            {
                node = reference.Target;
            }

            return node;
        }
    }
}

/// <summary>A <c>$ref</c>: the target is filled in once by the compiler, which is what lets schemas be recursive.</summary>
internal sealed class SchemaReference(string pointer)
{
    private SchemaNode? _target;

    public string Pointer => pointer;

    public SchemaNode Target
    {
        get => _target ?? throw new InvalidOperationException($"The schema {pointer} was not compiled.");
        set => _target = value;
    }
}

/// <summary>The keywords <c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed record Condition(SchemaNode If, SchemaNode? Then, SchemaNode? Else);
