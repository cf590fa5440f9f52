using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// How the value of a parameter is written where it travels (OpenAPI 3.1, "Style Values"). Names of C# are given later.
/// </summary>
internal static class ParameterStyle
{
    /// <summary>A union may contain itself.</summary>
    private const int MaxUnionDepth = 4;

    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    /// <summary>The values that a parameter becomes: one, or one per member of an object that is written member by member.</summary>
    public static IEnumerable<ParameterModel> Parts(ParameterSpec parameter, SpecDocument document)
    {
        var schema = document.Resolve(parameter.Schema);
        if (IsObject(schema) && !parameter.IsJson)
        {
            var isDeep = parameter.Style == "deepObject";
            return schema["properties"]!.Members.Select(member => new ParameterModel(
                isDeep ? $"{parameter.Name}[{member.Key}]" : member.Key,
                "",
                parameter.In,
                MayBeArray(member.Value, document, 0) ? ParameterType.TextArray : ParameterType.Text,
                parameter.Name,
                member.Key));
        }

        return [new ParameterModel(parameter.Name, "", parameter.In, TypeOf(parameter, schema, document), parameter.Name)];
    }

    /// <summary>Written member by member: an exploded form or a deep object. Anything else of an object is not carried.</summary>
    public static bool IsByMember(ParameterSpec parameter)
        => parameter.In == ParameterLocation.Query
           && (parameter.Style == "deepObject" || (parameter.Style is "" or "form" && parameter.Explode != false));

    public static bool IsObject(SpecNode schema) => ArgumentPath.TypesOf(schema).Contains("object") || schema["properties"] is not null;

    /// <summary>True where a value may be an array, also as one alternative of several.</summary>
    public static bool MayBeArray(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        return ArgumentPath.TypesOf(schema).Contains("array")
            || schema["items"] is not null
            || (depth < MaxUnionDepth && Branches(schema).Any(branch => MayBeArray(branch, document, depth + 1)));
    }

    /// <summary>True where a value, or an item of it, may be an object.</summary>
    public static bool HoldsObjects(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        return IsObject(schema)
            || (depth < MaxUnionDepth
                && (Branches(schema).Any(branch => HoldsObjects(branch, document, depth + 1))
                    || (schema["items"] is { IsObject: true } items && HoldsObjects(items, document, depth + 1))));
    }

    private static IEnumerable<SpecNode> Branches(SpecNode schema)
        => s_branches.SelectMany(keyword => schema[keyword]?.Items ?? []);

    private static ParameterType TypeOf(ParameterSpec parameter, SpecNode schema, SpecDocument document)
    {
        if (parameter.IsJson)
        {
            return ParameterType.Json;
        }

        if (MayBeArray(schema, document, 0))
        {
            return parameter.In == ParameterLocation.Header || (parameter.Style is "" or "form" && parameter.Explode == false)
                ? ParameterType.Commas
                : parameter.Style == "spaceDelimited" && parameter.Explode != true ? ParameterType.Spaces
                : parameter.Style == "pipeDelimited" && parameter.Explode != true ? ParameterType.Pipes
                : ParameterType.TextArray;
        }

        return parameter.In == ParameterLocation.Path
            ? ParameterType.Text
            : ArgumentPath.TypesOf(schema).FirstOrDefault(static type => type != "null") switch
            {
                "integer" => ParameterType.Integer,
                "boolean" => ParameterType.Boolean,
                _ => ParameterType.Text,
            };
    }
}
