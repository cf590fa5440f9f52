using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>
/// A second opinion: NJsonSchema must find the same bodies right and wrong, for every request body of the API document.
/// </summary>
public class DifferentialTests
{
    private const int ValuesPerBody = 5;
    private const int MutationsPerValue = 6;

    [Fact]
    public async Task EveryRequestBody_BothCheckersAgree()
    {
        var document = SecondOpinion.WithoutFormats(ApiDocument.Json);
        var ours = new SchemaDocument(document);
        var maker = new Synthesizer(ApiDocument.Json, new SchemaDocument(ApiDocument.Json));
        var theirs = await SecondOpinion.LoadAsync(document);
        int valid = 0, invalid = 0;
        List<string> disagreements = [];
        foreach (var operation in ApiDocument.Operations)
        {
            if (operation.BodySchema is not { } body)
            {
                continue;
            }

            var schema = ours.Compile(BodyPointer(operation));
            foreach (var value in Values(maker, body, operation.Id))
            {
                bool accepted = schema.Accepts(NodeJson.Element(value));
                if (accepted != theirs.Accepts(operation.Id, value))
                {
                    disagreements.Add(
                        $"{operation} {(accepted ? "accepted" : "refused")}: {Shorten(value)} "
                        + $"{Explain(schema, theirs, operation.Id, value)}");
                }

                _ = accepted ? valid++ : invalid++;
            }
        }
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} disagreements:\n" + string.Join('\n', disagreements.Take(20)));
        Assert.True(valid > 1500 && invalid > 1500, $"the test says little: {valid} values were valid, {invalid} not");
    }

    private static IEnumerable<JsonNode?> Values(Synthesizer maker, JsonElement schema, string id)
    {
        for (int i = 0; i < ValuesPerBody; i++)
        {
            string seed = $"{id}{i}/body";
            var value = maker.Make(schema, seed, i == 0 ? Extent.Plausible : Extent.Random);
            yield return value;
            var source = new SeededSource(seed);
            for (int j = 0; j < MutationsPerValue; j++)
            {
                yield return Mutation.Of(value, source);
            }
        }
    }

    private static string BodyPointer(ApiOperation operation)
    {
        var content = operation.Json.GetProperty("requestBody").GetProperty("content").EnumerateObject().First();
        return $"#/paths/{ApiDocument.PointerPart(operation.Path)}/{operation.Method.ToLowerInvariant()}/requestBody/content/"
            + $"{ApiDocument.PointerPart(content.Name)}/schema";
    }

    private static string Shorten(JsonNode? value) =>
        value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 600)] : "null";

    private static string Explain(JsonSchema ours, SecondOpinion theirs, string id, JsonNode? value) =>
        "\n  ours: " + string.Join("; ", ours.Check(NodeJson.Element(value))) + "\n  theirs: "
            + string.Join("; ", theirs.Errors(id, value));
}
