using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>The checker understands everything the API document says.</summary>
public class DocumentSchemaTests
{
    [Fact]
    public void EveryOperation_AllItsSchemasCompile()
    {
        var document = new SchemaDocument(ApiDocument.Json);
        int compiled = 0;
        foreach (var operation in ApiDocument.Operations)
        {
            foreach (var schema in SchemasOf(operation))
            {
                document.Compile(schema, operation.ToString());
                compiled++;
            }
        }
        Assert.Equal(452, ApiDocument.Operations.Count());
        Assert.True(compiled > 1200, $"only {compiled} schemas were found");
    }

    [Fact]
    public void EveryComponent_Compiles()
    {
        var document = new SchemaDocument(ApiDocument.Json);
        foreach (var component in ApiDocument.Json.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            document.Compile("#/components/schemas/" + ApiDocument.PointerPart(component.Name));
        }
    }

    [Fact]
    public void EveryPattern_CanBeRun()
    {
        string[] unusable = [.. Patterns(ApiDocument.Json).Distinct().Where(static pattern => !new PatternRegex(pattern).IsUsable)];
        Assert.Empty(unusable);
    }

    private static IEnumerable<JsonElement> SchemasOf(ApiOperation operation)
    {
        if (operation.BodySchema is { } body)
        {
            yield return body;
        }

        foreach (var (_, schema) in operation.Successes)
        {
            if (schema is { } response)
            {
                yield return response;
            }
        }
        foreach (var parameter in operation.Parameters)
        {
            yield return parameter.GetProperty("schema");
        }
    }

    private static IEnumerable<string> Patterns(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property =>
            property.NameEquals("pattern") && property.Value.ValueKind == JsonValueKind.String
                ? [property.Value.GetString()!]
                : Patterns(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Patterns),
        _ => [],
    };
}
