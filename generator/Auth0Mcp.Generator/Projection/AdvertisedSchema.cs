using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// The short schema that a client sees: every argument with its wording, nested objects only as deep as the entry asks, below
/// that by the names of their properties. One plain type, enumerations of words and bounds; no references, no unions and no null,
/// which several clients cannot take: where a value may be of several types, none is named. All of it is enforced the same. Where
/// the entry chooses what to advertise, the object stays open: a client that checks calls itself must let the other arguments
/// pass.
/// </summary>
internal sealed class AdvertisedSchema(SpecDocument document, Wording wording, ToolEntry entry)
{
    /// <summary>Of more values than that the wording names some; a wrong one is refused with the whole list.</summary>
    internal const int MaxEnumValues = 24;

    private const int MaxListedKeys = 12;
    private const int MaxUnionDepth = 8;

    /// <param name="arguments">Those that callers may give.</param>
    /// <param name="isOpen">The body takes further properties, so callers may give more.</param>
    public string Project(IReadOnlyList<Argument> arguments, bool isOpen)
    {
        var shown = Shown(entry, arguments);
        var members = new List<KeyValuePair<string, SpecNode>> { new("type", SpecNode.String("object")) };
        members.Add(new("properties", SpecNode.Object(shown.Select(argument =>
            new KeyValuePair<string, SpecNode>(argument.Name, Property(argument.Name, argument.Schema, entry.Depth))))));
        var required = shown.Where(argument => IsRequired(entry, argument))
            .Select(static argument => SpecNode.String(argument.Name)).ToList();
        if (required.Count > 0)
        {
            members.Add(new("required", SpecNode.Array(required)));
        }

        if (shown.Count == arguments.Count && !isOpen)
        {
            members.Add(new("additionalProperties", SpecNode.False));
        }

        return SpecNode.Object(members).ToJson();
    }

    /// <summary>
    /// The arguments that clients are shown: all, or the required ones, those of the server itself and those the entry chooses.
    /// </summary>
    public static IReadOnlyList<Argument> Shown(ToolEntry entry, IReadOnlyList<Argument> arguments)
        => entry.Advertise.IsEmpty
            ? arguments
            : arguments.Where(argument => IsRequired(entry, argument) || argument.Place == ArgumentPlace.Local
                || entry.Advertise.Contains(argument.Name)).ToList();

    private static bool IsRequired(ToolEntry entry, Argument argument) => argument.IsRequired && !entry.AlwaysHasDefault(argument.Name);

    private SpecNode Property(string path, SpecNode declared, int depth)
    {
        var union = document.Resolve(declared);
        var schema = SoleBranch(union);
        var type = SoleType(union);
        var members = new List<KeyValuePair<string, SpecNode>>();
        if (type is not null)
        {
            members.Add(new("type", SpecNode.String(type)));
        }

        if (Description(path, declared, schema, depth) is { Length: > 0 } description)
        {
            members.Add(new("description", SpecNode.String(description)));
        }

        AddConstraints(schema, type, members);
        AddNested(path, schema, type, depth, members);
        if (entry.Defaults.Where(rule => rule.Path == path && rule.When.IsEmpty).Select(static rule => rule.Json)
            .FirstOrDefault() is { } json)
        {
            members.Add(new("default", SpecReader.Read(json)));
        }

        return SpecNode.Object(members);
    }

    /// <summary>Of a union with null, what else the value may be; any other schema as it is.</summary>
    private SpecNode SoleBranch(SpecNode schema)
    {
        var branches = Branches(schema).Where(static branch => ArgumentPath.TypesOf(branch) is not ["null"]).ToList();
        return branches.Count == 1 ? branches[0] : schema;
    }

    private IEnumerable<SpecNode> Branches(SpecNode schema)
        => (schema["oneOf"]?.Items ?? []).Concat(schema["anyOf"]?.Items ?? []).Select(document.Resolve);

