using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Replay.Checks;

/// <summary>What the API document says about a request, read anew: it tells what it closes itself from what the tools close.</summary>
internal sealed partial class DocumentFacts
{
    private readonly JsonElement _document;

    public DocumentFacts()
    {
        using var stream = typeof(Auth0Mcp.Demo.DemoTenant).Assembly.GetManifestResourceStream("management-api.json")!;
        _document = JsonDocument.Parse(stream).RootElement;
    }

    /// <summary>True when the document has a parameter or body property of that name: a tool without it hides it on purpose.</summary>
    public bool Declares(ManagementOperation operation, string name)
        => (Node(operation).TryGetProperty("parameters", out var parameters)
            && parameters.EnumerateArray().Any(parameter => Resolve(parameter).GetProperty("name").ValueEquals(name)))
           || Branches(Body(operation))
               .Any(schema => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _));

    /// <summary>True when the object around a place in the body is open in the document.</summary>
    /// <param name="path">E.g. <c>options.mfa.active</c>, or with <c>[]</c> for items.</param>
    public bool IsOpenAround(ManagementOperation operation, string path)
    {
        var places = Branches(Body(operation));
        var steps = Step().Matches(path).Select(static step => step.Value).ToList();
        foreach (var step in steps.Take(steps.Count - 1))
        {
            places = [.. places.SelectMany(place => Below(place, step)).SelectMany(Branches)];
        }

        return places.Exists(static place => place.TryGetProperty("additionalProperties", out var others)
            && others.ValueKind is not JsonValueKind.False);
    }

    private JsonElement Node(ManagementOperation operation)
        => _document.GetProperty("paths").GetProperty(operation.Path).GetProperty(operation.Method.ToLowerInvariant());

    private JsonElement Body(ManagementOperation operation)
        => Node(operation).TryGetProperty("requestBody", out var body)
            && Resolve(body).GetProperty("content").EnumerateObject().FirstOrDefault().Value is { ValueKind: JsonValueKind.Object } media
           && media.TryGetProperty("schema", out var schema) ? schema : default;

    private static IEnumerable<JsonElement> Below(JsonElement schema, string step)
    {
        if (step == "[]")
        {
            return schema.TryGetProperty("items", out var items) ? [items] : [];
        }

        return schema.TryGetProperty("properties", out var properties)
            && properties.TryGetProperty(step.Trim('.'), out var property) ? [property]
            : schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object ? [others]
            : [];
    }

    /// <summary>A schema with all that describes the same place.</summary>
    private List<JsonElement> Branches(JsonElement schema)
    {
        var all = new List<JsonElement>();
        var open = new Stack<JsonElement>([schema]);
        while (all.Count < 200 && open.TryPop(out var next))
        {
            if (next.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var resolved = Resolve(next);
            all.Add(resolved);
            foreach (var keyword in (string[])["allOf", "anyOf", "oneOf"])
            {
                if (resolved.TryGetProperty(keyword, out var branches))
                {
                    foreach (var branch in branches.EnumerateArray())
                    {
                        open.Push(branch);
                    }
                }
            }
        }

        return all;
    }

    private JsonElement Resolve(JsonElement node)
    {
        while (node.TryGetProperty("$ref", out var reference))
        {
            node = reference.GetString()!.Split('/').Skip(1).Aggregate(_document, static (at, name) => at.GetProperty(name));
        }

        return node;
    }

    [GeneratedRegex(@"\[\]|[^.\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
