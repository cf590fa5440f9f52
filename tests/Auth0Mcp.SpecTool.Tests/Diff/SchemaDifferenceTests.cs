namespace Auth0Mcp.SpecTool.Tests.Diff;

/// <summary>How differences between schemas are told and judged, where callers write them and where they read them.</summary>
public sealed class SchemaDifferenceTests
{
    private const string Nothing = "";
    private const string Reference = """{"$ref":"#/components/schemas/Book"}""";

    [Theory]
    [InlineData(
        """{"properties":{"a":{}}}""", """{"properties":{"a":{},"b":{"type":"string"}}}""", "Additive: `b` added (string)",
        "Additive: `b` added (string)")]
    [InlineData(
        """{"properties":{"a":{}}}""", """{"properties":{"a":{},"b":{"type":"string"}},"required":["b"]}""",
        "Breaking: `b` added (string, required)", "Additive: `b` added (string, required)")]
    [InlineData(
        """{"properties":{"a":{},"b":{"type":"string"}}}""", """{"properties":{"a":{}}}""", "Breaking: `b` removed (string)",
        "Breaking: `b` removed (string)")]
    [InlineData(
        """{"properties":{"a":{}}}""", """{"properties":{"a":{}},"required":["a"]}""", "Breaking: `a` is required now",
        "Neutral: `a` is required now")]
    [InlineData(
        """{"properties":{"a":{}},"required":["a"]}""", """{"properties":{"a":{}}}""", "Additive: `a` is optional now",
        "Neutral: `a` is optional now")]
    public void Property_IsJudgedByTheWayItTravels(string old, string now, string asRequest, string asAnswer)
        => AssertBoth(old, now, asRequest, asAnswer);

    [Theory]
    [InlineData(
        """{"type":"string"}""", """{"type":"integer"}""", "Breaking: `a` retyped: string → integer",
        "Breaking: `a` retyped: string → integer")]
    [InlineData(
        """{"type":"string"}""", """{"type":["string","null"]}""", "Additive: `a` widened: string → string|null",
        "Additive: `a` widened: string → string|null")]
    [InlineData(
        """{"type":["string","null"]}""", """{"type":"string"}""", "Breaking: `a` narrowed: string|null → string",
        "Neutral: `a` narrowed: string|null → string")]
    [InlineData(
        """{"type":"integer"}""", """{"type":"number"}""", "Additive: `a` widened: integer → number",
        "Additive: `a` widened: integer → number")]
    [InlineData("{}", """{"type":"string"}""", "Breaking: `a` narrowed: anything → string", "Neutral: `a` narrowed: anything → string")]
    [InlineData(
        """{"type":"array","items":{"type":"string"}}""", """{"type":"array","items":{"type":"boolean"}}""",
        "Breaking: `a[]` retyped: string → boolean", "Breaking: `a[]` retyped: string → boolean")]
    [InlineData(
        """{"type":"object","additionalProperties":{"type":"string"}}""",
        """{"type":"object","additionalProperties":{"type":"boolean"}}""", "Breaking: `a.*` retyped: string → boolean",
        "Breaking: `a.*` retyped: string → boolean")]
    public void Type_IsNarrowedWidenedOrRetyped(string old, string now, string asRequest, string asAnswer)
        => AssertBoth(InA(old), InA(now), asRequest, asAnswer);

    [Theory]
    [InlineData("\"enum\":[\"x\",\"y\"]", "\"enum\":[\"x\"]", "Breaking: `a` no longer allows y", "Neutral: `a` no longer allows y")]
    [InlineData("\"enum\":[\"x\"]", "\"enum\":[\"y\",\"x\"]", "Additive: `a` also allows y", "Additive: `a` also allows y")]
    [InlineData(
        "\"type\":\"string\"", "\"type\":\"string\",\"enum\":[\"x\"]", "Breaking: `a` narrowed: any value → x",
        "Neutral: `a` narrowed: any value → x")]
    [InlineData(
        "\"maxLength\":5", "\"maxLength\":4", "Breaking: `a` narrowed: maxLength 5 → maxLength 4",
        "Neutral: `a` narrowed: maxLength 5 → maxLength 4")]
    [InlineData(
        "\"maxLength\":5", "\"maxLength\":6", "Additive: `a` widened: maxLength 5 → maxLength 6",
        "Additive: `a` widened: maxLength 5 → maxLength 6")]
    [InlineData(
        "\"minimum\":1", "\"minimum\":2", "Breaking: `a` narrowed: minimum 1 → minimum 2",
        "Neutral: `a` narrowed: minimum 1 → minimum 2")]
    [InlineData(
        "\"minimum\":-1,\"type\":\"integer\"", "\"type\":\"integer\"", "Additive: `a` widened: minimum -1 → no minimum",
        "Additive: `a` widened: minimum -1 → no minimum")]
    [InlineData("\"pattern\":\"a\"", "\"pattern\":\"b\"", "Breaking: `a`: pattern a → pattern b", "Neutral: `a`: pattern a → pattern b")]
    [InlineData(
        "\"format\":\"uri\",\"type\":\"string\"", "\"type\":\"string\"", "Additive: `a` widened: format uri → no format",
        "Additive: `a` widened: format uri → no format")]
    [InlineData(
        "\"type\":\"boolean\",\"default\":true", "\"type\":\"boolean\",\"default\":false",
        "Neutral: default of `a`: true → false", "Neutral: default of `a`: true → false")]
    [InlineData(
        "\"type\":\"boolean\"", "\"type\":\"boolean\",\"x-release-lifecycle\":\"EA\"", "Neutral: lifecycle of `a`: none → EA",
        "Neutral: lifecycle of `a`: none → EA")]
    [InlineData(
        "\"type\":\"boolean\"", "\"type\":\"boolean\",\"deprecated\":true", "Neutral: lifecycle of `a`: none → true",
        "Neutral: lifecycle of `a`: none → true")]
    [InlineData(
        "\"type\":\"object\"", "\"type\":\"object\",\"additionalProperties\":false",
        "Breaking: `a.*` narrowed: any further properties → no further properties",
        "Neutral: `a.*` narrowed: any further properties → no further properties")]
    public void Constraint_IsNarrowedWidenedOrChanged(string old, string now, string asRequest, string asAnswer) =>
        AssertBoth(InA($"{{{old}}}"), InA($"{{{now}}}"), asRequest, asAnswer);

