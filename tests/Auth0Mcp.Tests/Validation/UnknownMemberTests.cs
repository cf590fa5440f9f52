using System.Text;
using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Which members of a fitting value no schema names, and where that is worth a word.</summary>
public class UnknownMemberTests
{
    private const string Open = """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":true}""";

    [Theory]
    [InlineData(Open, """{"a":"x"}""", "")]
    [InlineData(Open, """{"a":"x","b":{"c":1}}""", "b")]
    [InlineData("""{"properties":{"o":#}}""", """{"o":{"b":1,"c":2}}""", "o.b o.c")]
    [InlineData("""{"items":#}""", """[{"a":""},{"b":1}]""", "[1].b")]
    [InlineData("""{"additionalProperties":#}""", """{"x":{"b":1}}""", "x.b")]
    [InlineData("""{"$ref":"#/$defs/open","$defs":{"open":#}}""", """{"b":1}""", "b")]
    [InlineData("""{"properties":{"b":{"type":"integer"}},"allOf":[#]}""", """{"b":1,"c":2}""", "c")]
    public void Members_AreFoundWhereTheObjectIsOpen(string schema, string value, string paths)
        => Assert.Equal(paths, Find(schema, value));

    [Theory]
    [InlineData("""{"type":"object","additionalProperties":true}""", """{"b":1}""")]
    [InlineData("""{"type":"object"}""", """{"b":1}""")]
    [InlineData("""{"type":"object","properties":{"a":{}},"additionalProperties":{"type":"integer"}}""", """{"b":1}""")]
    [InlineData("""{"type":"object","properties":{"a":{}},"additionalProperties":true,"patternProperties":{"^b":{}}}""", """{"b":1}""")]
    [InlineData("""{"anyOf":[#,{"type":"object","additionalProperties":true}]}""", """{"b":1}""")]
    public void Maps_HaveNone(string schema, string value) => Assert.Equal("", Find(schema, value));

    [Fact]
    public void OfAlternatives_ThoseThatFitCount()
    {
        const string Schema = """
            {"anyOf":[
              {"type":"object","properties":{"kind":{"const":"x"},"b":{}},"required":["kind"],"additionalProperties":true},
              {"type":"object","properties":{"kind":{"const":"y"},"c":{}},"required":["kind"],"additionalProperties":true}]}
            """;
        Assert.Equal("c", Find(Schema, """{"kind":"x","b":1,"c":1}"""));
    }

    [Fact]
    public void QuickCheck_TellsWhetherThereMayBeAny()
    {
        var schema = JsonSchema.Parse(Encoding.UTF8.GetBytes($$"""{"type":"object","properties":{"o":{{Open}} } }"""));
        Assert.True(schema.SurelyAccepts(Members("""{"o":{"a":"x"}}"""), out var mayHoldUnknown));
        Assert.False(mayHoldUnknown);
        Assert.True(schema.SurelyAccepts(Members("""{"o":{"b":"x"}}"""), out mayHoldUnknown));
        Assert.True(mayHoldUnknown);
    }

    private static string Find(string schema, string value)
        => string.Join(
            ' ', JsonSchema.Parse(
            Encoding.UTF8.GetBytes(
            schema.Replace(":#", ":" + Open, StringComparison.Ordinal).Replace("[#", "[" + Open, StringComparison.Ordinal)))
            .UnknownMembers(JsonElement.Parse(value)).Select(static member => member.Path));

    private static Dictionary<string, JsonElement> Members(string json)
        => JsonElement.Parse(json).EnumerateObject()
            .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);
}
