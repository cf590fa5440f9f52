using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>
/// Walks two schemas side by side. Named schemas are compared once, by themselves: the walk only notes that it came to them.
/// Every step reads the same with the documents swapped.
/// </summary>
internal sealed class SchemaComparer(SpecDocument before, SpecDocument after)
{
    /// <summary>Compares two component schemas, which may have different names.</summary>
    public Comparison CompareComponents(Subject subject)
    {
        var comparison = new Comparison(subject);
        var place = new Place(comparison, "", Side: null, "");
        if (subject.Before != subject.After)
        {
            place.Add(ChangeKind.Renamed, Aspect.Schema, subject.Before, subject.After);
        }

        Compare(before.Schemas[subject.Before], after.Schemas[subject.After], place);
        return comparison;
    }

    public void Compare(SpecNode old, SpecNode now, Place place)
    {
        if (SpecDocument.ReferenceOf(old) is { } oldName && SpecDocument.ReferenceOf(now) is { } newName)
        {
            // What stands beside a reference belongs to the place, not to the component.
            ConstraintComparer.Compare(old, now, place);
            place.Link(new Subject(oldName, newName));
            return;
        }

        if (SchemaText.IsAnything(old) != SchemaText.IsAnything(now))
        {
            var kind = SchemaText.IsAnything(old) ? ChangeKind.Narrowed : ChangeKind.Widened;
            place.Add(kind, Aspect.Type, SchemaText.Describe(old), SchemaText.Describe(now));
            ConstraintComparer.CompareLifecycle(old, now, place);
            return;
        }

        (old, now) = (before.Resolve(old), after.Resolve(now));
        if (SchemaText.Union(old).Count + SchemaText.Union(now).Count > 0)
        {
            CompareUnions(old, now, place);
        }
        else
        {
            ComparePlain(old, now, place);
        }
    }

    private void ComparePlain(SpecNode old, SpecNode now, Place place)
    {
        var (oldTypes, newTypes) = (ArgumentPath.TypesOf(old), ArgumentPath.TypesOf(now));
        if (TypeComparer.Compare(oldTypes, newTypes) is { } kind)
        {
            place.Add(kind, Aspect.Type, SchemaText.Describe(old), SchemaText.Describe(now));

            // Of two types that have nothing in common, nothing else is worth comparing.
            if (kind == ChangeKind.Retyped)
            {
                return;
            }
        }

        ConstraintComparer.Compare(old, now, place);
        CompareProperties(old, now, place);
        CompareBoth(old["items"], now["items"], place.Within("[]"));
        CompareFurtherProperties(old["additionalProperties"], now["additionalProperties"], place);
        CompareParts(old["allOf"]?.Items ?? [], now["allOf"]?.Items ?? [], place);
    }

    private void CompareProperties(SpecNode old, SpecNode now, Place place)
    {
        var (oldRequired, newRequired) = (Required(old), Required(now));
        var oldProperties = old["properties"]?.Members ?? [];
        var newProperties = now["properties"]?.Members ?? [];
        foreach (var name in oldProperties.Concat(newProperties).Select(static property => property.Key)
            .Distinct(StringComparer.Ordinal))
        {
            var inner = place.Property(name);
            var (wasRequired, isRequired) = (oldRequired.Contains(name), newRequired.Contains(name));
            switch (old["properties"]?[name], now["properties"]?[name])
            {
                case (null, { } added):
                    inner.Add(ChangeKind.Added, Aspect.Property, "", SchemaText.Describe(added), isRequired);
                    break;
                case ({ } removed, null):
                    inner.Add(ChangeKind.Removed, Aspect.Property, SchemaText.Describe(removed), "", wasRequired);
                    break;
                case ({ } was, { } @is):
                    CompareRequired(wasRequired, isRequired, inner, Aspect.Property);
                    Compare(was, @is, inner);
                    break;
            }
        }

        // Names that are required without being spelled out.
        var spelled = oldProperties.Concat(newProperties).Select(static property => property.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var name in oldRequired.Union(newRequired).Where(name => !spelled.Contains(name)).Order(StringComparer.Ordinal))
        {
            CompareRequired(oldRequired.Contains(name), newRequired.Contains(name), place.Property(name), Aspect.Property);
        }
    }

