using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>Our reading of the document against NSwag's, which the import left in <c>spec/management-api.operations.txt</c>.</summary>
public sealed class DocumentReadingTests
{
    /// <summary>The fields of each line: verb, route, operationId, C# method, inputs.</summary>
    private static readonly string[][] s_nswag =
    [
        .. CommittedFiles.Read("spec", "management-api.operations.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' ', 5)),
    ];

    [Fact]
    public void EveryOperation_IsReadAsNSwagReadsIt()
    {
        var theirs =
            s_nswag.Select(static fields => string.Join(' ', fields[0], fields[1], fields[2], fields.Length > 4 ? fields[4] : "")
                .TrimEnd());
        var ours = RealCatalog.Document.Operations.Values.Select(Describe);

        Assert.Equal(theirs.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryMethod_IsNamedAsNSwagNamesIt()
        => Assert.All(s_nswag, static fields => Assert.Equal(
            fields[3].Replace("_", "", StringComparison.Ordinal), CSharpNames.Pascal(fields[2]), ignoreCase: true));

    [Fact]
    public void EveryComponentSchema_IsRead()
    {
        using var json = System.Text.Json.JsonDocument.Parse(CommittedFiles.Read("spec", "management-api.json"));
        var written = json.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject();

        Assert.All(written, static schema => Assert.Equal(
            System.Text.Json.Nodes.JsonNode.Parse(schema.Value.GetRawText()),
            System.Text.Json.Nodes.JsonNode.Parse(RealCatalog.Document.Schemas[schema.Name].ToJson()),
            System.Text.Json.Nodes.JsonNode.DeepEquals));
    }

    private static string Describe(OperationSpec operation)
    {
        var inputs = operation.Parameters
            .Select(static parameter =>
                $"{parameter.In.ToString().ToLowerInvariant()}:{parameter.Name}{(parameter.IsRequired ? "!" : "")}")
            .Order(StringComparer.Ordinal)
            .Concat(operation.Body is { } body ? [body.IsRequired ? "body!" : "body"] : Array.Empty<string>());
        return string.Join(' ', [operation.Method, operation.Path, operation.Id, .. inputs]);
    }
}
