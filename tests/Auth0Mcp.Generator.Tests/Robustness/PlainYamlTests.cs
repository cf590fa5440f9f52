using System.Text;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using YamlDotNet.Core;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>What is read a line at a time is what the parser reads, place by place; what the parser refuses is never read so.</summary>
public sealed class PlainYamlTests
{
    private const int Seeds = 400;

    private const string Sample = """
        # What people say.

        auth0_list_plants:
          gardener:
            - "which plants need water"
            - "say \"please\" in C:\\garden"
          # a guest
          guest tour:
            - what grows here
            - cacti 🌵 in bed 2

        auth0_get_plant:
          gardener:
            - "show the 🌵"
        ähre: ear (of wheat)
        """;

    public static TheoryData<string> Phrases { get; } = Of("phrases/");

    public static TheoryData<string> Others { get; } = Of("");

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Phrases_ArePlain(string path) => Assert.NotNull(PlainYaml.Read(CommittedFiles.Inputs[path]));

    [Theory]
    [MemberData(nameof(Others))]
    public void CommittedFile_IsReadAsTheParserReadsIt(string path) => AssertSame(CommittedFiles.Inputs[path]);

    [Fact]
    public void Sample_IsPlain()
    {
        Assert.NotNull(PlainYaml.Read(Sample));
        AssertSame(Sample);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("a: b\n...\n")]
    [InlineData("---\na: b\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("a:\nb: c\n")]
    [InlineData("a:\n- b\n")]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: b\n  c: d\n")]
    [InlineData("a:\n  - b\n    c\n")]
    [InlineData("a:\n    b: c\n  d: e\n")]
    [InlineData("a:\n  b: c\n d: e\n")]
    [InlineData(" a: b\n")]
    [InlineData("a: b # c\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a : b\n")]
    [InlineData("a: b \n")]
    [InlineData("a:  b\n")]
    [InlineData("a: \n  b: c\n")]
    [InlineData("a: \"b\" \n")]
    [InlineData("a: \"b\\n\"\n")]
    [InlineData("a: \"b\\\"\n")]
    [InlineData("a: \"b\\\n")]
    [InlineData("a: \"b\nc\"\n")]
    [InlineData("a: \"\n")]
    [InlineData("a: \"")]
    [InlineData("a: \"b\"c\n")]
    [InlineData("a: \"\"\n")]
    [InlineData("a:\n  -\n")]
    [InlineData("a:\n  - \n")]
    [InlineData("a:\n  - - b\n")]
    [InlineData("a:\n  - b: c\n")]
    [InlineData("a:\n  - b\n  c: d\n")]
    [InlineData("a:\n  b: c\n  - d\n")]
    [InlineData("a: >-\n  b\n")]
    [InlineData("a: [b]\n")]
    [InlineData("a: 'b'\n")]
    [InlineData("a: &b c\n")]
    [InlineData("a: b\r\n")]
    [InlineData("a: b\tc\n")]
    [InlineData("a:\u00a0b\n")]
    [InlineData("a: b\u2028c: d\n")]
    [InlineData("\ufeffa: b\n")]
    [InlineData("a")]
    [InlineData("a:")]
    [InlineData("a: b")]
    public void Text_IsReadAsTheParserReadsItOrNotAtAll(string text) => AssertSame(text);

    [Fact]
    public void SpoiltText_IsReadAsTheParserReadsItOrNotAtAll()
    {
        var plain = Enumerable.Range(0, Seeds).Count(static seed => AssertSame(Mutation.Of(Sample, seed)));

        // Otherwise nothing was compared.
        Assert.InRange(plain, Seeds / 20, Seeds);
    }

    /// <summary>True when the text was read a line at a time.</summary>
    private static bool AssertSame(string text)
    {
        if (PlainYaml.Read(text) is not { } plain)
        {
            return false;
        }

        try
        {
            Assert.Equal(Written(YamlReader.Parse(text)), Written(plain));
        }
        catch (YamlException exception)
        {
            Assert.Fail($"{exception.Message}\n{text}");
        }

        return true;
    }

    private static string Written(YamlNode root)
    {
        var written = new StringBuilder();
        Write(root, written);
        return written.ToString();
    }

    private static void Write(YamlNode node, StringBuilder written)
    {
        written.Append(node.GetType().Name).Append(' ').Append(node.Range).Append(" to line ").Append(node.LastLine).Append(' ');
        switch (node)
        {
            case YamlScalar scalar:
                written.Append(scalar.IsPlain ? "plain " : "quoted ").Append(scalar.Text).Append('\n');
                break;
            case YamlList list:
                written.Append(list.Items.Count).Append('\n');
                list.Items.ToList().ForEach(item => Write(item, written));
                break;
            case YamlMap map:
                written.Append(map.Members.Count).Append(map.EndOfBraces).Append('\n');
                foreach (var member in map.Members)
                {
                    Write(member.Key, written);
                    Write(member.Value, written);
                    Assert.Same(member.Value, map[member.Key.Text]);
                }

                break;
        }
    }

    private static TheoryData<string> Of(string folder)
        => [.. CommittedFiles.Inputs.Files.Select(static file => file.Path)
            .Where(path => path.StartsWith("spec/" + folder, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal))];
}
