using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Requests;

/// <summary>A request to the Management API as the call of the tool that would send it.</summary>
/// <param name="Arguments">Unchecked.</param>
/// <param name="Problems">What of the request is not an argument of the tool.</param>
internal sealed record TranslatedRequest(
    OperationTool Tool, IReadOnlyDictionary<string, JsonElement> Arguments, IReadOnlyList<SchemaViolation> Problems)
{
    /// <summary>The tool of an operation; of several the one that takes most.</summary>
    public static OperationTool? ToolOf(ManagementOperation operation)
        => ManagementCatalog.All().Where(tool => tool.Operation.Id == operation.Id).MaxBy(static tool => tool.EnforcedSchema.Length);

    /// <summary>Finds the arguments of a request.</summary>
    /// <param name="path">The escaped path below <c>/api/v2</c>; fits the tool's operation.</param>
    /// <param name="query">Decoded pairs.</param>
    /// <param name="body">Undefined for none.</param>
    public static TranslatedRequest Of(
        OperationTool tool, string path, IEnumerable<KeyValuePair<string, string>> query, JsonElement body)
    {
        var map = ArgumentMap.Of(tool);
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var problems = new List<SchemaViolation>();
        foreach (var (template, segment) in tool.Operation.Path.Split('/').Zip(path.Split('/'))
            .Where(static pair => pair.First.StartsWith('{')))
        {
            arguments[map.Path.GetValueOrDefault(template[1..^1], template[1..^1])] = NodeJson.Element(Uri.UnescapeDataString(segment));
        }

        foreach (var group in query.GroupBy(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal))
        {
            if (map.Query.TryGetValue(group.Key, out var argument))
            {
                arguments[argument] = TypedText.Read([.. group], TypedText.DeclaredTypes(map.Schema, argument));
            }
            else
            {
                problems.Add(new SchemaViolation(
                    "query." + group.Key,
                    $"unknown parameter; {tool.Operation.Method} {tool.Operation.Path} has {Names(map.Query.Keys)}"));
            }
        }

        AddBody(map, body, arguments, problems);
        return new TranslatedRequest(tool, arguments, problems);
    }

    private static void AddBody(
        ArgumentMap map, JsonElement body, Dictionary<string, JsonElement> arguments, List<SchemaViolation> problems)
    {
        if (body.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        if (map.BodyArgument is { } whole)
        {
            arguments[whole] = body;
        }
        else if (map.HasNoBody)
        {
            problems.Add(new SchemaViolation("body", "this operation takes no body"));
        }
        else if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new SchemaViolation("body", "must be an object"));
        }
        else
        {
            foreach (var property in body.EnumerateObject())
            {
                // A name that the tool uses for something else must not become that.
                if (map.Body.TryGetValue(property.Name, out var argument) || !map.Has(argument = property.Name))
                {
                    arguments[argument] = property.Value;
                }
                else
                {
                    problems.Add(new SchemaViolation("body." + property.Name, "unknown property"));
                }
            }
        }
    }

    private static string Names(IReadOnlyCollection<string> names)
        => names.Count == 0 ? "none" : string.Join(", ", names.Order(StringComparer.Ordinal));
}
