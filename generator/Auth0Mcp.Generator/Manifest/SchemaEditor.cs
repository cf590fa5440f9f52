using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Makes the changes of one overlay entry to one schema. A reference on the way is written out at its place, so that nothing else
/// that shares the schema changes; <see cref="SpecDocument.OriginKey"/> keeps its name there.
/// </summary>
internal sealed class SchemaEditor(SpecNode schemas, SchemaChange change, string owner, Action<Problem> report)
{
    /// <summary>Alternatives and references below one another; recursion would never end.</summary>
    private const int MaxDepth = 8;

    private readonly Dictionary<SchemaEdit, EditOutcome> _outcomes = [];
    private readonly HashSet<string> _near = new(StringComparer.Ordinal);
    private (string[] Path, SpecNode Schema)? _astray;

    /// <summary>True once a change has made a difference somewhere.</summary>
    public bool HasEdited => _outcomes.ContainsValue(EditOutcome.Made);

    public SpecNode Edit(SpecNode schema)
    {
        if (change.At.Length == 0)
        {
            return EditHere(schema);
        }

        var segments = change.At.Split('.');
        if (Follow(schema, segments, 0, 0) is { } edited)
        {
            return edited;
        }

        _astray ??= (segments, schema);
        return schema;
    }

    /// <summary>Keeps what came of an edit in one of the alternatives, bodies or places that it is made in.</summary>
    public void Tell(SchemaEdit edit, EditOutcome outcome, SpecNode schema)
    {
        _outcomes[edit] = _outcomes.TryGetValue(edit, out var elsewhere) && elsewhere > outcome ? elsewhere : outcome;
        if (outcome == EditOutcome.Unknown)
        {
            _near.UnionWith(NamesAt(schema, []));
        }
    }

    /// <summary>Reports, once all is edited, what came to nothing everywhere.</summary>
    public void Close()
    {
        if (_outcomes.Count == 0 && _astray is ({ } path, { } schema))
        {
            var known = path.Length - 1;
            while (known > 0 && NamesAt(schema, path.Take(known)).Count == 0)
            {
                known--;
            }

            Unknown("at", path[known], NamesAt(schema, path.Take(known)),
                string.Concat(path.Take(known).Select(static segment => segment + ".")));
        }

        foreach (var (edit, outcome) in _outcomes.Select(static pair => (pair.Key, pair.Value)))
        {
            if (outcome == EditOutcome.Unknown)
            {
                Unknown(Key(edit), edit.Property, _near, change.At.Length == 0 ? "" : change.At + ".");
            }
            else if (outcome == EditOutcome.Obsolete)
            {
                report(Problem.Key(DiagnosticDescriptors.OverlayObsolete, Key(edit), owner, SchemaEdits.Said(edit)));
            }
        }
    }

    private SpecNode EditHere(SpecNode schema)
    {
        foreach (var edit in change.Edits)
        {
            schema = SchemaEdits.Apply(schema, edit, this) ?? schema;
        }

        return schema;
    }

    /// <summary>The schema with the change made at the end of a path; null where the path does not lead on.</summary>
    private SpecNode? Follow(SpecNode schema, string[] path, int at, int depth)
    {
        schema = Written(schema);
        if (schema["properties"] is { } properties && properties[path[at]] is { } property)
        {
            var edited = at == path.Length - 1 ? EditHere(property) : Follow(property, path, at + 1, 0);
            return edited is null ? null : schema.With("properties", properties.With(path[at], edited));
        }

        return depth > MaxDepth ? null : Through(schema, inner => Follow(inner, path, at, depth + 1));
    }

    /// <summary>
    /// The schema with an edit made to each object that it is, holds as items or offers as an alternative; null when there is
    /// none.
    /// </summary>
    public SpecNode? Objects(SpecNode schema, Func<SpecNode, SpecNode?> edit, int depth = 0)
    {
        schema = Written(schema);
        return schema["properties"] is not null ? edit(schema)
            : depth > MaxDepth ? null
            : Through(schema, inner => Objects(inner, edit, depth + 1));
    }

    /// <summary>What a reference leads to, in its place; any other schema as it is.</summary>
    public SpecNode Written(SpecNode schema)
    {
        for (var hops = 0; hops < MaxDepth && SpecDocument.ReferenceOf(schema) is { } name && schemas[name] is { } target; hops++)
        {
            var siblings = schema.Members.Where(static member => member.Key != "$ref");
            schema = siblings.Aggregate(
                target.With(SpecDocument.OriginKey, SpecNode.String(name)),
                static (whole, member) => whole.With(member.Key, member.Value));
        }

        return schema;
    }

    /// <summary>Alternatives, items and values of maps: the edit is made wherever it can be.</summary>
    private static SpecNode? Through(SpecNode schema, Func<SpecNode, SpecNode?> edit)
    {
        var edited = schema;
        foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema[keyword] is { } branches && branches.Items.Select(edit).ToList() is var made
                && made.Exists(static branch => branch is not null))
            {
                edited = edited.With(keyword, SpecNode.Array(made.Select((branch, index) => branch ?? branches.Items[index])));
            }
        }

        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            edited = schema[keyword] is { IsObject: true } inner && edit(inner) is { } with ? edited.With(keyword, with) : edited;
        }

        return ReferenceEquals(edited, schema) ? null : edited;
    }

    private static string Key(SchemaEdit edit)
    {
        var key = SchemaChangeReader.Key(edit.Kind);
        return edit.Property.Length == 0 ? key : key + "." + edit.Property;
    }

    private void Unknown(string key, string name, IReadOnlyCollection<string> near, string prefix)
        => report(new Problem(DiagnosticDescriptors.OverlayUnknown.Id, key, OnValue: key == "at", Values.EquatableArray.ToEquatableArray(
            new[] { $"property in '{owner}' called", prefix + name, NearMiss.Ending(name, near, prefix) })));

    private List<string> NamesAt(SpecNode schema, IEnumerable<string> path)
    {
        var names = new List<string>();
        Collect(schema, new Queue<string>(path), names, 0);
        return names;
    }

    private void Collect(SpecNode schema, Queue<string> path, List<string> names, int depth)
    {
        schema = Written(schema);
        var properties = schema["properties"]?.Members ?? [];
        if (path.Count == 0)
        {
            names.AddRange(properties.Select(static property => property.Key));
        }
        else if (schema["properties"]?[path.Peek()] is { } property)
        {
            Collect(property, new Queue<string>(path.Skip(1)), names, 0);
            return;
        }

        foreach (var inner in depth > MaxDepth ? [] : PropertyPaths.Subschemas(schema))
        {
            Collect(inner, path, names, depth + 1);
        }
    }
}

/// <summary>What came of an edit in one place; of several places the greatest counts.</summary>
internal enum EditOutcome
{
    /// <summary>There is no such property.</summary>
    Unknown,

    /// <summary>The document says so itself.</summary>
    Obsolete,

    /// <summary>It made a difference.</summary>
    Made,
}
