using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Pages;

/// <summary>
/// What of a tool's arguments makes it wait for a person: all of them, or those that overwrite what no read brings back.
/// </summary>
internal sealed class ConsentColumn
{
    private const int MostPaths = 4;

    private const int MaxDepth = 12;

    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);
    private readonly JsonElement _schema;

    private ConsentColumn(OperationTool tool)
    {
        _paths.UnionWith(tool.ConfirmedArguments);
        _schema = JsonElement.Parse(tool.EnforcedSchema);
        if (tool.Operation.Method is not ("PATCH" or "PUT"))
        {
            return;
        }

        foreach (var argument in _schema.GetProperty("properties").EnumerateObject())
        {
            Visit(argument.Value, argument.Name, RequestSecrets.PlaceOf(tool, argument.Name), argument.Name, MaxDepth);
        }

        if (!tool.RequestSecrets.IsEmpty)
        {
            // The schemas that the overlay attaches describe what the enforced schema leaves open.
            var map = JsonElement.Parse(tool.RequestSecrets);
            VisitMap(map, "", map.GetProperty("$defs"), MaxDepth);
        }
    }

    public static string Of(ToolDescriptor tool)
        => tool is not OperationTool operation || operation.Access == ToolAccess.Read ? ""
            : operation.Access == ToolAccess.Destructive ? "always"
            : new ConsentColumn(operation).Cell();

    private string Cell()
    {
        var shown = string.Join(", ", _paths.Take(MostPaths).Select(static path => $"`{path}`"));
        return _paths.Count > MostPaths
            ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {_paths.Count - MostPaths} more")
            : shown;
    }

    private void Visit(JsonElement declared, string name, SecretMask.View place, string path, int depth)
    {
        var schema = Resolve(declared);
        if (depth == 0 || schema.ValueKind != JsonValueKind.Object || _paths.Contains(path))
        {
            return;
        }

        if (place.IsSecret || (IsText(schema) && RequestSecrets.IsSecret(name, place)))
        {
            _paths.Add(path);
            return;
        }

        foreach (var branch in s_branches.SelectMany(keyword => schema.TryGetProperty(keyword, out var branches)
            ? branches.EnumerateArray()
            : []))
        {
            Visit(branch, name, place, path, depth - 1);
        }

        foreach (var member in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : [])
        {
            Visit(member.Value, RequestSecrets.NameOf(name, member.Name), place.Property(member.Name), $"{path}.{member.Name}",
                depth - 1);
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Visit(items, name, place.Items(), path + "[]", depth - 1);
        }
    }

    private void VisitMap(JsonElement node, string path, JsonElement definitions, int depth)
    {
        if (node.ValueKind == JsonValueKind.True)
        {
            _paths.Add(path.Length == 0 ? "body" : path);
        }

        foreach (var member in node.ValueKind == JsonValueKind.Object && depth > 0 ? node.EnumerateObject() : [])
        {
            switch (member.Name)
            {
                case "p":
                    foreach (var property in member.Value.EnumerateObject())
                    {
                        VisitMap(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", definitions, depth - 1);
                    }

                    break;
                case "i":
                    VisitMap(member.Value, path + "[]", definitions, depth - 1);
                    break;
                case "a":
                    VisitMap(member.Value, path.Length == 0 ? "*" : path + ".*", definitions, depth - 1);
                    break;
                case "o":
                    foreach (var branch in member.Value.EnumerateArray())
                    {
                        VisitMap(branch, path, definitions, depth - 1);
                    }

                    break;
                case "r":
                    foreach (var reference in member.Value.EnumerateArray())
                    {
                        VisitMap(definitions.GetProperty(reference.GetString()!), path, definitions, depth - 1);
                    }

                    break;
            }
        }
    }

    private JsonElement Resolve(JsonElement schema)
    {
        for (var hops = 0; hops < MaxDepth && schema.ValueKind == JsonValueKind.Object
            && schema.TryGetProperty("$ref", out var reference); hops++)
        {
            schema = _schema.GetProperty("$defs").GetProperty(reference.GetString()![(reference.GetString()!.LastIndexOf('/') + 1)..]);
        }

        return schema;
    }

    private static bool IsText(JsonElement schema)
        => schema.TryGetProperty("type", out var type)
            && (type.ValueKind == JsonValueKind.Array
                ? type.EnumerateArray().Any(static name => name.ValueEquals("string"))
                : type.ValueEquals("string"));
}
