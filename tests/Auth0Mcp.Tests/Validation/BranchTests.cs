using static Auth0Mcp.Tests.Validation.Checking;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Of several alternatives the one that comes closest is explained, not all of them.</summary>
public class BranchTests
{
    private const string Destinations = """
        {"type":"object","oneOf":[{"$ref":"#/$defs/Webhook"},{"$ref":"#/$defs/Bus"}],"$defs":{
          "Webhook":{"type":"object","required":["type","url"],"additionalProperties":false,
            "properties":{"type":{"const":"webhook"},"url":{"type":"string","format":"uri"},"retries":{"type":"integer"}}},
          "Bus":{"type":"object","required":["type","account","region"],"additionalProperties":false,
            "properties":{"type":{"enum":["bus"]},"account":{"type":"string"},"region":{"type":"string"}}}}}
        """;

    [Fact]
    public void DiscriminatorPresent_ItsBranchIsExplained() => Assert.Equal(
        "retries: expected integer, found true",
        Check(Destinations, """{"type":"webhook","url":"https://a.example","retries":true}"""));

    [Fact]
    public void DiscriminatorWrong_IsTheWholeMessage() => Assert.Equal(
        "type: \"webhok\" is not one of the allowed values; did you mean 'webhook'? Allowed: \"webhook\", \"bus\".",
        Check(Destinations, """{"type":"webhok","url":1}"""));

    [Fact]
    public void DiscriminatorMissing_ItsValuesAreNamed() => Assert.Equal(
        "missing 'type', which selects the variant: \"webhook\", \"bus\"",
        Check(Destinations, """{"url":"https://a.example"}"""));

    [Fact]
    public void NoBranchTakesTheKind_TheKindsAreNamed() => Assert.Equal(
        "expected string or integer, found true",
        Check("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "true"));

    [Fact]
    public void OneBranchTakesTheKind_ItIsExplained() => Assert.Equal(
        "a: expected string, found 1",
        Check("""{"anyOf":[{"type":"string"},{"type":"object","properties":{"a":{"type":"string"}}}]}""", """{"a":1}"""));

    [Fact]
    public void WithoutDiscriminator_FewestViolationsWin() => Assert.Equal(
        "c: unknown property. Allowed: a, b.",
        Check("""
            {"oneOf":[
              {"type":"object","required":["x","y"],"additionalProperties":false,"properties":{"x":{},"y":{}}},
              {"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{},"b":{}}}]}
            """, """{"a":1,"b":1,"c":1}"""));

    [Fact]
    public void OneOf_FittingTwice_IsRefused() => Assert.Equal(
        "fits 2 of 2 alternatives, but must fit exactly one",
        Check("""{"oneOf":[{"type":"integer"},{"type":"number"}]}""", "1"));

    [Fact]
    public void OneOf_FittingASecondTimeOnlyByAnUnknownFormat_IsAccepted() =>
        Accepts("""{"oneOf":[{"type":"string","format":"email"},{"type":"string","format":"forms-expression"}]}""", "\"a@b.example\"");

    [Fact]
    public void AddressOrRange_AcceptsBothAndNothingElse()
    {
        const string schema = """{"oneOf":[{"type":"string","format":"ipv4"},{"type":"string","format":"cidr"}]}""";
        Accepts(schema, "\"192.0.2.1\"");
        Accepts(schema, "\"192.0.2.0/24\"");
        Refuses(schema, "\"192.0.2.0/240\"");
    }

    [Fact]
    public void AllOf_ChecksEveryPart() => Assert.Equal(
        "a: expected string, found 1\nmissing required property 'b'",
        Check("""{"allOf":[{"properties":{"a":{"type":"string"}}},{"required":["b"]}]}""", """{"a":1}"""));

    [Fact]
    public void RefWithSiblings_BothApply() => Assert.Equal(
        "must have at most 2 characters, has 3",
        Check("""{"$ref":"#/$defs/Text","maxLength":2,"$defs":{"Text":{"type":"string"}}}""", "\"abc\""));

    [Fact]
    public void Recursion_IsFollowed() => Assert.Equal(
        "child.child.name: expected string, found 1",
        Check("""{"$ref":"#/$defs/N","$defs":{"N":{"properties":{"name":{"type":"string"},"child":{"$ref":"#/$defs/N"}}}}}""",
            """{"child":{"child":{"name":1}}}"""));

    [Fact]
    public void SchemaThatOnlyRefersToItself_Ends() => Refuses("""{"$ref":"#"}""", "1");

    [Fact]
    public void ManyNestedAlternatives_StayQuick()
    {
        // Without looking at the discriminator first, this costs 20 branches to the power of the depth.
        string branches = string.Join(',', Enumerable.Range(0, 20).Select(static i =>
            $$"""{"type":"object","properties":{"next":{"$ref":"#/$defs/N"},"type":{"const":"t{{i}}"} } }"""));
        string schema = $$"""{"$ref":"#/$defs/N","$defs":{"N":{"oneOf":[{{branches}}]} } }""";
        string value = string.Concat(Enumerable.Repeat("""{"type":"t7","next":""", 30)) + "{\"type\":\"t8\",\"next\":3}"
            + new string('}', 30);
        Assert.EndsWith(".next: expected object, found 3", Check(schema, value), StringComparison.Ordinal);
    }
}
