using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Clients;
using Tomlyn.Parsing;

namespace Auth0Mcp.Tests.Clients;

/// <summary>Edits of TOML.</summary>
public class TomlEditorTests
{
    [Theory]
    [InlineData("", "[s.a]\nc = \"x\"\n")]
    [InlineData("m = 1", "m = 1\n\n[s.a]\nc = \"x\"")]
    [InlineData("m = 1\n", "m = 1\n\n[s.a]\nc = \"x\"\n")]
    [InlineData("m = 1\n\n", "m = 1\n\n[s.a]\nc = \"x\"\n")]
    [InlineData("m = 1\r\n", "m = 1\r\n\r\n[s.a]\r\nc = \"x\"\r\n")]
    [InlineData("[s]\nb = { c = \"y\" } # b\n", "[s]\nb = { c = \"y\" } # b\n\n[s.a]\nc = \"x\"\n")]
    public void MissingTable_IsAppended(string before, string after) => Assert.Equal(after, Set(before));

    [Theory]
    [InlineData("[s.a]\nc = 'y' # old\nd = 1\n[t]\n", "[s.a]\nc = \"x\" # old\nd = 1\n[t]\n")]
    [InlineData("[s.a]\n# none yet\n\n[t]\n", "[s.a]\nc = \"x\"\n# none yet\n\n[t]\n")]
    [InlineData("[s.a]\nd = 1", "[s.a]\nd = 1\nc = \"x\"")]
    [InlineData("[s.\"a\"]\nc = [\n  \"y\",\n]\n", "[s.\"a\"]\nc = \"x\"\n")]
    [InlineData("[s.a]\nold = 1\n# about c\nc = \"x\"\n", "[s.a]\n# about c\nc = \"x\"\n")]
    [InlineData("[s]\na = { c = \"y\", d = 1 } # a\n", "[s]\na = { c = \"x\", d = 1 } # a\n")]
    [InlineData("[s]\na = {c=\"x\"}\n", "[s]\na = {c=\"x\"}\n")]
    public void PresentTable_GetsTheMembers_AndNothingElse(string before, string after) => Assert.Equal(after, Set(before));

    [Theory]
    [InlineData("[s.a]\nc = 1\n", "")]
    [InlineData("m = 1\n\n[s.a]\nc = 1\n", "m = 1\n")]
    [InlineData("m = 1\n\n[s.a]\nc = 1", "m = 1")]
    [InlineData("m = 1\n\n[s.a]\nc = 1\n[s.a.env]\nK = \"v\"\n\n# about t\n[t]\n", "m = 1\n\n# about t\n[t]\n")]
    [InlineData("[s.a]\nc = 1\n\n[t]\nd = 1\n\n[s.a.env]\nK = \"v\"\n", "\n[t]\nd = 1\n\n")]
    [InlineData("[s]\na = { c = 1 }\nb = 1\n", "[s]\nb = 1\n")]
    [InlineData("[s.b]\nc = 1\n", "[s.b]\nc = 1\n")]
    public void Removing_TakesTheTableAndItsSubTables(string before, string after)
        => Assert.Equal(after, Encoding.UTF8.GetString(TomlEditor.Remove(Encoding.UTF8.GetBytes(before), "f.toml", "s", "a")));

    [Theory]
    [InlineData("s = { b = {} }\n", "line 1")]
    [InlineData("m = 1\ns.a.c = 1\n", "line 2")]
    [InlineData("[s]\na.c = 1\n", "line 1")]
    [InlineData("[[s.a]]\nc = 1\n", "line 1")]
    public void OtherForms_AreLeftAlone(string text, string place)
    {
        var message = Assert.Throws<ClientFileException>(() => Set(text)).Message;
        Assert.Contains("in a form that is not edited here", message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"C:\x\auth0-mcp.exe", @"'C:\x\auth0-mcp.exe'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("it's \"C:\\\"", "\"it's \\\"C:\\\\\\\"\"")]
    [InlineData("a\u0001\n", "\"a\\u0001\\n\"")]
    public void Text_IsQuotedSoThatItReadsBack(string text, string expected)
    {
        Assert.Equal(expected, TomlText.Write(JsonValue.Create(text)));
        Assert.Equal(text, TomlText.Value(SyntaxParser.Parse($"a = {expected}\n", "f").KeyValues.Single().Value)!.GetValue<string>());
    }

    [Fact]
    public void FileThatIsNotUtf8_IsAnError()
        => Assert.Contains(
            "is not UTF-8",
            Assert.Throws<ClientFileException>(() => TomlEditor.Set([0x61, 0xff], "f.toml", "s", "a", [], [])).Message,
            StringComparison.Ordinal);

    private static string Set(string text)
    {
        var after = Encoding.UTF8.GetString(
            TomlEditor.Set(Encoding.UTF8.GetBytes(text), "f.toml", "s", "a", [new EntryMember("c", "x")], ["old"]));
        Assert.False(SyntaxParser.Parse(after, "f", validate: true).HasErrors);
        return after;
    }
}
