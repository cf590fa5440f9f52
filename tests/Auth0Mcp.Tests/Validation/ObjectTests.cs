using static Auth0Mcp.Tests.Validation.Checking;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Objects: unknown, missing and misplaced properties, and how they are named.</summary>
public class ObjectTests
{
    private const string JwtConfiguration = """
        {"type":"object","additionalProperties":false,"properties":{
          "jwt_configuration":{"type":"object","additionalProperties":false,"properties":{
            "alg":{"enum":["HS256","RS256"]},"lifetime_in_seconds":{"type":"integer"},
            "scopes":{"type":"object"},"secret_encoded":{"type":"boolean"}}},
          "callbacks":{"type":"array","items":{"type":"object","required":["value"],"properties":{"value":{"type":"string"}}}}}}
        """;

    [Fact]
    public void UnknownProperty_NamesThePathTheNearMissAndWhatIsAllowed() => Assert.Equal(
        "jwt_configuration.algo: unknown property; did you mean 'alg'? Allowed: alg, lifetime_in_seconds, scopes, secret_encoded.",
        Check(JwtConfiguration, """{"jwt_configuration":{"algo":"RS256"}}"""));

    [Fact]
    public void CamelCase_IsRecognised() => Assert.StartsWith(
        "jwtConfiguration: unknown property; did you mean 'jwt_configuration'?",
        Check(JwtConfiguration, """{"jwtConfiguration":{}}"""), StringComparison.Ordinal);

    [Fact]
    public void PropertyOneLevelOff_IsSentWhereItBelongs() => Assert.StartsWith(
        "lifetime_in_seconds: unknown property; it belongs inside 'jwt_configuration'.",
        Check(JwtConfiguration, """{"lifetime_in_seconds":1}"""), StringComparison.Ordinal);

    [Fact]
    public void PathsInsideArrays_HaveIndexes() => Assert.Equal(
        "callbacks[1]: missing required property 'value'",
        Check(JwtConfiguration, """{"callbacks":[{"value":"a"},{}]}"""));

    [Fact]
    public void SeveralMissingProperties_AreOneFinding() => Assert.Equal(
        "missing required properties 'a', 'b'",
        Check("""{"required":["a","b"],"properties":{"a":{}}}""", "{}"));

    [Theory]
    [InlineData("""{"minProperties":1}""", "{}", "must have at least 1 property, has 0")]
    [InlineData("""{"maxProperties":0}""", """{"a":1}""", "must have at most 0 properties, has 1")]
    [InlineData("""{"additionalProperties":false}""", """{"a":1}""", "a: unknown property; no properties are allowed here")]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"a":1}""", "a: expected string, found 1")]
    [InlineData("""{"patternProperties":{"^x_":{"type":"string"}}}""", """{"x_a":1,"y":1}""", "x_a: expected string, found 1")]
    [InlineData(
        """{"propertyNames":{"maxLength":2}}""", """{"abc":1}""",
        "abc: this property name is not allowed: it must have at most 2 characters")]
    [InlineData("""{"propertyNames":{"enum":["a"]}}""", """{"b":1}""", "b: this property name is not allowed. Allowed: \"a\".")]
    public void ObjectKeywords_AreExplained(string schema, string value, string message) => Assert.Equal(message, Check(schema, value));

    [Fact]
    public void PatternProperties_CountAsDeclared() =>
        Accepts("""{"additionalProperties":false,"patternProperties":{"^x_":{}}}""", """{"x_a":1}""");

    [Fact]
    public void EscapedName_IsTheSameName() =>
        Accepts("""{"required":["name"],"additionalProperties":false,"properties":{"name":{}}}""", """{"n\u0061me":1}""");

    [Fact]
    public void MoreThanSixtyFourProperties_AreAllTracked()
    {
        string[] names = [.. Enumerable.Range(0, 700).Select(static i => $"\"p{i}\"")];
        string properties = string.Join(',', names.Select(static name => name + ":{}"));
        string schema = $$"""{"properties":{{{properties}}},"required":[{{string.Join(',', names)}}]}""";
        string all = "{" + string.Join(',', names.Select(static name => name + ":1")) + "}";
        Accepts(schema, all);
        Assert.Equal("missing required property 'p699'", Check(schema, all.Replace(",\"p699\":1", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void OddNames_AreQuotedInPaths() => Assert.Equal(
        """["a.b"]["c\nd"]: expected string, found 1""",
        Check("""{"additionalProperties":{"additionalProperties":{"type":"string"}}}""", """{"a.b":{"c\nd":1}}"""));

    [Fact]
    public void Findings_StopAtTheLimit() => Assert.Equal(
        2, Check("""{"additionalProperties":false}""", """{"a":1,"b":1,"c":1}""", limit: 2).Split('\n').Length);
}
