using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// The whole schema that every call is checked against: nothing cut, recursion kept by references into <c>$defs</c>, annotations
/// dropped. An object that names its properties takes no others, also where the document is silent: a misspelt property is
/// refused here instead of being ignored by the API. Where the document opens it with <c>additionalProperties: true</c>, it stays
/// open; see <see cref="Conjunction"/>.
/// </summary>
internal sealed class EnforcedSchema(SpecDocument document, ToolEntry entry)
{
    /// <summary>Ends the name of a component that stands as a branch of a composed object.</summary>
    private const string OpenSuffix = ".branch";

    private readonly SortedDictionary<string, SpecNode?> _definitions = new(StringComparer.Ordinal);
    private readonly OpenPlaces _open = new(document);

    /// <summary>The schema of all arguments together.</summary>
    /// <param name="arguments">Those that callers may give.</param>
    /// <param name="hidden">Of an open body, what callers must not give all the same; null where the body takes the named
    /// properties alone.</param>
    public string Project(IReadOnlyList<Argument> arguments, IReadOnlyList<Argument>? hidden = null)
    {
        var properties = arguments.Select(argument => new KeyValuePair<string, SpecNode>(argument.Name, Argument(argument)))
            .Concat((hidden ?? []).Select(static argument => new KeyValuePair<string, SpecNode>(argument.Name, SpecNode.False)))
            .ToList();
        var members = new List<KeyValuePair<string, SpecNode>>
        {
            new("type", SpecNode.String("object")),
            new("properties", SpecNode.Object(properties)),
            new("required",
                SpecNode.Array(
                arguments.Where(argument => argument.IsRequired && !entry.AlwaysHasDefault(argument.Name))
                .Select(static argument => SpecNode.String(argument.Name)))),
            new("additionalProperties", hidden is null ? SpecNode.False : SpecNode.True),
        };

        if (_definitions.Count > 0)
        {
            members.Add(new(
                "$defs",
                SpecNode.Object(_definitions.Select(static pair => new KeyValuePair<string, SpecNode>(pair.Key, pair.Value!)))));
        }

        return SpecNode.Object(members).ToJson();
    }

    private SpecNode Argument(Argument argument)
    {
        // The server takes dotted paths and ranges, and sends the API no more than it understands.
        if (argument is { Place: ArgumentPlace.Query, DocumentName: LocalArguments.Fields }
            && LocalArguments.IsSelection(argument.Schema, document))
        {
            return LocalArguments.FieldsSchema;
        }

        var schema = Strip(argument.Schema);

        // An empty path segment would address the collection instead of the item.
        if (argument.Place != ArgumentPlace.Path)
        {
            return schema;
        }

        var declared = document.Resolve(argument.Schema);
        schema = declared["minLength"] is null ? schema.With("minLength", SpecNode.Number("1")) : schema;
        return declared["items"] is not null && declared["minItems"] is null ? schema.With("minItems", SpecNode.Number("1")) : schema;
    }

    /// <param name="schema">The schema.</param>
    /// <param name="closes">False for a branch of a composed object: only the whole takes no other members.</param>
    private SpecNode Strip(SpecNode schema, bool closes = true)
    {
        if (!schema.IsObject)
        {
            return schema;
        }

        schema = Conjunction.Join(schema, document);
        var isOpen = OpenPlaces.IsOpen(schema);
        var isComposed = Compositions.IsComposed(schema, document);
        var branchesClose = closes && !isComposed;
        var members = new List<KeyValuePair<string, SpecNode>>();
        foreach (var member in schema.Members)
        {
            if (member.Key == "$ref")
            {
                members.Add(new("$ref", SpecNode.String("#/$defs/" + Define(SpecDocument.ReferenceOf(schema)!, closes))));
            }
            else if (!Annotations.Include(member.Key))
            {
                members.Add(Keyword(member.Key, member.Value, branchesClose));
            }
        }

        var stripped = SpecNode.Object(members);
        if (!closes)
        {
            return Open(stripped);
        }

        if (isComposed)
        {
            return isOpen || schema["additionalProperties"]?.Kind == SpecKind.Object
                || Compositions.HasOpenBranch(schema, document) ? stripped : ClosedAsWhole(stripped, schema);
        }

        return schema["properties"] is { Members.Count: > 0 } && !isOpen && schema["additionalProperties"]?.Kind != SpecKind.Object
            ? stripped.With("additionalProperties", SpecNode.False)
            : stripped;
    }

    /// <summary>A branch says what its members are, not that there are no others.</summary>
    private static SpecNode Open(SpecNode branch)
        => branch["additionalProperties"]?.Kind == SpecKind.False
            ? SpecNode.Object(branch.Members.Where(static member => member.Key != "additionalProperties"))
            : branch;

    /// <summary>A composed object with the members of all its branches, and no others.</summary>
    private SpecNode ClosedAsWhole(SpecNode stripped, SpecNode schema)
    {
        var own = stripped["properties"] ?? SpecNode.Object([]);
        var all = Compositions.NamesBeside(schema, document)
            .Aggregate(own, static (known, name) => known[name] is null ? known.With(name, SpecNode.True) : known);
        return stripped.With("properties", all).With("additionalProperties", SpecNode.False);
    }

    private KeyValuePair<string, SpecNode> Keyword(string keyword, SpecNode value, bool branchesClose) => keyword switch
    {
        "properties" or "patternProperties" =>
            new(keyword,
                SpecNode.Object(value.Members.Select(member => new KeyValuePair<string, SpecNode>(member.Key, Strip(member.Value))))),
        // Two alternatives that one value fits are the rule where objects take what they do not name.
        "oneOf" when !branchesClose || value.Items.Any(_open.AreIn) => new("anyOf", Alternatives(value, branchesClose)),
        "oneOf" or "anyOf" or "allOf" => new(keyword, Alternatives(value, branchesClose)),
        "prefixItems" => new(keyword, SpecNode.Array(value.Items.Select(item => Strip(item)))),
        "items" or "additionalProperties" => new(keyword, Strip(value)),

        // These ask whether a value is like that, whatever else it has.
        "not" or "contains" or "if" or "then" or "else" or "propertyNames" => new(keyword, Strip(value, closes: false)),
        _ => new(keyword, value),
    };

    /// <summary>The document lists some alternatives twice, and what fits a <c>oneOf</c> twice would be refused.</summary>
    private SpecNode Alternatives(SpecNode branches, bool close)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return SpecNode.Array(branches.Items.Select(branch => Strip(branch, close)).Where(branch => seen.Add(branch.ToJson())));
    }

    private string Define(string name, bool closes)
    {
        var key = closes ? name : name + OpenSuffix;
        if (!_definitions.ContainsKey(key))
        {
            // Reserved before it is written, so that a schema may contain itself.
            _definitions[key] = null;
            _definitions[key] = document.Schemas.TryGetValue(name, out var schema) ? Strip(schema, closes) : SpecNode.True;
        }

        return key;
    }
}
