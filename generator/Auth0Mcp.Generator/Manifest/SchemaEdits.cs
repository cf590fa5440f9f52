using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// The kinds of change that an overlay entry can make; each returns the changed schema, or null when it changes nothing.
/// </summary>
internal static class SchemaEdits
{
    public static SpecNode? Apply(SpecNode schema, SchemaEdit edit, SchemaEditor editor)
    {
        if (edit.Property.Length == 0)
        {
            var more = WithValues(schema, edit, editor);
            editor.Tell(edit, more is null ? EditOutcome.Obsolete : EditOutcome.Made, schema);
            return more;
        }

        var found = false;
        var edited = editor.Objects(schema, whole =>
        {
            var properties = whole["properties"]!;
            var property = properties[edit.Property];
            found |= property is not null || edit.Kind == SchemaEditKind.Properties;
            if (edit.Kind == SchemaEditKind.Properties)
            {
                return property is null ? whole.With("properties", properties.With(edit.Property, SpecReader.Read(edit.Json))) : null;
            }

            return property is null ? null : OfProperty(whole, property, edit, editor);
        });

        editor.Tell(edit, !found ? EditOutcome.Unknown : edited is null ? EditOutcome.Obsolete : EditOutcome.Made, schema);
        return edited;
    }

    /// <summary>What the edit says, as a notice names it.</summary>
    public static string Said(SchemaEdit edit) => edit.Kind switch
    {
        SchemaEditKind.Properties => $"the property '{edit.Property}'",
        SchemaEditKind.Nullable => $"null for '{edit.Property}'",
        SchemaEditKind.Values => edit.Property.Length == 0 ? "these values" : $"these values of '{edit.Property}'",
        SchemaEditKind.Required => $"'{edit.Property}' as required",
        SchemaEditKind.Optional => $"'{edit.Property}' as optional",
        SchemaEditKind.Secret => $"'{edit.Property}' as a secret",
        _ => $"this of '{edit.Property}'",
    };

    private static SpecNode? OfProperty(SpecNode whole, SpecNode property, SchemaEdit edit, SchemaEditor editor) => edit.Kind switch
    {
        SchemaEditKind.Change => With(whole, edit, Changed(editor.Written(property), SpecReader.Read(edit.Json))),
        SchemaEditKind.Nullable => With(whole, edit, Nullable(property, editor)),
        SchemaEditKind.Values => With(whole, edit, WithValues(property, edit, editor)),
        SchemaEditKind.Required =>
            IsRequired(whole, edit)
                ? null
                : whole.With("required", SpecNode.Array((whole["required"]?.Items ?? []).Append(SpecNode.String(edit.Property)))),
        SchemaEditKind.Optional =>
            IsRequired(whole, edit)
                ? whole.With("required", SpecNode.Array(whole["required"]!.Items.Where(name => name.Text != edit.Property)))
                : null,
        SchemaEditKind.Secret =>
            property.IsTrueAt(SpecDocument.SecretKey) ? null : With(whole, edit, property.With(SpecDocument.SecretKey, SpecNode.True)),
        _ => null,
    };

    private static SpecNode? With(SpecNode whole, SchemaEdit edit, SpecNode? property)
        => property is null ? null : whole.With("properties", whole["properties"]!.With(edit.Property, property));

    private static bool IsRequired(SpecNode whole, SchemaEdit edit)
        => (whole["required"]?.Items ?? []).Any(name => name.Text == edit.Property);

    /// <summary>The keywords of the change over those of the property; one that is null is taken away.</summary>
    private static SpecNode? Changed(SpecNode property, SpecNode change)
    {
        var members = property.Members.Where(member => change[member.Key]?.Kind != SpecKind.Null).ToList();
        var changed = change.Members.Where(static member => member.Value.Kind != SpecKind.Null)
            .Aggregate(SpecNode.Object(members), static (whole, member) => whole.With(member.Key, member.Value));
        return changed.ToJson() == property.ToJson() ? null : changed;
    }

    /// <summary>The property with null allowed; null when it is already.</summary>
    private static SpecNode? Nullable(SpecNode property, SchemaEditor editor)
    {
        var written = editor.Written(property);
        var nothing = SpecNode.Object([new("type", SpecNode.String("null"))]);
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (written[keyword] is { } branches)
            {
                return branches.Items.Any(branch => AllowsNull(editor.Written(branch)))
                    ? null
                    : written.With(keyword, SpecNode.Array(branches.Items.Append(nothing)));
            }
        }

        var types = ArgumentPath.TypesOf(written);
        if (AllowsNull(written))
        {
            return null;
        }

        if (types.Count == 0 || written["const"] is not null || !ReferenceEquals(written, property))
        {
            return SpecNode.Object([new("anyOf", SpecNode.Array([property, nothing]))]);
        }

        var nullable = property.With("type", SpecNode.Array(types.Append("null").Select(SpecNode.String)));
        return nullable["enum"] is { } values ? nullable.With("enum", SpecNode.Array(values.Items.Append(SpecNode.Null))) : nullable;
    }

    private static bool AllowsNull(SpecNode schema)
        => schema.Members.Count == 0
            || (ArgumentPath.TypesOf(schema).Contains("null")
                && (schema["enum"] is not { } values || values.Items.Any(static value => value.Kind == SpecKind.Null)));

    /// <summary>The enumeration, perhaps that of the items, with more values; null when it has them or there is none.</summary>
    private static SpecNode? WithValues(SpecNode schema, SchemaEdit edit, SchemaEditor editor)
    {
        var written = editor.Written(schema);
        if (written["items"] is { IsObject: true } items)
        {
            return WithValues(items, edit, editor) is { } made ? written.With("items", made) : null;
        }

        var present = written["enum"]?.Items ?? (written["const"] is { } only ? [only] : null);
        var texts = present?.Select(static value => value.ToJson()).ToList();
        var added = SpecReader.Read(edit.Json).Items.Where(value => texts?.Contains(value.ToJson()) == false).ToList();
        return present is null || added.Count == 0 ? null
            : SpecNode.Object(written.Members.Where(static member => member.Key != "const"))
                .With("enum", SpecNode.Array(present.Concat(added)));
    }
}
