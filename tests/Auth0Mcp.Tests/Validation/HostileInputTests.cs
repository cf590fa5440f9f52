using System.Text;
using System.Text.Json;
using Auth0Mcp.Validation;
using static Auth0Mcp.Tests.Validation.Checking;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Values nobody should send, secrets that must not be repeated, schemas that cannot be honoured.</summary>
public class HostileInputTests
{
    [Theory]
    [InlineData("1e400", "number out of range: larger than any 64-bit floating point number")]
    [InlineData("""{"a":[-1E999]}""", "a[0]: number out of range: larger than any 64-bit floating point number")]
    [InlineData("\"\\ud800\"", "holds half of a surrogate pair or bytes that are not UTF-8; write the whole character")]
    [InlineData("\"\\udc00\\ud800\"", "holds half of a surrogate pair or bytes that are not UTF-8; write the whole character")]
    [InlineData(
        """{"\ud800":1}""", "a property name holds half of a surrogate pair or bytes that are not UTF-8; write the whole character")]
    [InlineData("""{"a":{"b":1,"b":2}}""", "a.b: property given more than once; give it once")]
    [InlineData("""{"b":1,"\u0062":2}""", "b: property given more than once; give it once")]
    public void UnsoundValue_IsAFinding(string value, string message) => Assert.Equal(message, Check("true", value));

    [Theory]
    [InlineData("1e308")]
    [InlineData("\"\\ud83d\\ude00 \\\\ud800 \\\"\"")]
    [InlineData("""{"b":1,"B":2}""")]
    public void SoundValue_IsAccepted(string value) => Accepts("true", value);

    [Fact]
    public void InvalidUtf8_IsAFinding()
    {
        var value = JsonElement.Parse([(byte)'"', 0xFF, (byte)'"']);
        Assert.StartsWith("holds half", JsonSchema.Parse("""{"maxLength":5}"""u8).Check(value)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeepNesting_IsAFinding() =>
        Assert.EndsWith(
            "nested more than 512 levels deep", Check("true", new string('[', 600) + new string(']', 600)), StringComparison.Ordinal);

    [Fact]
    public void ManyProperties_RepeatedOnce_AreFound()
    {
        string properties = string.Join(',', Enumerable.Range(0, 5000).Select(static i => $"\"p{i}\":1"));
        Accepts("true", $"{{{properties}}}");
        Assert.Equal("p4321: property given more than once; give it once", Check("true", $"{{{properties},\"p4321\":2}}"));
    }

    [Fact]
    public void MissingValue_IsAFinding() => Assert.Equal("no value was given", JsonSchema.Parse("true"u8).Check(default)[0].ToString());

    [Theory]
    [InlineData("client_secret")]
    [InlineData("apiKey")]
    [InlineData("Password")]
    [InlineData("access_token")]
    public void SensitiveName_ItsValueIsNotRepeated(string name)
    {
        string message = Check("""{"additionalProperties":{"type":"integer","format":"uri"}}""", $$"""{"{{name}}":"hunter2-value"}""");
        Assert.Equal($"{name}: expected integer, found a string of 13 characters", message);
    }

    [Fact]
    public void ValueBelowASensitiveName_IsNotRepeated() => Assert.DoesNotContain(
        "hunter2",
        Check("""{"additionalProperties":{"items":{"additionalProperties":{"type":"integer"}}}}""",
        """{"secrets":[{"value":"hunter2"}]}"""),
        StringComparison.Ordinal);

    [Fact]
    public void LongString_IsNotRepeated() => Assert.Equal(
        "expected integer, found a string of 41 characters", Check("""{"type":"integer"}""", "\"" + new string('x', 41) + "\""));

    [Fact]
    public void LongChoice_IsDescribed() => Assert.StartsWith(
        "a string of 500 characters is not one of", Check("""{"enum":["a","b"]}""", "\"" + new string('x', 500) + "\""),
        StringComparison.Ordinal);

    [Fact]
    public void LongPropertyName_IsCut() => Assert.Equal(
        "[\"" + new string('x', 80) + "…\"]: unknown property; no properties are allowed here",
        Check("""{"additionalProperties":false}""", "{\"" + new string('x', 5000) + "\":1}"));

    [Theory]
    [InlineData(
        """{"properties":{"a":{"dependentRequired":{}}}}""",
        "#/properties/a: keyword 'dependentRequired' is not implemented, so values could not be checked against it.")]
    [InlineData("""{"nullable":true}""", "#: keyword 'nullable' is not implemented, so values could not be checked against it.")]
    [InlineData("""{"type":"text"}""", "#: type \"text\" is not one of JSON Schema's types.")]
    [InlineData("""{"$ref":"#/$defs/X"}""", "$ref '#/$defs/X' leads nowhere: there is no '$defs'.")]
    [InlineData("""{"$ref":"other.json"}""", "$ref 'other.json' leaves the document; only '#/...' is followed.")]
    public void SchemaThatCannotBeHonoured_IsNotCompiled(string schema, string message) => Assert.Equal(
        message, Assert.Throws<UnsupportedSchemaException>(() => JsonSchema.Parse(Encoding.UTF8.GetBytes(schema))).Message);
}
