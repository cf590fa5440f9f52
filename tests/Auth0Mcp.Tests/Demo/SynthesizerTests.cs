using System.Text.Json;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Demo;

/// <summary>Made-up values fit the schemas they were made from.</summary>
public class SynthesizerTests
{
    /// <summary>The document requires <c>credentials</c> of a phone provider and forbids it in the same breath: nothing fits.</summary>
    private const string ContradictoryRequirement = ": credentials: unknown property";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void EverySchemaThatAnOperationUses_GetsAValueThatFits(int extent)
    {
        var schemas = new SchemaDocument(ApiDocument.Json);
        var synthesizer = new Synthesizer(ApiDocument.Json, schemas);
        List<string> misfits = [];
        foreach (var component in Used())
        {
            var value = NodeJson.Element(synthesizer.Make(component.Value, component.Name, (Extent)extent));
            misfits.AddRange(schemas.Compile(component.Value, component.Name).Check(value, limit: 2)
                .Select(violation => $"{component.Name}: {violation}")
                .Where(static misfit => !misfit.Contains(ContradictoryRequirement, StringComparison.Ordinal)));
        }
        Assert.True(misfits.Count == 0, string.Join('\n', misfits));
    }

    /// <summary>
    /// The schemas that the paths lead to. What the document keeps beside them describes, and fits nothing: it joins objects that
    /// are closed.
    /// </summary>
    private static IEnumerable<JsonProperty> Used()
    {
        var components = ApiDocument.Json.GetProperty("components").GetProperty("schemas");
        HashSet<string> seen = [];
        Stack<JsonElement> left = new([ApiDocument.Json.GetProperty("paths")]);
        while (left.TryPop(out var element))
        {
            foreach (var name in References(element).Where(seen.Add))
            {
                left.Push(components.GetProperty(name));
            }
        }

        return components.EnumerateObject().Where(component => seen.Contains(component.Name));
    }

    private static IEnumerable<string> References(JsonElement element)
    {
        const string Prefix = "#/components/schemas/";
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => References(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
            JsonValueKind.String
                when element.GetString()!.StartsWith(Prefix, StringComparison.Ordinal) => [element.GetString()![Prefix.Length..]],
            _ => [],
        };
    }

    [Fact]
    public void SameSeed_SameValue()
    {
        var schema = ApiDocument.Json.GetProperty("components").GetProperty("schemas").GetProperty("CreateClientRequestContent");
        string first = Make();
        Assert.Equal(first, Make());

        string Make()
            => new Synthesizer(ApiDocument.Json, new SchemaDocument(ApiDocument.Json)).Make(
                schema, "seed", Extent.Random)!.ToJsonString();
    }

    [Theory]
    [InlineData("^con_[A-Za-z0-9]{16}$")]
    [InlineData("^(?:us-east-[0-9]{1,2}|eu-west-[0-9]{1,2})$")]
    [InlineData("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$")]
    [InlineData("^[\\w-\\.~%]+(?:=?)[^<>]*$")]
    [InlineData("^[^\\x00]\\d+a?$")]
    public void PatternSample_MatchesItsPattern(string pattern)
    {
        foreach (int repeats in (int[])[1, 5, 12])
        {
            Assert.True(new PatternRegex(pattern).IsMatch(PatternSample.Make(pattern, new SeededSource(pattern), repeats)), pattern);
        }
    }
}
