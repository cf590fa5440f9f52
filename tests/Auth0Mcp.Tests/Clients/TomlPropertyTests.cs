using System.Text;
using Auth0Mcp.Clients;
using Auth0Mcp.Stdio;
using Tomlyn.Parsing;

namespace Auth0Mcp.Tests.Clients;

/// <summary>What holds for every TOML file, tried on many.</summary>
public class TomlPropertyTests
{
    private static readonly EntryMember[] s_members = [new("command", "/opt/x"),
        new("args", new System.Text.Json.Nodes.JsonArray("run"))];

    private static readonly string[] s_blocks =
    [
        "# a comment\n", "\n", "  \n", "model = 'gpt'  # why\n", "[profiles.a]\nx = 1\n\n", "[[things]]\n# nothing\n",
            "[[things]]\ny = { a = 1, \"b.c\" = [1, 2,] }\n",
        "[mcp_servers.\"auth0 old\"]\ncommand = \"\"\"\n[mcp_servers.auth0]\n\"\"\"\n",
            "  [mcp_servers.indented]\n  args = [\n    '[mcp_servers.auth0]', # no header\n  ]\n", "[mcp_servers]\n",
    ];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 5)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Adding_OnlyAppends_AndRemovingGivesTheSameBytes(int batch) => ForEach(batch, static (text, seed) =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var added = TomlEditor.Set(bytes, "f", "mcp_servers", "auth0", s_members, []);
        Assert.True(added.AsSpan().StartsWith(bytes), $"Seed {seed}");
        Assert.False(SyntaxParser.Parse(Encoding.UTF8.GetString(added), "f", validate: true).HasErrors, $"Seed {seed}");
        Assert.Equal(added, TomlEditor.Set(added, "f", "mcp_servers", "auth0", s_members, []));

        // An empty last line is the one difference that cannot be told apart from the one that was added.
        var removed = Encoding.UTF8.GetString(TomlEditor.Remove(added, "f", "mcp_servers", "auth0"));
        Assert.Equal(text.TrimEnd('\r', '\n', ' '), removed.TrimEnd('\r', '\n', ' '));
        Assert.True(
            text.EndsWith("\n\n", StringComparison.Ordinal) || text.EndsWith("\n\r\n", StringComparison.Ordinal)
            || text == removed, $"Seed {seed}:\n{text}\nbecame\n{removed}");
    });

    private static void ForEach(int batch, Action<string, int> check)
    {
        for (var seed = batch * 200; seed < (batch + 1) * 200; seed++)
        {
            var random = new Random(seed);
            var blocks = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(s_blocks.Length))
                .Where(static (block, index) => block != 3 || index == 0).ToList();
            var unique = blocks.Where((block, index) => block is 0 or 1 or 2 or 5 or 6 || blocks.IndexOf(block) == index)
                .Select(static block => s_blocks[block]);
            var text = string.Concat(unique);
            text = random.Next(4) == 0 ? text.TrimEnd('\n') : text;
            check(random.Next(3) == 0 ? text.ReplaceLineEndings("\r\n") : text, seed);
        }
    }
}