    [Theory]
    [InlineData(
        """[{"type":"string"}]""", """[{"type":"string"},{"type":"integer"}]""", "Additive: alternative of `a` added (integer)",
        "Additive: alternative of `a` added (integer)")]
    [InlineData(
        """[{"type":"string"},{"type":"integer"}]""", """[{"type":"string"}]""", "Breaking: alternative of `a` removed (integer)",
        "Breaking: alternative of `a` removed (integer)")]
    [InlineData(
        """[{"type":"integer"},{"type":"string"}]""", """[{"type":"string","maxLength":3},{"type":"integer"}]""",
        "Breaking: `a(string)` narrowed: no maxLength → maxLength 3", "Neutral: `a(string)` narrowed: no maxLength → maxLength 3")]
    [InlineData("""[{"type":"string"},{"type":"string"}]""", """[{"type":"string"}]""", Nothing, Nothing)]
    public void Alternatives_AreToldApartByTheirTypes(string old, string now, string asRequest, string asAnswer) =>
        AssertBoth(InA($$"""{"oneOf":{{old}}}"""), InA($$"""{"oneOf":{{now}}}"""), asRequest, asAnswer);

    [Fact]
    public void SchemaOfTwoProperties_IsToldOnce()
    {
        const string body = """{"properties":{"a":{"$ref":"#/components/schemas/Name"},"b":{"$ref":"#/components/schemas/Name"}}}""";

        Assert.Equal(
            ["Breaking: value narrowed: no maxLength → maxLength 9"],
            Revisions.Report(
                Revisions.Document(body, schemas: """{"Name":{"type":"string"}}"""),
                Revisions.Document(body, schemas: """{"Name":{"type":"string","maxLength":9}}""")));
    }

    [Fact]
    public void SchemaThatContainsItself_IsWalkedOnce()
    {
        const string body = """{"$ref":"#/components/schemas/Tree"}""";

        Assert.Equal(
            ["Additive: `name` added (string)"],
            Revisions.Report(
                Revisions.Document(body, schemas: """{"Tree":{"properties":{"left":{"$ref":"#/components/schemas/Tree"}}}}"""),
                Revisions.Document(
                body, schemas: """{"Tree":{"properties":{"left":{"$ref":"#/components/schemas/Tree"},"name":{"type":"string"}}}}""")));
    }

    [Fact]
    public void SchemaUnderAnotherName_IsComparedWithItsOldSelf() =>
        Assert.Equal(
            ["Breaking: `b` removed (boolean)", "Neutral: takes the place of Old"],
            Revisions.Report(
                Revisions.Document(
                """{"$ref":"#/components/schemas/Old"}""", schemas: """{"Old":{"properties":{"a":{},"b":{"type":"boolean"}}}}"""),
                Revisions.Document("""{"$ref":"#/components/schemas/New"}""", schemas: """{"New":{"properties":{"a":{}}}}""")));

    [Fact]
    public void SchemaWrittenOutInline_IsNoDifference() =>
        Assert.Empty(Revisions.Report(
            Revisions.Document(
            """{"properties":{"a":{"$ref":"#/components/schemas/Name"}}}""", schemas: """{"Name":{"type":"string","maxLength":9}}"""),
            Revisions.Document("""{"properties":{"a":{"type":"string","maxLength":9}}}""")));

    private static string InA(string schema) => $$$"""{"properties":{"a":{{{schema}}}}}""";

    private static void AssertBoth(string old, string now, string asRequest, string asAnswer)
    {
        Assert.Equal(
            Lines(asRequest),
            Revisions.Report(
            Revisions.Document(body: Reference, schemas: Schema(old)), Revisions.Document(body: Reference, schemas: Schema(now))));
        Assert.Equal(
            Lines(asAnswer),
            Revisions.Report(
            Revisions.Document(answer: Reference, schemas: Schema(old)), Revisions.Document(answer: Reference, schemas: Schema(now))));
    }

    private static string Schema(string schema) => $$"""{"Book":{{schema}}}""";

    private static string[] Lines(string line) => line.Length == 0 ? [] : [line];
}
