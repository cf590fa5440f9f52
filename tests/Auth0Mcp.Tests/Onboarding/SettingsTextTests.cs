using System.Text.Json;
using System.Xml.Linq;
using Auth0Mcp.Tools.Onboarding;
using Auth0Mcp.Tools.Onboarding.Settings;
using YamlDotNet.Serialization;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>
/// Keys of settings files: what is written, each format's own library reads; what stood there before stays to the byte.
/// </summary>
public sealed class SettingsTextTests
{
    /// <summary>Values with everything that some format gives a meaning to.</summary>
    private static readonly string[] s_values =
        ["shop.eu.auth0.com", "https://shop.eu.auth0.com/", "aB3_-x", "a\"b\\c$d`e#f 'g' & <h> = : ! @?", "@at", "?what",
            "# no comment", "- no: list", "ümläut ☃", "{a}", "[b]", "%PATH%", "${HOME}"];

    public static TheoryData<string, string> Values
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in (string[])["env", "json", "properties", "yaml", "strings_xml", "plist"])
            {
                // Readers of .env files do not agree on what may be expanded.
                foreach (var value in s_values.Where(value => format != "env" || !value.Contains('$', StringComparison.Ordinal)))
                {
                    data.Add(format, value);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_IsReadBackByTheLibraryOfItsFormat(string format, string value)
    {
        var settings = SettingsText.Of(format);
        var text = settings.Set(
            settings.Set(settings.Set("", Key(format, "first"), "1"), Key(format, "secret"), value), Key(format, "last"), "2");

        Assert.Equal("1", ReadBack(format, text, "first"));
        Assert.Equal(value, ReadBack(format, text, "secret"));
        Assert.Equal("2", ReadBack(format, text, "last"));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_IsReplacedWhereItStands(string format, string value)
    {
        var settings = SettingsText.Of(format);
        var before = settings.Set(settings.Set("", Key(format, "secret"), "old"), Key(format, "last"), "2");
        var after = settings.Set(before, Key(format, "secret"), value);

        Assert.Equal(value, ReadBack(format, after, "secret"));
        Assert.Equal(before, settings.Set(after, Key(format, "secret"), "old"));
        Assert.Equal(after, settings.Set(after, Key(format, "secret"), value));
    }

    [Theory]
    [InlineData("env", "# mine\r\nA=1\r\nKEY='old'\r\nB=2\r\n", "KEY", "# mine\r\nA=1\r\nKEY=new\r\nB=2\r\n")]
    [InlineData(
        "json", "\uFEFF{ // mine\n  \"a\": { \"KEY\": 1 },\n  \"KEY\": \"old\", \"b\": [],\n}", "KEY",
        "\uFEFF{ // mine\n  \"a\": { \"KEY\": 1 },\n  \"KEY\": \"new\", \"b\": [],\n}")]
    [InlineData("json", "{\n    \"a\": 1 // mine\n}\n", "KEY", "{\n    \"a\": 1,\n    \"KEY\": \"new\" // mine\n}\n")]
    [InlineData("json", "{}", "KEY", "{\n  \"KEY\": \"new\"\n}")]
    [InlineData("properties", "! mine\na.b : 1\nKEY = o\\\n   ld\nc=2", "KEY", "! mine\na.b : 1\nKEY=new\nc=2")]
    [InlineData("properties", "#KEY=no\na=KEY\n", "KEY", "#KEY=no\na=KEY\nKEY=new\n")]
    [InlineData(
        "yaml", "a: 1 # mine\nb:\n  c:\n    - x\n  KEY: old # kept\nd: 2\n", "b.KEY",
        "a: 1 # mine\nb:\n  c:\n    - x\n  KEY: \"new\" # kept\nd: 2\n")]
    [InlineData("yaml", "b:\n    c: 1 # mine\n\nd: 2\n", "b.KEY", "b:\n    c: 1 # mine\n    KEY: \"new\"\n\nd: 2\n")]
    [InlineData("yaml", "b:\nd: 2\n", "b.KEY", "b:\n  KEY: \"new\"\nd: 2\n")]
    [InlineData("yaml", "b.KEY: old\n", "b.KEY", "b.KEY: \"new\"\n")]
    [InlineData("yaml", "# only a remark", "b.KEY", "# only a remark\nb:\n  KEY: \"new\"\n")]
    [InlineData("yaml", "text: |\n  b\n  c\n", "b.KEY", "text: |\n  b\n  c\nb:\n  KEY: \"new\"\n")]
    [InlineData(
        "strings_xml",
        "<resources>\n    <!-- <string name=\"KEY\">no</string> -->\n    <string name='KEY'>old</string>\n</resources>\n", "KEY",
        "<resources>\n    <!-- <string name=\"KEY\">no</string> -->\n    <string name='KEY'>new</string>\n</resources>\n")]
    [InlineData(
        "strings_xml", "<resources><string name=\"a\">1</string></resources>", "KEY",
        "<resources><string name=\"a\">1</string>\n    <string name=\"KEY\" translatable=\"false\">new</string>\n</resources>")]
    [InlineData(
        "plist",
        "<plist version=\"1.0\"><dict>\n\t<key>a</key><dict><key>KEY</key><string>no</string></dict>\n\t<key>KEY</key>\n\t"
        + "<string>old</string>\n</dict></plist>",
        "KEY",
        "<plist version=\"1.0\"><dict>\n\t<key>a</key><dict><key>KEY</key><string>no</string></dict>\n\t<key>KEY</key>\n\t"
        + "<string>new</string>\n</dict></plist>")]
    public void EverythingElse_StaysToTheByte(string format, string before, string key, string after)
        => Assert.Equal(after, SettingsText.Of(format).Set(before, key, "new"));

    [Theory]
    [InlineData("env", "export A=1 KEY=2\n", "KEY")]
    [InlineData("json", "[]", "KEY")]
    [InlineData("json", "{\"KEY\":{}}", "KEY")]
    [InlineData("json", "{\"KEY\":\"a\",\"KEY\":\"b\"}", "KEY")]
    [InlineData("json", "{\"a\":", "KEY")]
    [InlineData("json", "{} {}", "KEY")]
    [InlineData("yaml", "a: [", "b.KEY")]
    [InlineData("yaml", "- a\n", "b.KEY")]
    [InlineData("yaml", "b: [1]\n", "b.KEY")]
    [InlineData("yaml", "b: { c: 1 }\n", "b.KEY")]
    [InlineData("yaml", "a: &x { c: 1 }\nb: *x\n", "b.KEY")]
    [InlineData("yaml", "b:\n  KEY: |\n    old\n", "b.KEY")]
    [InlineData("yaml", "b:\n  KEY:\n    c: 1\n", "b.KEY")]
    [InlineData("yaml", "a: 1\n---\nb: 2\n", "b.KEY")]
    [InlineData("strings_xml", "<resources><string name=\"KEY\">a</string><string name=\"KEY\">b</string></resources>", "KEY")]
    [InlineData("strings_xml", "<resources><string name=\"KEY\"><b>a</b></string></resources>", "KEY")]
    [InlineData("strings_xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><resources></resources>", "KEY")]
    [InlineData("strings_xml", "<resources></resource>", "KEY")]
    [InlineData("strings_xml", "<manifest></manifest>", "KEY")]
    [InlineData("plist", "<plist><dict><key>KEY</key><true/></dict></plist>", "KEY")]
    [InlineData("plist", "<plist><array></array></plist>", "KEY")]
    public void TextThatIsNotUnderstood_IsRefused(string format, string before, string key)
        => Assert.Throws<FormatException>(() => SettingsText.Of(format).Set(before, key, "new"));

    [Fact]
    public void KeysOfEveryFramework_AreReadBackByTheLibraryOfTheirFormat()
    {
        foreach (var file in FrameworkTable.All.SelectMany(static framework => framework.Files)
            .Where(static file => file.Format != "user_secrets"))
        {
            var settings = SettingsText.Of(file.Format);
            var text = file.Keys.Aggregate("", (before, key) => settings.Set(before, key.Key, key.Value));

            Assert.All(file.Keys, key => Assert.Equal(key.Value, Library(file.Format, text, key.Key)));
        }
    }

    private static string Key(string format, string name) => format == "yaml" ? $"a.b-c.{name}" : name;

    private static string? ReadBack(string format, string text, string name) => Library(format, text, Key(format, name));

    private static string? Library(string format, string text, string key)
    {
        Assert.Equal(Value(), SettingsText.Of(format).Find(text, key) is null ? null : Value());
        return Value();

        string? Value() => format switch
        {
            "env" => dotenv.net.DotEnv.Read(new dotenv.net.DotEnvOptions(envFilePaths: [Saved(text)], trimValues: false))[key],
            "json" => JsonDocument.Parse(text).RootElement.GetProperty(key).GetString(),
            "yaml" => Yaml(new DeserializerBuilder().Build().Deserialize<object>(text), key.Split('.')),
            "properties" => Properties(text)[key],
            "strings_xml" =>
                AndroidText(
                    XDocument.Parse(text).Root!.Elements("string").Single(element => (string?)element.Attribute("name") == key).Value),
            _ => XDocument.Parse(text).Root!.Element("dict")!.Elements("key").Single(element => element.Value == key)
                .ElementsAfterSelf().First().Value,
        };
    }

    private static string Saved(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"auth0-mcp-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.env");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Yaml(object value, string[] path)
        => path.Aggregate(value, static (map, name) => ((Dictionary<object, object>)map)[name]).ToString()!;

    /// <summary>As aapt2 reads a string: an escaped character stands for itself.</summary>
    private static string AndroidText(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\\(.)", "$1");

    /// <summary>As <c>java.util.Properties</c> documents it, for lines that are not continued.</summary>
    private static Dictionary<string, string> Properties(string text)
        => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            static line => Plain(line[..line.IndexOf('=', StringComparison.Ordinal)]),
            static line => Plain(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].TrimStart()),
            StringComparer.Ordinal);

    private static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, @"\\(u([0-9a-f]{4})|.)",
        static match => match.Groups[2].Success ? ((char)Convert.ToInt32(match.Groups[2].Value, 16)).ToString() : match.Groups[1].Value);
}
