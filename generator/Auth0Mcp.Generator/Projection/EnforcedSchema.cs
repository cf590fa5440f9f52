using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// The whole schema that every call is checked against: nothing cut, recursion kept by references into <c>$defs</c>, annotations dropped.
/// An object that names its properties takes no others, also where the document is silent: a misspelt property is refused here instead of
/// being ignored by the API. Where the document opens it with <c>additionalProperties: true</c>, it stays open; see <see cref="Conjunction"/>.
/// </summary>
internal sealed class EnforcedSchema(SpecDocument document, ToolEntry entry)
{
    private readonly SortedDictionary<string, SpecNode?> _definitions = new(StringComparer.Ordinal);
    private readonly OpenPlaces _open = new(document);

    /// <summary>The schema of all arguments together.</summary>
    /// <param name="arguments">Those that callers may give.</param>
    /// <param name="hidden">Of an open body, what callers must not give all the same; null where the body takes the named properties alone.</param>
    public string Project(IReadOnlyList<Argument> arguments, IReadOnlyList<Argument>? hidden = null)
    {
        var properties = arguments.Select(argument => new KeyValuePair<string, SpecNode>(argument.Name, Argument(argument)))
            .Concat((hidden ?? []).Select(static argument => new KeyValuePair<string, SpecNode>(argument.Name, SpecNode.False)))
            .ToList();
        var members = new List<KeyValuePair<string, SpecNode>>
        {
            new("type", SpecNode.String("object")),
            new("properties", SpecNode.Object(properties)),
            new("required", SpecNode.Array(arguments.Where(argument => argument.IsRequired && !entry.AlwaysHasDefault(argument.Name)).Select(static argument => SpecNode.String(argument.Name)))),
            new("additionalProperties", hidden is null ? SpecNode.False : SpecNode.True),
        };

        if (_definitions.Count > 0)
        {
            members.Add(new("$defs", SpecNode.Object(_definitions.Select(static pair => new KeyValuePair<string, SpecNode>(pair.Key, pair.Value!)))));
        }

        return SpecNode.Object(members).ToJson();
    }

    private SpecNode Argument(Argument argument)
    {
        // The server takes dotted paths and ranges, and sends the API no more than it understands.
        if (argument is { Place: ArgumentPlace.Query, DocumentName: LocalArguments.Fields })
        {
            return LocalArguments.FieldsSchema;
        }

        var schema = Strip(argument.Schema);

        // An empty path segment would address the collection instead of the item.
        return argument.Place == ArgumentPlace.Path && document.Resolve(argument.Schema)["minLength"] is null
            ? schema.With("minLength", SpecNode.Number("1"))
            : schema;
    }

    private SpecNode Strip(SpecNode schema)
    {
        if (!schema.IsObject)
        {
            return schema;
        }

        schema = Conjunction.Join(schema, document);
        var isOpen = OpenPlaces.IsOpen(schema);
        var members = new List<KeyValuePair<string, SpecNode>>();
        foreach (var member in schema.Members)
        {
            if (member.Key == "$ref")
            {
                members.Add(new("$ref", SpecNode.String("#/$defs/" + Define(SpecDocument.ReferenceOf(schema)!))));
            }
            else if (!Annotations.Include(member.Key))
            {
                members.Add(Keyword(member.Key, member.Value));
            }
        }

        var stripped = SpecNode.Object(members);
        return schema["properties"] is { Members.Count: > 0 } && !isOpen && schema["additionalProperties"]?.Kind != SpecKind.Object
            ? stripped.With("additionalProperties", SpecNode.False)
            : stripped;
    }

    private KeyValuePair<string, SpecNode> Keyword(string keyword, SpecNode value) => keyword switch
    {
        "properties" or "patternProperties" => new(keyword, SpecNode.Object(value.Members.Select(member => new KeyValuePair<string, SpecNode>(member.Key, Strip(member.Value))))),
        // Two alternatives that one value fits are the rule where objects take what they do not name.
        "oneOf" when value.Items.Any(_open.AreIn) => new("anyOf", Alternatives(value)),
        "oneOf" or "anyOf" or "allOf" => new(keyword, Alternatives(value)),
        "prefixItems" => new(keyword, SpecNode.Array(value.Items.Select(Strip))),
        "items" or "additionalProperties" or "not" or "contains" or "if" or "then" or "else" or "propertyNames" => new(keyword, Strip(value)),
        _ => new(keyword, value),
    };

    /// <summary>The document lists some alternatives twice, and what fits a <c>oneOf</c> twice would be refused.</summary>
    private SpecNode Alternatives(SpecNode branches)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return SpecNode.Array(branches.Items.Select(Strip).Where(branch => seen.Add(branch.ToJson())));
    }

    private string Define(string name)
    {
        if (!_definitions.ContainsKey(name))
        {
            // Reserved before it is written, so that a schema may contain itself.
            _definitions[name] = null;
            _definitions[name] = document.Schemas.TryGetValue(name, out var schema) ? Strip(schema) : SpecNode.True;
        }

        return name;
    }
}
