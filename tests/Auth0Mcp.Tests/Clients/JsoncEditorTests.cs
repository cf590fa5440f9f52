using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Clients;

namespace Auth0Mcp.Tests.Clients;

/// <summary>Edits of JSON with comments.</summary>
public class JsoncEditorTests
{
    [Theory]
    [InlineData("", "{\n  \"s\": {\n    \"a\": 1\n  }\n}\n")]
    [InlineData("// only this", "// only this\n{\n  \"s\": {\n    \"a\": 1\n  }\n}\n")]
    [InlineData("{}", "{\n  \"s\": {\n    \"a\": 1\n  }\n}")]
    [InlineData("{ }\n", "{\n  \"s\": {\n    \"a\": 1\n  }\n}\n")]
    [InlineData("{\n}\n", "{\n  \"s\": {\n    \"a\": 1\n  }\n}\n")]
    [InlineData("{ // none\n}", "{ // none\n  \"s\": {\n    \"a\": 1\n  }\n}")]
    [InlineData("""{"b":2}""", """{"b":2, "s": {"a": 1}}""")]
    [InlineData("""{"b":2,}""", """{"b":2, "s": {"a": 1},}""")]
    [InlineData("""{"s":{}}""", """{"s":{"a": 1}}""")]
    [InlineData("""{"s":{"b":2}}""", """{"s":{"b":2, "a": 1}}""")]
    [InlineData("{\n \"s\": {}\n}", "{\n \"s\": {\n  \"a\": 1\n }\n}")]
    [InlineData("{\n\t\"b\": 2 // two\n}", "{\n\t\"b\": 2, // two\n\t\"s\": {\n\t\t\"a\": 1\n\t}\n}")]
    [InlineData("{\n  \"b\": 2, // two\n}", "{\n  \"b\": 2, // two\n  \"s\": {\n    \"a\": 1\n  },\n}")]
    [InlineData("{\r\n  \"b\": 2\r\n}", "{\r\n  \"b\": 2,\r\n  \"s\": {\r\n    \"a\": 1\r\n  }\r\n}")]
    [InlineData("{\n  \"b\": 2 }", "{\n  \"b\": 2,\n  \"s\": {\n    \"a\": 1\n  } }")]
    [InlineData("{\"b\": 2 // x\n}", "{\"b\": 2, // x\n  \"s\": {\n    \"a\": 1\n  }\n}")]
    public void MissingMember_IsAddedInTheStyleOfTheFile(string before, string after) => Assert.Equal(after, Set(before, 1));

    [Theory]
    [InlineData("""{"s":{"a":0,"b":2}}""", """{"s":{"a":1,"b":2}}""")]
    [InlineData("{ \"s\" /* x */ : // y\n { \"a\": 0 } }", "{ \"s\" /* x */ : // y\n { \"a\": 1 } }")]
    [InlineData("{ \"s\": { \"a\": /* old */ [0] /* one */, } }", "{ \"s\": { \"a\": /* old */ 1 /* one */, } }")]
    [InlineData("""{"s":{"a":0},"s":{"a":0}}""", """{"s":{"a":0},"s":{"a":1}}""")]
    [InlineData("""{"\u0073":{"\u0061":0}}""", """{"\u0073":{"\u0061":1}}""")]
    public void PresentMember_IsReplaced_AndNothingElse(string before, string after) => Assert.Equal(after, Set(before, 1));

    [Theory]
    [InlineData("""{ "s": { "a": 1 } }""", "1")]
    [InlineData("""{ "s": { "a": "\u0078" } }""", "\"x\"")]
    [InlineData("""{ "s": { "a": [ "run", /* all */ ] } }""", "[\"run\"]")]
    public void EqualValue_KeepsItsWriting(string text, string value)
        => Assert.Equal(
            text, Encoding.UTF8.GetString(JsoncEditor.Set(Encoding.UTF8.GetBytes(text), "f.json", ["s", "a"], JsonNode.Parse(value)!)));

    [Theory]
    [InlineData("""{"s":{"a":1}}""", """{"s":{}}""")]
    [InlineData("""{"s":{"a":1,"b":2}}""", """{"s":{"b":2}}""")]
    [InlineData("""{"s":{"b":2, "a":1}}""", """{"s":{"b":2}}""")]
    [InlineData("{\"s\":{\n  \"b\":2,\n  \"a\":{\n  }\n}}", "{\"s\":{\n  \"b\":2\n}}")]
    [InlineData("{\"s\":{\n  \"a\":1, // mine\n  \"b\":2\n}}", "{\"s\":{\n  // mine\n  \"b\":2\n}}")]
    [InlineData("{\"s\":{\n  \"b\":2, // two\n  \"a\":1,\n}}", "{\"s\":{\n  \"b\":2, // two\n}}")]
    [InlineData("{\"s\":{\n  // about a\n  \"a\":1\n}}", "{\"s\":{\n  // about a\n}}")]
    [InlineData("{\"s\":{ \"b\":2 // two\n , \"a\":1}}", "{\"s\":{ \"b\":2 // two\n }}")]
    [InlineData("""{"s":{"a":1,"b":2,"a":3}}""", """{"s":{"b":2}}""")]
    [InlineData("""{"t":1}""", """{"t":1}""")]
    public void Removing_TakesTheMemberAndItsComma(string before, string after)
        => Assert.Equal(after, Encoding.UTF8.GetString(JsoncEditor.Remove(Encoding.UTF8.GetBytes(before), "f.json", ["s", "a"])));

    [Theory]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("{\"s\": 1}", "\"s\" in f.json is not an object (line 1, column 7)")]
    [InlineData("{\n  \"é\": x\n}", "line 2, column 8")]
    [InlineData("{} {}", "line 1, column 4")]
    [InlineData("{\"a\": 1", "line 1, column 8")]
    [InlineData("\ufeff{\"a\"}", "line 1, column 5")]
    [InlineData("{ /* open", "does not parse")]
    public void UnsoundFile_IsAnErrorThatSaysWhere(string text, string expected)
        => Assert.Contains(expected, Assert.Throws<ClientFileException>(() => Set(text, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void NewText_KeepsLettersAndEscapesWhatMustBe()
        => Assert.Equal(
            "{\"s\":{\"a\": \"é <x> \\\"C:\\\\y\\\"\"}}",
            Encoding.UTF8.GetString(JsoncEditor.Set("{\"s\":{}}"u8.ToArray(), "f.json", ["s", "a"], "é <x> \"C:\\y\"")));

    private static string Set(string text, int value)
        => Encoding.UTF8.GetString(JsoncEditor.Set(Encoding.UTF8.GetBytes(text), "f.json", ["s", "a"], value));
}