    public static void CompareRequired(bool was, bool @is, Place place, Aspect aspect)
    {
        if (was != @is)
        {
            place.Add(@is ? ChangeKind.Required : ChangeKind.Optional, aspect, Word(was), Word(@is));
        }

        static string Word(bool required) => required ? "required" : "optional";
    }

    /// <summary>Absent allows anything, <c>false</c> nothing.</summary>
    private void CompareFurtherProperties(SpecNode? old, SpecNode? now, Place place)
    {
        if (old is { IsObject: true } && now is { IsObject: true })
        {
            Compare(old, now, place.Within(".*"));
            return;
        }

        var (was, @is) = (Openness(old), Openness(now));
        if (was != @is)
        {
            place.Within(".*").Add(@is > was ? ChangeKind.Widened : ChangeKind.Narrowed, Aspect.Constraint, Word(old), Word(now));
        }

        static int Openness(SpecNode? further) => further switch { { Kind: SpecKind.False } => 0, { IsObject: true } => 1, _ => 2 };

        static string Word(SpecNode? further) => further switch
        {
            { Kind: SpecKind.False } => "no further properties",
            { IsObject: true } => SchemaText.Describe(further),
            _ => "any further properties",
        };
    }

    /// <summary>A part more of <c>allOf</c> demands more.</summary>
    private void CompareParts(IReadOnlyList<SpecNode> old, IReadOnlyList<SpecNode> now, Place place)
    {
        for (var i = 0; i < Math.Min(old.Count, now.Count); i++)
        {
            Compare(old[i], now[i], place);
        }

        foreach (var added in now.Skip(old.Count))
        {
            place.Add(ChangeKind.Narrowed, Aspect.Constraint, "", $"also {SchemaText.Describe(added)}");
        }

        foreach (var removed in old.Skip(now.Count))
        {
            place.Add(ChangeKind.Widened, Aspect.Constraint, $"also {SchemaText.Describe(removed)}", "");
        }
    }

    private void CompareUnions(SpecNode old, SpecNode now, Place place)
    {
        var match = AlternativeMatch.Of(Branches(old), Branches(now), before, after);
        foreach (var (was, @is, label) in match.Pairs)
        {
            Compare(was, @is, label.Length == 0 ? place : place.Within($"({label})"));
        }

        foreach (var added in match.Added)
        {
            place.Add(ChangeKind.Added, Aspect.Alternative, "", SchemaText.Describe(added));
        }

        foreach (var removed in match.Removed)
        {
            place.Add(ChangeKind.Removed, Aspect.Alternative, SchemaText.Describe(removed), "");
        }

        // What stands beside the branches; a schema without branches is itself the only one.
        if (SchemaText.Union(old).Count > 0 && SchemaText.Union(now).Count > 0)
        {
            ConstraintComparer.Compare(old, now, place);
        }
    }

    private void CompareBoth(SpecNode? old, SpecNode? now, Place place)
    {
        switch (old, now)
        {
            case ({ } was, { } @is):
                Compare(was, @is, place);
                break;
            case (null, { } added):
                place.Add(ChangeKind.Narrowed, Aspect.Type, SchemaText.Anything, SchemaText.Describe(added));
                break;
            case ({ } removed, null):
                place.Add(ChangeKind.Widened, Aspect.Type, SchemaText.Describe(removed), SchemaText.Anything);
                break;
        }
    }

    private static IReadOnlyList<SpecNode> Branches(SpecNode schema)
        => SchemaText.Union(schema) is { Count: > 0 } branches ? branches : [schema];

    private static HashSet<string> Required(SpecNode schema) =>
        [.. (schema["required"]?.Items ?? []).Select(static name => name.Text)];
}
