using static Auth0Mcp.Tests.Validation.Checking;

namespace Auth0Mcp.Tests.Validation;

/// <summary>What each keyword accepts and refuses, and the words it refuses with.</summary>
public class KeywordTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("boolean", "true")]
    [InlineData("integer", "1")]
    [InlineData("integer", "1.0")]
    [InlineData("integer", "1e3")]
    [InlineData("number", "1.5")]
    [InlineData("number", "1")]
    [InlineData("string", "\"\"")]
    [InlineData("array", "[]")]
    [InlineData("object", "{}")]
    public void Type_ThatFits_IsAccepted(string type, string value) => Accepts($$"""{"type":"{{type}}"}""", value);

    [Theory]
    [InlineData("integer", "1.5", "expected integer, found 1.5")]
    [InlineData("string", "5", "expected string, found 5")]
    [InlineData("string", "null", "expected string, found null")]
    [InlineData("boolean", "\"true\"", "expected boolean, found \"true\"; write it without quotes")]
    [InlineData("integer", "\"7\"", "expected integer, found \"7\"; write it without quotes")]
    [InlineData("object", "\"{}\"", "expected object, found \"{}\"; give the JSON itself, not a string that holds it")]
    [InlineData("array", "{}", "expected array, found an object")]
    [InlineData("object", "[1,2]", "expected object, found an array of 2 items")]
    public void Type_ThatDoesNotFit_IsNamed(string type, string value, string message) =>
        Assert.Equal(message, Check($$"""{"type":"{{type}}"}""", value));

    [Fact]
    public void TypeList_NamesAllItsTypes() =>
        Assert.Equal("expected string, integer or null, found true", Check("""{"type":["string","integer","null"]}""", "true"));

    [Fact]
    public void OneInsteadOfAList_IsToldToWrapIt() => Assert.Equal(
        "expected array, found \"https://a.example\"; put it in [ ]",
        Check("""{"type":"array","items":{"type":"string"}}""", "\"https://a.example\""));

    [Fact]
    public void Enum_SuggestsTheNearestValue() => Assert.Equal(
        "\"spaa\" is not one of the allowed values; did you mean 'spa'? Allowed: \"native\", \"spa\", null.",
        Check("""{"enum":["native","spa",null]}""", "\"spaa\""));

    [Theory]
    [InlineData("""{"enum":[1,"a",null,{"k":[1]}]}""", "1.0")]
    [InlineData("""{"enum":[1,"a",null,{"k":[1]}]}""", "null")]
    [InlineData("""{"enum":[1,"a",null,{"k":[1]}]}""", """{"k":[1]}""")]
    [InlineData("""{"enum":["é"]}""", "\"\\u00e9\"")]
    [InlineData("""{"const":{"a":1}}""", """{"a":1}""")]
    public void EnumAndConst_CompareByValue(string schema, string value) => Accepts(schema, value);

    [Fact]
    public void Const_NamesTheOneValue() => Assert.Equal("must be true, found false", Check("""{"const":true}""", "false"));

    [Fact]
    public void LongEnum_IsListedWholeOnce()
    {
        string values = string.Join(',', Enumerable.Range(10, 20).Select(static i => $"\"value{i}\""));
        var problems = Check($$$"""{"items":{"enum":[{{{values}}}]}}""", """["zzz","yyy"]""").Split('\n');
        Assert.EndsWith($"Allowed: {values.Replace(",", ", ", StringComparison.Ordinal)}.", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("\"value21\" and 8 more.", problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"minLength":2}""", "\"ab\"")]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\\ude00\"")]
    [InlineData("""{"maxLength":1}""", "\"😀\"")]
    [InlineData("""{"maxLength":1}""", "\"\\n\"")]
    [InlineData("""{"minLength":5}""", "12")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"abc\"")]
    [InlineData("""{"pattern":"b"}""", "\"abc\"")]
    [InlineData("""{"pattern":"^(?!org_)[a-z_]+$"}""", "\"acme\"")]
    [InlineData("""{"pattern":"^[\\w-\\.]+$"}""", "\"a-b.c\"")]
    public void Strings_ThatFit_AreAccepted(string schema, string value) => Accepts(schema, value);

    [Theory]
    [InlineData("""{"minLength":1}""", "\"\"", "must not be empty")]
    [InlineData("""{"minLength":2}""", "\"é\"", "must have at least 2 characters, has 1")]
    [InlineData("""{"maxLength":1}""", "\"ab\"", "must have at most 1 character, has 2")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"abc\\n\"", "does not match the pattern ^[a-z]+$")]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"٣\"", "does not match the pattern ^\\d+$")]
    [InlineData("""{"pattern":"^(?!org_)[a-z_]+$"}""", "\"org_a\"", "does not match the pattern ^(?!org_)[a-z_]+$")]
    [InlineData(
        """{"format":"date-time"}""", "\"yesterday\"", "is not a date and time such as 2026-01-31T08:00:00Z, found \"yesterday\"")]
    public void Strings_ThatDoNotFit_AreExplained(string schema, string value, string message) =>
        Assert.Equal(message, Check(schema, value));

    [Fact]
    public void PatternThatRunsAway_IsARefusalInTime() =>
        Refuses("""{"pattern":"^(?=(a+)+$)b"}""", "\"" + new string('a', 40) + "!\"");

    [Theory]
    [InlineData("""{"minimum":0}""", "0")]
    [InlineData("""{"maximum":0.3}""", "0.3")]
    [InlineData("""{"exclusiveMinimum":1}""", "1.0000001")]
    [InlineData("""{"multipleOf":0.1}""", "0.3")]
    [InlineData("""{"maximum":9007199254740993}""", "9007199254740993")]
    public void Numbers_ThatFit_AreAccepted(string schema, string value) => Accepts(schema, value);

    [Theory]
    [InlineData("""{"minimum":1}""", "0", "must be at least 1, found 0")]
    [InlineData("""{"maximum":9007199254740992}""", "9007199254740993", "must be at most 9007199254740992, found 9007199254740993")]
    [InlineData("""{"exclusiveMinimum":1}""", "1", "must be more than 1, found 1")]
    [InlineData("""{"exclusiveMaximum":1}""", "1.0", "must be less than 1, found 1.0")]
    [InlineData("""{"multipleOf":5}""", "12", "must be a multiple of 5, found 12")]
    public void Numbers_ThatDoNotFit_AreExplained(string schema, string value, string message) =>
        Assert.Equal(message, Check(schema, value));

    [Theory]
    [InlineData("""{"minItems":1}""", "[]", "must have at least 1 item, has 0")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "must have at most 1 item, has 2")]
    [InlineData(
        """{"uniqueItems":true}""", """[{"a":1,"b":2},3,{"b":2.0,"a":1}]""", "item [2] repeats an earlier one; items must differ")]
    [InlineData("""{"items":{"type":"string"}}""", """["a",1]""", "[1]: expected string, found 1")]
    [InlineData(
        """{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}""", """["a",1,"b"]""", "[2]: expected integer, found \"b\"")]
    [InlineData("""{"contains":{"const":"openid"}}""", """["email"]""", "must contain \"openid\"")]
    public void Arrays_ThatDoNotFit_AreExplained(string schema, string value, string message) =>
        Assert.Equal(message, Check(schema, value));

    [Theory]
    [InlineData("""{"uniqueItems":true}""", """[1,"1",[1],{"a":1},null,false,0]""")]
    [InlineData("""{"contains":{"const":"openid"}}""", """["email","openid"]""")]
    [InlineData("""{"items":false}""", "[]")]
    [InlineData("""{"not":{"type":"string"}}""", "1")]
    [InlineData("""{"if":{"const":1},"then":{"type":"integer"},"else":{"type":"string"}}""", "\"a\"")]
    [InlineData("true", "null")]
    public void OtherValues_ThatFit_AreAccepted(string schema, string value) => Accepts(schema, value);

    [Theory]
    [InlineData("""{"not":{"type":"string"}}""", "\"a\"")]
    [InlineData("""{"if":{"type":"integer"},"then":{"minimum":5}}""", "1")]
    [InlineData("""{"if":{"type":"integer"},"else":{"minLength":5}}""", "\"a\"")]
    [InlineData("false", "null")]
    public void OtherValues_ThatDoNotFit_AreRefused(string schema, string value) => Refuses(schema, value);
}