    /// <summary>The types of the schema or, for a union, of its branches.</summary>
    /// <param name="depth">Alternatives may contain themselves: so far down nothing is known.</param>
    private IReadOnlyList<string> Types(SpecNode schema, int depth = 0)
    {
        var types = ArgumentPath.TypesOf(schema);
        if (types.Count > 0)
        {
            return types;
        }

        if (schema["properties"] is not null)
        {
            return ["object"];
        }

        var branches = depth == MaxUnionDepth ? [] : Branches(schema).Select(branch => Types(branch, depth + 1)).ToList();
        return branches.Any(static branch => branch.Count == 0)
            ? []
            : branches.SelectMany(static branch => branch).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The one type that a value may have beside null; null when there are several, or the document does not say.</summary>
    private string? SoleType(SpecNode schema)
    {
        var types = Types(schema).Where(static type => type != "null").ToList();
        return types.Count == 1 ? types[0] : types.Count == 2 && types.Contains("integer") && types.Contains("number") ? "number" : null;
    }

    private string Description(string path, SpecNode declared, SpecNode schema, int depth)
    {
        var text = wording.Of(path, declared) ?? "";
        if (depth > 1)
        {
            return text;
        }

        // Where the schema is cut, the names of what is below still guide the caller, unless the wording shows the shape itself;
        // the whole schema is enforced all the same.
        var inner = document.Resolve(schema["items"] is { IsObject: true } items ? items : schema);
        if (text.Contains('{') || inner["properties"]?.Members is not { Count: > 0 } properties)
        {
            return text;
        }

        var required = new HashSet<string>((inner["required"]?.Items ?? []).Select(static item => item.Text), StringComparer.Ordinal);
        var keys = properties.Select(property => required.Contains(property.Key) ? property.Key + "*" : property.Key).ToList();
        var listed = string.Join(", ", keys.Take(MaxListedKeys)) + (keys.Count > MaxListedKeys ? ", …" : "");
        return $"{text}{(text.Length > 0 ? " " : "")}{{{listed}}}";
    }

    private static void AddConstraints(SpecNode schema, string? type, List<KeyValuePair<string, SpecNode>> members)
    {
        if (schema["enum"] is { Items.Count: > 0 and <= MaxEnumValues } values && type is "string" or "integer" or "number")
        {
            var shown =
                values.Items.Where(
                    static value => value is { Kind: SpecKind.Number } or { Kind: SpecKind.String, Text.Length: > 0 }).ToList();
            if (shown.Count > 0)
            {
                members.Add(new("enum", SpecNode.Array(shown)));
            }
        }

        if (type is not ("integer" or "number"))
        {
            return;
        }

        foreach (var keyword in new[] { "minimum", "maximum" })
        {
            // Nobody asks for page -1: such a bound costs every session and is enforced all the same.
            if (schema[keyword] is { } bound && !(keyword == "minimum" && bound.Text is "0" or "1"))
            {
                members.Add(new(keyword, bound));
            }
        }
    }

    private void AddNested(string path, SpecNode schema, string? type, int depth, List<KeyValuePair<string, SpecNode>> members)
    {
        if (type == "array")
        {
            // Items are on the level of their array, unless they are arrays again: those may contain themselves. Some clients
            // refuse a list without them.
            var items = schema["items"] is { IsObject: true } declared ? declared : SpecNode.Object([]);
            var inner = document.Resolve(items);
            members.Add(new(
                "items", depth > 1 ? Property(path, items, Types(inner).Contains("array") ? depth - 1 : depth) : Cut(inner)));
        }
        else if (depth > 1 && type == "object" && schema["properties"]?.Members is { Count: > 0 } properties)
        {
            members.Add(new("properties", SpecNode.Object(properties.Select(property =>
                new KeyValuePair<string, SpecNode>(property.Key, Property(path + "." + property.Key, property.Value, depth - 1))))));
            if (schema["required"] is { Items.Count: > 0 } required)
            {
                members.Add(new("required", required));
            }
        }
    }

    private SpecNode Cut(SpecNode items)
    {
        var type = SoleType(items);
        var members = new List<KeyValuePair<string, SpecNode>>();
        if (type is not null)
        {
            members.Add(new("type", SpecNode.String(type)));
        }

        AddConstraints(SoleBranch(items), type, members);

        // A list of lists says what those hold, as far as it goes.
        return type == "array" ? SpecNode.Object(members.Append(new("items", SpecNode.Object([])))) : SpecNode.Object(members);
    }
}
